import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { commands } from '#cli/commands.ts';
import { Database } from '#evidence/database.ts';
import { loadProject } from '#project/load.ts';
import { projectSchema } from '#project/schema/coxcomb.ts';
import { frameworkSchema } from '#project/schema/framework.ts';
import { indicatorSchema } from '#project/schema/indicator.ts';
import { sourceSchema } from '#project/schema/source.ts';
import { evaluate } from '#rating/evaluate.ts';
import { compileExpression } from '#rating/expression.ts';
import { planFramework } from '#rating/plan.ts';
import { runVectors } from '#rating/vectors/run-vectors.ts';
import { catalogue } from '#vocabulary/errors/catalogue.ts';
import { ratingEvidence } from '../fixtures/rating-evidence.ts';
import { build, workspaceOf } from '../../src/pipeline.ts';
import { filesBelow, root } from './source-files.ts';

const read = (path: string) => readFileSync(join(root, path), 'utf8');

/** The YAML blocks of a page, without the indent that a list gives them. */
function yamlBlocks(path: string): unknown[] {
  const blocks = [...read(path).matchAll(/^( *)```yaml\n([\s\S]*?)^\1```$/gm)];
  return blocks.map(([, indent = '', text = '']) => parse(text.replaceAll(new RegExp(`^${indent}`, 'gm'), '')));
}

describe('the examples of the how-to pages', () => {
  it('of like areas fit into the files of the tutorial', () => {
    const [similar, cost] = yamlBlocks('docs/how-to/declare-similar-areas.md');
    const project = { ...parse(read('examples/starter/coxcomb.yaml')), ...(similar as object) };
    expect(projectSchema.safeParse(project).error?.issues).toBeUndefined();
    const [method] = projectSchema.parse(project).similar;
    expect(method?.attributes[0]).toEqual({ key: 'people', transform: 'square-root', cap: 5, weight: 1 });
    const indicator = { ...parse(read('examples/starter/indicators/seen-soon.yaml')), ...(cost as object) };
    expect(indicatorSchema.parse(indicator).unitCost?.amount).toBe(2400);
  });

  it('of a source and of an indicator are declarations without faults', () => {
    const [source] = yamlBlocks('docs/how-to/add-a-source.md');
    const [indicator] = yamlBlocks('docs/how-to/add-an-indicator.md');
    expect(sourceSchema.safeParse(source).error?.issues).toBeUndefined();
    expect(indicatorSchema.safeParse(indicator).error?.issues).toBeUndefined();
  });

  it('of a framework fits into the framework of the tutorial', () => {
    const [part] = yamlBlocks('docs/how-to/add-a-framework.md');
    const whole = { ...parse(read('examples/starter/frameworks/merrow-ratings.yaml')), ...(part as object) };
    expect(frameworkSchema.safeParse(whole).error?.issues).toBeUndefined();
  });

  it('of who is rated and who reviews fits into the framework with scores', () => {
    const [, scores, review] = yamlBlocks('docs/how-to/add-a-framework.md') as object[];
    const read = frameworkSchema.safeParse({ ...scores, ...review });
    expect(read.error?.issues).toBeUndefined();
    expect(read.data?.verification?.panels[0]?.parts).toEqual(['access']);
    expect(read.data?.triggers[0]).toMatchObject({ below: 'fair', rounds: 3, missing: 'bridged', level: 0.95 });
    expect(read.data?.certainty.draws).toBe(500);
  });

  it('of worked examples come out as the page says', () => {
    const page = 'docs/how-to/add-a-framework.md';
    const framework = frameworkSchema.parse(yamlBlocks(page)[1]);
    const [, text = ''] = /^```markdown\n([\s\S]*?)^```$/m.exec(read(page)) ?? [];
    const answers = runVectors(framework, text);
    expect(answers.filter(({ equal }) => !equal)).toEqual([]);
    expect(answers).toHaveLength(19);
  });

  it('of a framework with scores is whole, and rates by its weights, its cut-points and its override', () => {
    const framework = frameworkSchema.parse(yamlBlocks('docs/how-to/add-a-framework.md')[1]);
    const limits = (middle: number) => ({ lower95: middle - 1.959963984540054, upper95: middle + 1.959963984540054 });
    const known = (values: number[]) => ({
      values,
      lower95: values.map((value) => limits(value).lower95),
      upper95: values.map((value) => limits(value).upper95),
    });
    // One standard error is 1, so the z-scores are 3, 0, 3 beside 0, 0, -9; weighted 2 to 1: 2, 0, -1.
    const evidence = ratingEvidence({
      'seen-soon': { ...known([73, 70, 73]), benchmark: 70 },
      'on-the-day': { ...known([40, 40, 31]), benchmark: 40 },
    });
    const rated = (own: typeof evidence) => {
      const whole = evaluate(planFramework(framework, []), own).nodes.get('');
      const names = framework.classes.map(({ id }) => id);
      return [...(whole?.limited.class ?? [])].map((position, area) => [
        Math.round((whole?.grades.score[area] ?? 0) * 1e9) / 1e9,
        names[position],
      ]);
    };
    expect(rated(evidence)).toEqual([
      [2, 'good'],
      [0, 'fair'],
      [-1, 'fair'],
    ]);
    const slow = ratingEvidence({
      'seen-soon': { ...known([55]), benchmark: 50 },
      'on-the-day': { ...known([40]), benchmark: 40 },
    });
    expect(rated(slow)).toEqual([[3.33, 'fair']]);
  });
});

