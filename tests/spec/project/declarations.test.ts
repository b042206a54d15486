import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import type { Issue } from '#vocabulary/issue.ts';
import {
  countsSource,
  indicator,
  indicators,
  measures,
  type SmallProject,
  type SmallProjectParts,
  type SourceInput,
  withSmallProject,
} from '../../fixtures/small-project.ts';

const extra = `id: extra
title: More counts
publisher: Office of the Island
licence: Open
address: https://example.org
accessed: "2024-06-01"
files: [counts.csv]
area: { column: Practice, scheme: local, type: practice }
period: { column: Year, pattern: financial-year }
measures: [{ measure: smokers, column: Smokers }]
`;

/** Problems of the small project with one more declaration, `sources/extra.yaml`. */
function problems(text: string | Uint8Array, before: (project: SmallProject) => void = () => {}): Promise<Issue[]> {
  return withSmallProject({}, async (project) => {
    project.write('sources/extra.yaml', text);
    before(project);
    return project.loadIssues();
  });
}

const withSource = (change: Partial<SourceInput>) =>
  withSmallProject({ sources: [{ ...countsSource, ...change }] }, async (project) => project.loadIssues());

describe('a key that is not known', () => {
  it('is pointed at, with the key that was meant and all that may stand there', async () => {
    const found = await problems(extra.replace('files:', 'fies:').replace('scheme:', 'shceme:'));
    const unknown = found.filter(({ code }) => code === 'DECLARATION_KEY_UNKNOWN');
    expect(unknown).toMatchObject([
      { where: { file: 'sources/extra.yaml', line: 7 }, input: 'fies' },
      { where: { file: 'sources/extra.yaml', line: 8, path: 'area' }, input: 'shceme' },
    ]);
    expect(unknown[0]?.remedy).toMatch(/^Did you mean `files`\?.*: id, title, publisher/);
    expect(unknown[1]?.remedy).toMatch(/^Did you mean `scheme`\?.*: column, value, scheme, type, map, suffix\.$/);
  });

  it('names what may stand inside a list', async () => {
    const found = await problems(extra.replace('column: Smokers', 'colum: Smokers'));
    const unknown = found.find(({ code }) => code === 'DECLARATION_KEY_UNKNOWN');
    expect(unknown?.remedy).toMatch(/^Did you mean `column`\?.*: measure, column, value, when, scale, sum\.$/);
  });
});

describe('a key without quotes', () => {
  it.each([
    ['012', '12'],
    ['01E00', '1'],
    ['1.10', '1.1'],
    ['~', 'null'],
  ])('is refused where %s would be read as %s', async (key, read) => {
    const found = await problems(extra.replace('type: practice', `type: practice, map: { ${key}: P01 }`));
    expect(found).toMatchObject([
      { code: 'DECLARATION_KEY_NOT_TEXT', where: { file: 'sources/extra.yaml', line: 8 }, input: key },
    ]);
    expect(found[0]?.message).toContain(`read as ${read}.`);
  });

  it('is taken where it is read as it is written', async () => {
    expect(await problems(extra.replace('type: practice', 'type: practice, map: { 12: P01, no: P02 }'))).toEqual([]);
  });
});

