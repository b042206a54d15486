import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readDeclarations } from '#project/declaration.ts';
import { frameworkSchema } from '#project/schema/framework.ts';
import { runVectors } from '#rating/vectors/run-vectors.ts';

const folder = join(import.meta.dirname, '../../../frameworks');
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => file.slice(0, -'.yaml'.length));

describe('the frameworks shipped with the product', () => {
  it.each(names)('%s gives every answer of its methodology text', (name) => {
    const { declared, issues } = readDeclarations(
      readFileSync(join(folder, `${name}.yaml`), 'utf8'),
      name,
      frameworkSchema,
    );
    expect(issues).toEqual([]);
    const text = join(folder, `${name}.md`);
    expect(existsSync(text), `${name} has no text beside it`).toBe(true);
    const answers = declared.flatMap(({ value }) => runVectors(value, readFileSync(text, 'utf8')));
    const wrong = answers.filter(({ equal }) => !equal);
    expect(
      wrong.map((one) => `${name}.md:${one.line} ${one.area} ${one.what}: ${one.found}, not ${one.expected}`),
    ).toEqual([]);
    expect(answers.length).toBeGreaterThan(5);
  });
});
