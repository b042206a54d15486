import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from './source-files.ts';

/**
 * Runs docs/tutorial/first-project.md in an empty folder, as a reader would. Its fenced blocks say what they are:
 *
 * - a language and a path: the file as it must stand there. What `init` has written must be equal to the letter;
 * - `sh`: commands that end well; `sh fails`: commands that find problems; `sh serves PATH`: a server that answers at PATH;
 * - `text`: lines that the commands before have printed; `…` stands for anything.
 */
interface Block {
  line: number;
  kind: string;
  rest: string;
  text: string;
}

const page = readFileSync(join(root, 'docs/tutorial/first-project.md'), 'utf8');
const blocks: Block[] = [...page.matchAll(/^```(\w+) ?(.*)\n([\s\S]*?)^```$/gm)].map((found) => ({
  line: page.slice(0, found.index).split('\n').length,
  kind: found[1] as string,
  rest: found[2] as string,
  text: found[3] as string,
}));
const program = `${JSON.stringify(process.execPath)} ${JSON.stringify(join(root, 'bin/coxcomb.mjs'))}`;
const asRun = (commands: string) => commands.replaceAll('npx coxcomb', program);

let folder: string;
let printed = '';
const written = new Set<string>();
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'coxcomb-tutorial-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the tutorial', () => {
  it('has files, commands and what they print', () => {
    const count = (kind: string) => blocks.filter((block) => block.kind === kind).length;
    expect(count('sh')).toBeGreaterThan(5);
    expect(count('text')).toBeGreaterThan(4);
    expect(count('yaml')).toBeGreaterThan(5);
  });

  it.each(blocks)('holds true at line $line: $kind $rest', async (block) => {
    if (block.kind === 'text') return expectPrinted(block.text);
    if (block.kind !== 'sh') return placeFile(block);
    if (block.rest.startsWith('serves ')) return expectServed(block.text, block.rest.replace('serves ', ''));
    const { status, stdout, stderr } = spawnSync('sh', ['-e', '-c', asRun(block.text)], {
      cwd: folder,
      encoding: 'utf8',
    });
    printed = `${stdout}\n${stderr}`;
    expect(status, printed).toBe(block.rest === 'fails' ? 1 : 0);
    if (block.text.includes('coxcomb init'))
      for (const [, file = ''] of printed.matchAll(/^ {2}(\S+)$/gm)) written.add(file);
  });

  it('shows every file that init writes', () => {
    const shown = blocks.map(({ rest }) => rest.replace(/^merrow\//, ''));
    expect(written.size).toBeGreaterThan(5);
    expect([...written].filter((file) => !shown.includes(file))).toEqual([]);
  });
});

function expectPrinted(text: string): void {
  for (const line of text.trimEnd().split('\n')) {
    const parts = line
      .trim()
      .split('…')
      .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    expect(printed).toMatch(new RegExp(`^.*${parts.join('.*')}.*$`, 'm'));
  }
}

/** Files of the starter project are there already and must be equal; others are the reader’s to write. */
function placeFile({ rest, text }: Block): void {
  const path = join(folder, rest);
  if (written.has(rest.replace(/^merrow\//, ''))) {
    expect(readFileSync(path, 'utf8')).toBe(text);
    return;
  }
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

async function expectServed(command: string, path: string): Promise<void> {
  const [, ...args] = command.trim().split(' ').slice(1);
  const server = spawn(process.execPath, [join(root, 'bin/coxcomb.mjs'), ...args, '--port', '0'], { cwd: folder });
  try {
    const address = await new Promise<string>((resolve, reject) => {
      server.stdout.once('data', (data) => resolve(String(data).trim()));
      server.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
    });
    const answer = await fetch(`${address}${path}`);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('Cedar');
  } finally {
    server.kill();
  }
}