describe('a declaration that is no honest text', () => {
  const bomb = [
    'a: &a [x, x, x, x, x, x, x, x, x]',
    ...'bcdefghij'.split('').map((name, i) => `${name}: &${name} [${`*${'abcdefghi'[i]}, `.repeat(9)}]`),
  ].join('\n');

  it.each([
    ['aliases that unfold without measure', bomb, 'its aliases unfold into too much'],
    ['an alias inside itself', 'notes: &n [*n]\n', 'an alias stands inside what it stands for'],
    ['a tag that nobody knows', 'id: !!js/function "x"\n', 'Unresolved tag'],
    ['a repeated key', `${extra}id: other\n`, 'Map keys must be unique'],
    ['a tab', 'id: a\n\ttitle: b\n', 'Tabs are not allowed'],
  ])('is refused for %s', async (_, text, reason) => {
    const found = await problems(text);
    expect(found[0]).toMatchObject({ code: 'DECLARATION_SYNTAX', where: { file: 'sources/extra.yaml' } });
    expect(found[0]?.message).toContain(reason);
  });

  it.each([
    ['a hundred and one levels', `notes: ${'['.repeat(101)}${']'.repeat(101)}\n`],
    ['brackets without end', `notes: ${'['.repeat(20_000)}`],
    ['maps without measure', Array.from({ length: 700 }, (_, i) => `${' '.repeat(i)}a:\n`).join('')],
  ])('is refused for %s, and not as ill-formed', async (_, text) => {
    const [found] = await problems(text);
    expect(found).toMatchObject({ code: 'DECLARATION_TOO_DEEP', where: { file: 'sources/extra.yaml' } });
  });

  it.each([
    ['CP1252', Buffer.from(extra.replace('Office', 'Bürö'), 'latin1')],
    ['UTF-16', Buffer.from(`\uFEFF${extra}`, 'utf16le')],
  ])('is refused in %s, in place of a name with signs of replacement', async (_, bytes) => {
    expect(await problems(bytes)).toMatchObject([
      { code: 'DECLARATION_UNREADABLE', where: { file: 'sources/extra.yaml' } },
    ]);
  });

  it('may begin with a byte order mark', async () => {
    expect(await problems(`\uFEFF${extra}`)).toEqual([]);
  });

  it('says so when it holds nothing', async () => {
    const [found] = await problems('# to be written\n');
    expect(found).toMatchObject({ code: 'DECLARATION_INVALID', input: 'nothing' });
    expect(found?.message).toContain('holds no declaration');
  });

  it('shows no more of a long value than helps', async () => {
    const [found] = await problems('x'.repeat(100_000));
    expect(found?.message.length).toBeLessThan(400);
  });

  it('is refused when its link leads nowhere or it is no file, and the others are read', async () => {
    const found = await problems(extra.replace('files:', 'fies:'), ({ folder }) => {
      symlinkSync('/nowhere', join(folder, 'sources', 'dangling.yaml'));
      execFileSync('mkfifo', [join(folder, 'sources', 'pipe.yaml')]);
      mkdirSync(join(folder, 'sources', 'folder.yaml'));
    });
    expect(found.map(({ code, where }) => [code, where.file])).toEqual([
      ['DECLARATION_UNREADABLE', 'sources/dangling.yaml'],
      ['DECLARATION_INVALID', 'sources/extra.yaml'],
      ['DECLARATION_KEY_UNKNOWN', 'sources/extra.yaml'],
      ['DECLARATION_UNREADABLE', 'sources/pipe.yaml'],
    ]);
  });
});

describe('a declaration that a build would trip over', () => {
  const condition = (matches: string) => ({
    setAside: [{ when: [{ column: 'Year', matches }], because: 'Tried.' }],
  });

  it.each([
    ['until', { until: '([' }],
    ['unpivot.columns', { unpivot: { columns: '*', name: 'Kind', value: 'Count' } }],
    ['setAside.0.when.0.matches', condition('(')],
    ['setAside.0.when.0.matches', condition('(?=2019)2')],
    ['setAside.0.when.0.matches', condition('(a)\\1')],
    ['period.pattern', { period: { column: 'Year', pattern: 'lunar' as 'day' } }],
  ])('is refused at %s', async (path, change) => {
    expect(await withSource(change as Partial<SourceInput>)).toMatchObject([
      { code: 'DECLARATION_INVALID', where: { file: 'sources/sources.yaml', path } },
    ]);
  });

  it('is refused when a pair of numerator and denominator names what the source does not count', async () => {
    const found = await withSource({ numeratorWithin: [{ numerator: 'smokers', denominator: 'nobody' }] });
    expect(found).toMatchObject([
      { code: 'DECLARATION_REFERENCE_UNKNOWN', input: 'nobody', where: { path: 'numeratorWithin.0.denominator' } },
    ]);
  });
});

const issuesOf = (parts: SmallProjectParts) => withSmallProject(parts, async (project) => project.loadIssues());

describe('a public number that is given twice', () => {
  it('is refused among indicators, with both places', async () => {
    const found = await withSmallProject({}, async (project) => {
      project.write('indicators/more.yaml', stringify(indicator('other', 2)));
      return project.loadIssues();
    });
    expect(found).toMatchObject([
      { code: 'DECLARATION_NUMBER_REPEATED', input: '2', where: { file: 'indicators/more.yaml', line: 2, column: 9 } },
    ]);
    expect(found[0]?.message).toMatch(/2: other here, and smoking-rate in indicators\/indicators\.yaml:\d+:\d+\.$/);
    expect(found[0]?.remedy).toContain('4 is free');
  });

  it('is refused among sexes and values of one category, and may stand in two lists', async () => {
    const value = (id: string, number: number) => ({ id, number, name: id });
    const coxcomb = {
      sexes: [value('persons', 1), value('male', 1)],
      categories: [
        { ...value('deprivation', 1), values: [value('most', 1), value('least', 1)] },
        { ...value('rurality', 2), values: [value('town', 1), value('land', 2)] },
      ],
    };
    const found = await issuesOf({ coxcomb });
    expect(found.map(({ code, where }) => [code, where.path])).toEqual([
      ['DECLARATION_NUMBER_REPEATED', 'sexes.1.number'],
      ['DECLARATION_NUMBER_REPEATED', 'categories.0.values.1.number'],
    ]);
  });
});

