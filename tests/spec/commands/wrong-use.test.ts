import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { withSmallProject } from '../../fixtures/small-project.ts';

const program = fileURLToPath(new URL('../../../bin/coxcomb.mjs', import.meta.url));

interface Ended {
  code: number | null;
  out: string;
  error: string;
}

function run(args: string[], input = ''): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...args], { stdio: 'pipe' });
    const ended: Ended = { code: null, out: '', error: '' };
    child.stdout.on('data', (part: Buffer) => (ended.out += part.toString()));
    child.stderr.on('data', (part: Buffer) => (ended.error += part.toString()));
    child.on('error', reject);
    child.on('close', (code) => resolve({ ...ended, code }));
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  });
}

const stack = /^\s+at .*[:(]/m;

describe('the commands, used wrongly', () => {
  it('answer with a code, a rule and a remedy, without a stack, and do no work first', async () => {
    await withSmallProject({}, async ({ folder }) => {
      const cases: [code: string, exit: number, args: string[]][] = [
        ['CLI_REPORT_PLACE', 2, ['build', folder, '--report', '/nowhere/report.json']],
        ['CLI_REPORT_PLACE', 2, ['build', folder, '--report', folder]],
        ['CLI_ARGUMENT_INVALID', 2, ['build', folder, '--memory', 'lots']],
        ['RELEASE_NOT_BUILT', 2, ['explain', 'smoking', 'P01', '--project', folder]],
        ['CLI_ARGUMENT_INVALID', 2, ['explain', 'smoking', 'P01', '--project', folder, '--facts', '-5']],
        ['CLI_ARGUMENT_INVALID', 2, ['explain', 'smoking', 'P01', '--project', folder, '--period', '2024-02-30']],
        ['CLI_ARGUMENT_INVALID', 2, ['serve', folder, '--port', 'many']],
        ['CLI_ARGUMENT_INVALID', 2, ['serve', folder, '--port', '99999']],
        ['CLI_ARGUMENT_INVALID', 2, ['serve', '/nowhere', '--port', '0']],
        ['CLI_SYSTEM_REFUSED', 1, ['init', '/dev/null/project']],
        ['CLI_SYSTEM_REFUSED', 1, ['init', '/proc/project']],
      ];
      for (const [code, exit, args] of cases) {
        const ended = await run(args);
        expect(ended.error, args.join(' ')).toContain(`[${code}]`);
        expect(ended.error).not.toMatch(stack);
        expect({ args, exit: ended.code }).toEqual({ args, exit });
      }
      expect(existsSync(join(folder, '.coxcomb'))).toBe(false);
    });
  }, 120_000);

  it('do not serve a site whose catalogue is damaged', async () => {
    await withSmallProject({}, async ({ folder, write }) => {
      write('.coxcomb/published/catalogue.json', '{"releases": [');
      const ended = await run(['serve', folder, '--port', '0']);
      expect(ended).toMatchObject({ code: 1, out: '' });
      expect(ended.error).toMatch(/catalogue\.json cannot be read: .* \[RELEASE_CATALOGUE_UNREADABLE\]\n {4}Restore/);
      expect(ended.error).not.toMatch(stack);
    });
  }, 60_000);

  it('write the problems of a project as JSON where that is asked for', async () => {
    await withSmallProject({}, async (project) => {
      project.write('sources/extra.yaml', 'id: 012\n');
      const { code, out } = await run(['check', project.folder, '--json']);
      expect(code).toBe(1);
      const { ok, issues } = JSON.parse(out) as { ok: boolean; issues: { where: object }[] };
      expect(ok).toBe(false);
      expect(issues[0]?.where).toMatchObject({ file: 'sources/extra.yaml', line: 1 });
    });
  }, 60_000);
});

describe('coxcomb statistic at the end of a pipe', () => {
  const head = 'numerator,denominator\n';

  it('refuses text that is not in its encoding, and numbers that none can hold', async () => {
    const latin = await new Promise<Ended>((resolve) => {
      const child = spawn(process.execPath, [program, 'statistic', 'ratio'], { stdio: 'pipe' });
      const ended: Ended = { code: null, out: '', error: '' };
      child.stderr.on('data', (part: Buffer) => (ended.error += part.toString()));
      child.on('close', (code) => resolve({ ...ended, code }));
      child.stdin.end(Buffer.from(`area,${head}Méx,1,2\n`, 'latin1'));
    });
    expect(latin.error).toContain('not text in utf-8. [STATISTIC_INPUT_UNREADABLE]');
    const large = await run(['statistic', 'ratio'], `${head}1e400,2\n1,2\n`);
    expect(large).toMatchObject({ code: 1 });
    expect(large.error).toContain('standard input:2:1: numerator: numerator must be a number below 1.8e308');
    expect(large.out.split('\n')[2]).toBe('1,2,0.5,,,Ratio,,');
  }, 60_000);

  it('ends in peace when nobody reads on', async () => {
    const child = spawn(process.execPath, [program, 'statistic', 'ratio'], { stdio: 'pipe' });
    let error = '';
    child.stderr.on('data', (part: Buffer) => (error += part.toString()));
    child.stdin.on('error', () => {});
    child.stdin.write(head + '1,2\n'.repeat(200_000));
    child.stdout.once('data', () => child.stdout.destroy());
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect({ code, error }).toEqual({ code: 0, error: '' });
  }, 60_000);
});