describe('the how-to page of conditions', () => {
  it('says of whole numbers what holds', () => {
    const context = { indicators: {}, parts: {}, area: {}, score: null, class: null, coverage: 1, value: 2 };
    const value = (expression: string) => compileExpression(expression)(context);
    expect([value('value >= 2'), value('value >= 2.0'), value('value * 2.0')]).toEqual([true, true, 4]);
    expect(() => value('value * 2')).toThrow('cannot be worked out');
    expect([value('[1, 2].size() * 2'), value('double([1, 2].size()) * 2.0')]).toEqual([4, 4]);
    const page = read('docs/how-to/write-a-condition.md');
    for (const told of ['value >= 2', 'value * 2', 'double(list.size()) * 2.0']) expect(page).toContain(`\`${told}\``);
  });
});

describe('the how-to page of declarations made from a table', () => {
  it('works as it stands in the project of the tutorial', async () => {
    const page = 'docs/how-to/make-declarations-from-a-table.md';
    const [settings, tags, measure, indicator, source] = yamlBlocks(page) as object[];
    const csv = [...read(page).matchAll(/^ *```csv\n([\s\S]*?)^ *```$/gm)].map(([, text = '']) =>
      text.replaceAll(/^ {3}/gm, ''),
    );
    const folder = mkdtempSync(join(tmpdir(), 'coxcomb-listed-'));
    try {
      cpSync(join(root, 'examples/starter'), folder, { recursive: true });
      const project = parse(read('examples/starter/coxcomb.yaml')) as { tags: object };
      const put = (path: string, content: unknown) =>
        writeFileSync(join(folder, path), typeof content === 'string' ? content : stringify(content));
      put('coxcomb.yaml', { ...project, ...settings, tags: { ...project.tags, ...tags } });
      put('data/2024-measures.csv', csv[0]);
      put('data/2024-values.csv', csv[1]);
      for (const [path, content] of [
        ['measures/listed.yaml', measure],
        ['indicators/listed.yaml', indicator],
        ['sources/listed.yaml', source],
      ] as const) {
        expect(read(page)).toContain(path);
        put(path, content);
      }
      const { project: loaded, issues } = loadProject(folder, { shippedFrameworks: join(root, 'frameworks') });
      expect(issues).toEqual([]);
      const made = loaded?.indicators.map(({ value }) => value) ?? [];
      expect(made).toMatchObject([
        {
          id: 'wait-1',
          name: 'Patients seen within two weeks (WAIT_1)',
          polarity: 'high-is-good',
          tags: { group: 'access' },
        },
        {
          id: 'harm-2',
          plainName: 'Falls in hospital per 1000 days',
          polarity: 'low-is-good',
          why: expect.stringContaining('2024'),
        },
        { id: 'seen-soon' },
      ]);
      if (!loaded) return;
      const report = await build(loaded);
      expect(report.problems).toEqual([]);
      const database = await Database.open({ path: workspaceOf(loaded).evidence, readOnly: true });
      const [values] = await database.rows<{ n: number }>(
        "SELECT count(*) AS n FROM estimate e JOIN indicator i ON i.id = e.indicator WHERE i.key IN ('wait-1', 'harm-2') AND e.status = 0 AND e.map = 1 ORDER BY n",
      );
      database.close();
      // Six districts and five, each with its two regions and the country.
      expect(Number(values?.n)).toBe(6 + 5 + 2 * 3);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }, 60_000);
});

/** What is wrong with a command as a page writes it: a command or an option that is not there. */
function faultsOf(text: string): string[] {
  const words =
    text
      .split(/\s+#|[|<>&;]/)[0]
      ?.trim()
      .split(/\s+/)
      .slice(1) ?? [];
  let command = new Command('coxcomb').addCommand(new Command('help')).option('--help').option('--version');
  for (const child of commands()) command.addCommand(child);
  const faults: string[] = [];
  for (const word of words) {
    const name = word.split('=')[0] as string;
    if (name.startsWith('--')) {
      if (name !== '--help' && !command.options.some((option) => option.long === name)) faults.push(name);
      continue;
    }
    const child = command.commands.find((entry) => entry.name() === word);
    if (child) command = child;
    else if (command.commands.length > 0 && command.registeredArguments.length === 0 && /^[a-z]+$/.test(word))
      faults.push(word);
  }
  return faults;
}

describe('the commands that pages and remedies name', () => {
  const pages = filesBelow('.', /\.md$/).filter(({ path }) => !path.startsWith('docs/reference/'));
  const written = [
    ...pages.map(({ path, text }) => ({ path, text })),
    ...Object.entries(catalogue).map(([path, { remedy }]) => ({ path, text: remedy as string })),
  ].flatMap(({ path, text }) =>
    [...text.matchAll(/(?:^|`|\| )(?:npx )?(coxcomb [a-z-][^`\n]*)/gm)].map((found) => ({
      path,
      command: found[1] as string,
    })),
  );

  it('are there, with their options', () => {
    expect(written.length).toBeGreaterThan(20);
    const wrong = written.filter(({ command }) => faultsOf(command).length > 0);
    expect(wrong.map(({ path, command }) => `${path}: ${command}`)).toEqual([]);
  });

  it('would be missed if they were not', () => {
    expect(faultsOf('coxcomb bild merrow')).toContain('bild');
    expect(faultsOf('coxcomb build merrow --fast')).toEqual(['--fast']);
    expect(faultsOf('coxcomb release publish 2023 --project merrow # make it public')).toEqual([]);
  });
});