describe('a declaration with a mistake of its own', () => {
  it('is the only one that is reported, not those that name it', async () => {
    const [smokers, adults] = measures;
    const found = await issuesOf({ measures: [{ ...smokers, counts: 'cats' as 'people' } as never, adults as never] });
    expect(found).toMatchObject([{ code: 'DECLARATION_INVALID', where: { path: 'counts' } }]);
  });

  it('is not said to be missing when its file is no YAML, or a framework breaks its own rules', async () => {
    const found = await withSmallProject({ framework: { limits: [limit('class ==', 'red')] } }, async (project) => {
      project.write('measures/measures.yaml', `${stringify(measures)}- id: [`);
      return project.loadIssues();
    });
    expect(new Set(found.map(({ where }) => where.file))).toEqual(
      new Set(['measures/measures.yaml', 'frameworks/lights.yaml']),
    );
  });
});

const limit = (when: string, cap: string) => ({ id: 'l', when, cap, because: 'Tried.' });

describe('a mistake in a framework', () => {
  it('is an indicator in a condition that the project does not have, where parts find theirs by tag', async () => {
    const tagged = [{ id: 'all', name: 'All', tagged: { topic: 'health' } }];
    const when = (condition: string) => issuesOf({ framework: { nodes: tagged, limits: [limit(condition, 'red')] } });
    const about = async (condition: string) =>
      (await when(condition)).filter(
        ({ where, severity }) => severity === 'blocks' && where.path?.startsWith('limits'),
      );
    expect(await about('indicators["smoking"].value > 20.0')).toEqual([]);
    const [found] = await about('indicators.smokin.value > 20.0');
    expect(found).toMatchObject({ code: 'DECLARATION_REFERENCE_UNKNOWN', input: 'smokin' });
    expect(found?.where.line).toBeGreaterThan(0);
  });

  it('comes with the classes that there are', async () => {
    const [found] = await issuesOf({ framework: { limits: [limit('class == "red"', 'gren')] } });
    expect(found?.message).toContain('There is no class “gren”');
    expect(found?.remedy).toMatch(/^Did you mean `green`\?.*: green, amber, red, grey\.$/);
  });

  it('comes with the names that a condition may read', async () => {
    const [found] = await issuesOf({ framework: { limits: [limit('scor < 1.0', 'red')] } });
    expect(found?.message).toContain('The condition cannot be read');
    expect(found?.remedy).toMatch(/area, indicators, parts, score, class, coverage, value; .*`indicators\[/);
  });

  it('is pointed at inside an entry that may be an id or an object', async () => {
    const entries = (entry: object) => [{ id: 'smoke', name: 'Smoking', indicators: ['smoking-rate', entry as never] }];
    const [weight] = await issuesOf({ framework: { nodes: entries({ indicator: 'smoking', weight: 'two' }) } });
    expect(weight).toMatchObject({ input: '"two"', where: { path: 'nodes.0.indicators.1.weight' } });
    const [key] = await issuesOf({ framework: { nodes: entries({ indicator: 'smoking', wieght: 2 }) } });
    expect(key).toMatchObject({ code: 'DECLARATION_KEY_UNKNOWN', input: 'wieght' });
    expect(key?.remedy).toMatch(/^Did you mean `weight`\?/);
  });
});

describe('a part with a score and no class', () => {
  const mean = { kind: 'mean' } as const;
  const label = { kind: 'cut-points' as const, bands: [{ atLeast: 1, class: 'green' }, { class: 'red' }] };
  const scorer = {
    kind: 'bands' as const,
    bands: [
      { atLeast: 20, class: 'red', score: 0 },
      { atLeast: 10, class: 'amber' },
      { class: 'green', score: 1 },
    ],
    missing: 'grey',
  };
  const nodes = [
    { id: 'one', name: '1', indicators: ['smoking'] },
    { id: 'two', name: '2', label, children: [{ id: 'three', name: '3', indicators: ['smoking-rate'] }] },
  ];

  it('is warned of, the whole and the petals, with the label that it lacks', async () => {
    const found = await issuesOf({ framework: { scorer, combiner: mean, nodes } });
    expect(found.map(({ code, severity, where }) => [code, severity, where.path])).toEqual(
      ['overall', 'nodes.0.id', 'nodes.1.children.0.id'].map((path) => ['FRAMEWORK_PART_WITHOUT_CLASS', 'warns', path]),
    );
    expect(found[0]?.where).toMatchObject({ file: 'frameworks/lights.yaml', line: 6 });
    expect(found[1]?.message).toContain('The part one gets a score and no class');
    expect(found[1]?.remedy).toContain('{ atLeast: 50, class: green }, { class: red }');
  });

  it('is not, where a label or the combiner gives one, or readers are shown no rating of it', async () => {
    const labelled = [
      { ...nodes[0], label },
      { id: 'two', name: '2', children: [{ ...nodes[0], id: 'three', label }] },
    ];
    expect(await issuesOf({ framework: { scorer, combiner: mean, label, nodes: labelled as never } })).toEqual([]);
    const worst = { kind: 'worst' as const, order: ['red', 'amber', 'green'], otherwise: 'grey' };
    const own = nodes.map((node) => ({ ...node, combiner: worst, children: undefined, indicators: ['smoking'] }));
    expect(await issuesOf({ framework: { scorer, combiner: mean, overall: false, nodes: own } })).toEqual([]);
  });
});

it('refuses two projects in one coxcomb.yaml', async () => {
  const found = await withSmallProject({}, async (project) => {
    const text = readFileSync(join(project.folder, 'coxcomb.yaml'), 'utf8');
    const item = text.replace(/^/gm, '  ').replace('  ', '- ');
    project.write('coxcomb.yaml', `${item}\n${item.replace('id: island', 'id: other')}`);
    return project.loadIssues();
  });
  expect(found).toMatchObject([{ code: 'DECLARATION_INVALID', input: 'other', where: { file: 'coxcomb.yaml' } }]);
});

it('refuses a locale and numbers that would fail later, where they stand', async () => {
  const locale = await issuesOf({ coxcomb: { locale: 'en_GB' } });
  expect(locale).toMatchObject([
    { code: 'DECLARATION_INVALID', input: '"en_GB"', where: { file: 'coxcomb.yaml', path: 'locale' } },
  ]);
  expect(locale[0]?.message).toContain('such as en-GB');
  expect(await issuesOf({ coxcomb: { currency: '@@@' } })).toMatchObject([{ where: { path: 'currency' } }]);
  const [number] = await issuesOf({ indicators: [indicator('smoking', 5_000_000_000, {})] });
  expect(number).toMatchObject({
    code: 'DECLARATION_INVALID',
    input: '5000000000',
    where: { path: 'number', line: 2 },
  });
  expect(number?.message).toContain('at most 2147483647');
  expect(await issuesOf({ coxcomb: { locale: 'cy', currency: 'EUR' } })).toEqual([]);
});

describe('the parts of a framework', () => {
  const nodes = (tagged: Record<string, string>) => [
    { id: 'smoke', name: 'Smoking', indicators: ['smoking'] },
    { id: 'other', name: 'Other', tagged },
  ];
  const tags = { topic: { name: 'Topic', values: [{ id: 'air', name: 'Air' }] } };

  it('may look for declared tags only', async () => {
    const value = await issuesOf({ coxcomb: { tags }, framework: { nodes: nodes({ topic: 'airr' }) } });
    expect(value).toMatchObject([
      { code: 'FRAMEWORK_PART_EMPTY', severity: 'warns', input: 'other' },
      { code: 'DECLARATION_REFERENCE_UNKNOWN', input: 'airr', where: { path: 'nodes.1.tagged.topic' } },
    ]);
    expect(value[1]?.remedy).toContain('air');
    expect((await issuesOf({ coxcomb: { tags }, framework: { nodes: nodes({ topik: 'air' }) } })).at(-1)).toMatchObject(
      {
        code: 'DECLARATION_REFERENCE_UNKNOWN',
        input: 'topik',
      },
    );
  });

  it('are told of when they find nothing, and not when they do', async () => {
    const framework = { nodes: nodes({ topic: 'air' }) };
    expect(await issuesOf({ coxcomb: { tags }, framework })).toMatchObject([
      { code: 'FRAMEWORK_PART_EMPTY', where: { file: 'frameworks/lights.yaml', path: 'nodes.1' } },
    ]);
    const tagged = indicators.map((one) => ({ ...one, tags: { topic: 'air' } }));
    expect(await issuesOf({ coxcomb: { tags }, framework, indicators: tagged })).toEqual([]);
  });
});
