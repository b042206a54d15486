import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { commands } from '#cli/commands.ts';
import { openProject } from '#cli/context.ts';
import { failureOf } from '#cli/failure.ts';
import { build } from '../../../src/pipeline.ts';

const root = join(import.meta.dirname, '../../..');

/** Runs a command in this process and gathers what it prints. */
async function run(line: string): Promise<{ out: string; error: string; exit: number }> {
  let [out, error] = ['', ''];
  const program = new Command('coxcomb').exitOverride();
  for (const command of commands()) program.addCommand(command);
  const stdout = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += String(text);
    return true;
  });
  const stderr = vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    error += String(text);
    return true;
  });
  process.exitCode = 0;
  try {
    await program.parseAsync(line.split(/\s+/).slice(1), { from: 'user' });
  } catch (thrown) {
    const failure = failureOf(thrown);
    error += `${failure.message} [${failure.code}]`;
    process.exitCode = failure.exitCode;
  } finally {
    stdout.mockRestore();
    stderr.mockRestore();
  }
  const exit = Number(process.exitCode);
  process.exitCode = 0;
  return { out, error, exit };
}

describe('the commands of frameworks', () => {
  let folder: string;
  const before = process.cwd();

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'coxcomb-frameworks-'));
    cpSync(join(root, 'examples/starter'), join(folder, 'merrow'), { recursive: true });
    vi.spyOn(process, 'cwd').mockReturnValue(folder);
    await build(openProject(join(folder, 'merrow'), undefined));
  }, 60_000);
  afterAll(() => {
    vi.restoreAllMocks();
    rmSync(folder, { recursive: true, force: true });
    expect(process.cwd()).toBe(before);
  });

  const at = (line: string) => line.replaceAll(/(?<=--project )merrow/g, join(folder, 'merrow'));

  it('do what the page on trying a change says', async () => {
    const page = readFileSync(join(root, 'docs/how-to/try-a-change.md'), 'utf8');
    const lines = [...page.matchAll(/coxcomb (?:framework|explain) [a-z][^`\n]*--project merrow/g)].map(
      ([line]) => line,
    );
    expect(lines.length).toBeGreaterThan(6);
    for (const line of lines) {
      const { out, error, exit } = await run(at(line));
      expect([exit, error], line).toEqual([0, '']);
      expect(out.length, line).toBeGreaterThan(30);
    }
    const minimum = await run(
      at('coxcomb framework simulate merrow-ratings --set combiner.minimum=2 --project merrow'),
    );
    expect(minimum.out).toContain('6 labels move:');
    expect(minimum.out).toContain('combiner.minimum: 1 → 2');
    expect(minimum.out).toContain('This tries out rules. It is not a rating.');
    // Who is left out stands in the table, so that both columns add up to all areas.
    const without = await run(at('coxcomb framework simulate merrow-ratings --drop area:D3 --project merrow'));
    expect(without.out).toMatch(/ {2}left out +0 +1 +\+1\n/);
    const list = await run(at('coxcomb framework simulate merrow-ratings --list --project merrow'));
    expect(list.out).toContain('goals.seen-soon = 80 (goal)');
    expect(list.out).not.toContain('certainty.');
    const limited = await run(at('coxcomb framework simulate nof-2025-26 --list --project merrow'));
    expect(limited.out).toMatch(/Overrides, left out with `--drop override:ID`:\n.+: A provider in deficit/);
  });

  it('give data with --json, each of them', async () => {
    const json = async (line: string) => JSON.parse((await run(at(`${line} --project merrow --json`))).out);
    expect(await json('coxcomb framework check')).toMatchObject({ ok: true, checked: ['merrow-ratings'], built: true });
    expect(await json('coxcomb framework test nof-2025-26')).toMatchObject({ ok: true, failed: 0 });
    expect((await json('coxcomb framework explain merrow-ratings')).sections.length).toBeGreaterThan(3);
    expect((await json('coxcomb framework docs merrow-ratings')).markdown).toMatch(/^# /);
    expect(await json('coxcomb framework simulate merrow-ratings')).toMatchObject({
      isRating: false,
      answers: [{ areas: 6, parts: [{ part: 'access', moves: [] }] }],
    });
    const why = await json('coxcomb explain rating merrow-ratings d3');
    expect(why).toMatchObject({
      area: { code: 'D3' },
      whole: { class: 'worse', parts: [{ part: 'access', inputs: [{ indicator: 'seen-soon', class: 'worse' }] }] },
      next: [
        { answer: 'alone', from: 'worse', ways: [{ to: 'expected', changes: [{ indicator: 'seen-soon', of: 541 }] }] },
      ],
    });
    const { holds, probabilities } = why.whole.parts[0].certainty;
    expect(probabilities.worse).toBe(holds);
    expect(holds).toBeGreaterThan(0.5);
    // One person fewer would not do: the upper limit would not reach the benchmark.
    expect(why.next[0].ways[0].changes[0].counts).toBe(36);
  });

  it('find mistakes of a framework with their place, and end with 1', async () => {
    const file = join(folder, 'merrow/frameworks/other.yaml');
    const text = readFileSync(join(folder, 'merrow/frameworks/merrow-ratings.yaml'), 'utf8');
    writeFileSync(file, text.replace('id: merrow-ratings', 'id: other').replace('kind: worst', 'kind: worstest'));
    const { out, error, exit } = await run(at('coxcomb framework check other --project merrow'));
    expect(exit).toBe(1);
    expect(error).toMatch(/frameworks\/other\.yaml:\d+:\d+.*\[DECLARATION_INVALID\]/);
    expect(out).toContain('1 framework checked: with mistakes.');
    rmSync(file);
  });

  it('tell triggers, wordings, areas that are not rated, and names where there are any', async () => {
    const file = join(folder, 'merrow/frameworks/other.yaml');
    const text = readFileSync(join(folder, 'merrow/frameworks/merrow-ratings.yaml'), 'utf8');
    writeFileSync(
      file,
      `${text.replace('id: merrow-ratings', 'id: other').replace('    tagged: { topic: access }', '    indicators:\n      - { indicator: seen-soon, scorer: { kind: rules, rules: [{ when: \'indicators["seen-soon"].value < 50.0\', class: worse }], otherwise: { class: expected } } }')}
wordings:
  - { id: short, name: Short words, years: ["1999"], words: { better: "+", worse: "-" } }
eligibility:
  - { id: small, when: area.code == "D9", setAside: no-rating, because: District 9 is too small. }
triggers:
  - { id: low, name: Stays low, below: expected, parts: [access], rounds: 2 }
`,
    );
    const { out, exit } = await run(at('coxcomb framework explain other --project merrow'));
    expect(exit).toBe(0);
    expect(out).toContain('Short words, for 1999: “+” for “Better”, “-” for “Worse”.');
    expect(out).toContain('Its measures: People seen within two weeks.');
    expect(out).toContain('When “People seen within two weeks” < 50.0: Then: “Worse”.');
    expect(out).toContain('District 9 is too small. Such areas are “No rating”.');
    expect(out).toContain('Stays low: a rating that is worse than “As expected” in 2 periods in a row.');
    expect(out).toContain('It looks at each of these: Getting care.');
    const { out: page } = await run(at('coxcomb framework docs other --project merrow'));
    expect(page).toContain('## Ratings that stay low');
    expect((await run(at('coxcomb framework explain merrow-ratings --project merrow'))).out).toContain(
      'Its measures are all those with the tag Topic “Getting care”.',
    );
    expect((await run(at('coxcomb framework explain nof-2025-26 --project merrow'))).out).not.toContain('of0023,');
    rmSync(file);
  });

  it('find conditions that read what there is not, or cannot be worked out over the areas that are built', async () => {
    const file = join(folder, 'merrow/frameworks/other.yaml');
    const text = readFileSync(join(folder, 'merrow/frameworks/merrow-ratings.yaml'), 'utf8');
    const checked = async (when: string) => {
      const limit = `limits: [{ id: own, when: '${when}', cap: worse, because: x }]\n`;
      writeFileSync(file, `${text.replace('id: merrow-ratings', 'id: other')}\n${limit}`);
      const { error, exit } = await run(at('coxcomb framework check other --project merrow'));
      return `${exit} ${error}`;
    };
    expect(await checked('area["nane"] == "x"')).toMatch(
      /^1 .*frameworks\/other\.yaml:\d+:\d+: limits\.0\.when: .*\[DECLARATION_FACT_UNKNOWN\]\n {4}Did you mean `name`\?/,
    );
    expect(await checked('1 / int(coverage - coverage) > 1')).toMatch(
      /^1 .*frameworks\/other\.yaml:\d+:\d+: limits\.0\.when: .*division by zero.*\[RATING_CONDITION_FAILS\]/,
    );
    expect(await checked('1 > 2')).toMatch(/^0 .*\[FRAMEWORK_CONDITION_CONSTANT\]/);
    rmSync(file);
  });

  it('run the worked examples of a framework of one’s own, and end with 1 where one differs', async () => {
    const own = join(folder, 'merrow/frameworks/merrow-ratings.md');
    const cases = (expected: string) =>
      `# Merrow\n\n## One district\n\n| area | seen-soon | seen-soon outcome | → access |\n| --- | --- | --- | --- |\n| a | 80 | better-95 | ${expected} |\n`;
    writeFileSync(own, cases('better'));
    const right = await run(at('coxcomb framework test merrow-ratings --project merrow'));
    expect([right.exit, right.error]).toEqual([0, '']);
    expect(right.out).toContain('1 of 1 answer is as expected.');
    writeFileSync(own, cases('worse'));
    const wrong = await run(at('coxcomb framework test merrow-ratings --project merrow'));
    expect(wrong.exit).toBe(1);
    expect(wrong.out).toMatch(/FAIL .*merrow-ratings\.md:7 a access: expected worse, got better/);
    writeFileSync(own, '| area | x y | → access |\n| --- | --- | --- |\n| a | 1 | better |\n');
    expect((await run(at('coxcomb framework test merrow-ratings --project merrow'))).error).toMatch(
      /merrow-ratings\.md:1 cannot be run: a column of inputs cannot be called “x y”\. \[FRAMEWORK_CASE_INVALID\]/,
    );
    rmSync(own);
    expect((await run(at('coxcomb framework test merrow-ratings --project merrow'))).error).toContain(
      'FRAMEWORK_TEXT_MISSING',
    );
  });

  it.each([
    ['coxcomb framework explain nothing --project merrow', 2, 'FRAMEWORK_UNKNOWN'],
    ['coxcomb framework simulate merrow-ratings --set x --project merrow', 2, 'WHAT_IF_NUMBER_INVALID'],
    ['coxcomb framework simulate merrow-ratings --set x=1 --project merrow', 2, 'WHAT_IF_PLACE_UNKNOWN'],
    ['coxcomb framework simulate merrow-ratings --add access/seen-soon --project merrow', 2, 'WHAT_IF_ADD_COUNTED'],
    ['coxcomb framework simulate merrow-ratings --drop x --project merrow', 2, 'WHAT_IF_DROP_UNKNOWN'],
    ['coxcomb framework docs merrow-ratings --out /nowhere/x.md --project merrow', 2, 'CLI_ARGUMENT_INVALID'],
    ['coxcomb explain rating nothing D1 --project merrow', 2, 'FRAMEWORK_UNKNOWN'],
    ['coxcomb explain rating merrow-ratings X9 --project merrow', 1, 'RATING_UNKNOWN'],
    ['coxcomb explain rating merrow-ratings D1 --part none --project merrow', 1, 'RATING_UNKNOWN'],
    ['coxcomb explain number seen-soon D1 --project merrow', 2, 'CLI_ARGUMENT_INVALID'],
  ])('refuse %s', async (line, exit, code) => {
    const ended = await run(at(line));
    expect([ended.exit, ended.error.includes(`[${code}]`)], ended.error).toEqual([exit, true]);
  });
});
