// Writes docs/reference/ and schemas/ from the programme itself: `npm run generate`. A test holds both in step with it.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { referenceFiles } from './reference/reference-files.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const files = referenceFiles();
for (const folder of ['docs/reference', 'schemas']) {
  mkdirSync(join(root, folder), { recursive: true });
  for (const name of readdirSync(join(root, folder)))
    if (!files.has(`${folder}/${name}`)) rmSync(join(root, folder, name));
}
for (const [path, text] of files) writeFileSync(join(root, path), text);
process.stdout.write(`${files.size} files written.\n`);
