import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { typedProject } from './typed-project.ts';

it('is left out where the project is the folder that one is in', () => {
  expect(typedProject('.')).toBe('');
});

it.each(['merrow', '../a-b/c.d', "the isle's own", '$HOME', 'a b'])('reaches a command as %s', (folder) => {
  const words = execFileSync('sh', ['-c', `printf '%s\\n'${typedProject(folder)}`], { encoding: 'utf8' });
  expect(words).toBe(`--project\n${folder}\n`);
});
