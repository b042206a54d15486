import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { Database } from '#evidence/database.ts';
import { values } from '#evidence/sql.ts';
import type { Declared } from '#project/declaration.ts';
import type { Project } from '#project/project.ts';
import { type Framework, frameworkSchema } from '#project/schema/framework.ts';
import { writeFrameworkHistory, writeFrameworkTexts } from '#release/freeze-frameworks.ts';
import { changesRules, frameworkChanges } from '#release/framework-changes.ts';
import { writeTriggers } from '#release/freeze-triggers.ts';
import { createPublicTable, type PublicTableName, publicTables } from '#release/schema.ts';

const folder = mkdtempSync(join(tmpdir(), 'rating-history-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const declared = {
  id: 'care',
  version: '1',
  name: 'Care',
  about: 'How good care is.',
  source: 'Made for tests.',
  overall: true,
  classes: [
    { id: 'good', name: 'Good', meaning: 'Good.', look: 'better' },
    { id: 'bad', name: 'Bad', meaning: 'Bad.', look: 'worse-95', worse: true },
    { id: 'none', name: 'None', meaning: 'None.', look: 'no-data', counted: false },
  ],
  scorer: { kind: 'significance', classes: { similar: 'good', 'worse-95': 'bad' }, missing: 'none' },
  combiner: { kind: 'worst', order: ['bad', 'good'], otherwise: 'none' },
  triggers: [{ id: 'low', name: 'Stays low', below: 'good', rounds: 3 }],
  nodes: [{ id: 'part', name: 'Part', indicators: ['one'] }],
};

const framework = (change: object = {}): Framework => frameworkSchema.parse({ ...declared, ...change });

function projectOf(frameworks: Framework[], more: Partial<Project> = {}): Project {
  const of = (value: Framework) => ({ value, file: '', locate: () => ({ line: 1, column: 1 }) }) as Declared<Framework>;
  const declaration = { frameworks: frameworks.map(({ id }) => id) } as Project['declaration'];
  return { declaration, frameworks: frameworks.map(of), ...more } as Project;
}

type Rows = Partial<Record<PublicTableName, (string | number | boolean | null)[][]>>;

/** A store with the public tables of a release, some of them filled. */
async function withTables<T>(rows: Rows, work: (database: Database) => Promise<T>): Promise<T> {
  const database = await Database.open({ path: ':memory:' });
  try {
    await database.run("ATTACH ':memory:' AS pub");
    for (const table of Object.keys(publicTables) as PublicTableName[])
      await database.run(createPublicTable(table).replace('CREATE TABLE ', 'CREATE TABLE pub.'));
    for (const [table, given] of Object.entries(rows))
      await database.run(`INSERT INTO pub.${table} VALUES ${values(given)}`);
    return await work(database);
  } finally {
    database.close();
  }
}

const type = [0, 'district', 1, 'district', 'districts', null, 'code', true, true, 0];
const area = (id: number, code: string) => [id, 0, code, code, null, null, 'area'];
const rating = (at: number, name: string) => [0, '', at, name, name, null, null, 1, 1, '{}'];
const then = (release: string, on: string, code: string, name: string, key = 'care') => [
  release,
  on,
  key,
  '',
  'district',
  code,
  name,
  null,
  null,
];

describe('ratings that stay low, over published releases', () => {
  const places = { area_type: [type], area: [area(0, 'A'), area(1, 'B'), area(2, 'C')] };
  const found = (rows: Rows, change: object = {}) =>
    withTables({ ...places, ...rows }, async (database) => {
      await writeTriggers(database, projectOf([framework(change)]), 'r3');
      return database.rows('SELECT area, state, rounds, since, better, why FROM pub.rating_trigger ORDER BY area');
    });
  const now = [rating(0, 'bad'), rating(1, 'bad'), rating(2, 'good')];

  it('take the releases in the order of their publication, whatever they are called', async () => {
    const history = [
      then('z-first', '2022-01-01', 'A', 'bad'),
      then('a-second', '2023-01-01', 'A', 'bad'),
      then('z-first', '2022-01-01', 'B', 'bad'),
      then('a-second', '2023-01-01', 'B', 'good'),
      then('z-first', '2022-01-01', 'C', 'bad'),
      then('a-second', '2023-01-01', 'C', 'bad'),
    ];
    const rows = await found({ rating: now, rating_history: history });
    expect(rows).toMatchObject([{ area: 0, state: 'triggered', rounds: 3, since: 'z-first', better: null }]);
    expect(JSON.parse(rows[0]?.why as string)).toEqual({
      rounds: [
        { release: 'z-first', class: 'bad', is: 'below' },
        { release: 'a-second', class: 'bad', is: 'below' },
        { release: 'r3', class: 'bad', is: 'below' },
      ],
    });
  });

  it('do not count a release that was withdrawn: it is in no history', async () => {
    const rows = await found({ rating: now, rating_history: [then('r1', '2022-01-01', 'A', 'bad')] });
    expect(rows).toMatchObject([{ area: 0, state: 'watched', rounds: 2, since: 'r1' }]);
  });

  it('count a release that left the framework out as one without a rating', async () => {
    const history = [
      then('r0', '2021-01-01', 'A', 'bad'),
      then('r1', '2022-01-01', 'A', 'good', 'another'),
      then('r2', '2023-01-01', 'A', 'bad'),
    ];
    expect(await found({ rating: now, rating_history: history })).toMatchObject([{ state: 'watched', since: 'r2' }]);
    const bridged = { triggers: [{ ...declared.triggers[0], missing: 'bridged' }] };
    expect(await found({ rating: now, rating_history: history }, bridged)).toMatchObject([
      { state: 'triggered', rounds: 3, since: 'r0' },
    ]);
  });

  it('take a release and its correction for one round, part by part', async () => {
    const history = [then('r1', '2022-01-01', 'A', 'bad'), then('r2', '2023-01-01', 'A', 'bad')];
    const rated_period = [
      ['r1', 'care', '', '2021-12-31'],
      ['r2', 'care', '', '2021-12-31'],
      ['r2', 'care', 'part', '2022-12-31'],
      ['r3', 'care', '', '2022-12-31'],
    ];
    expect(await found({ rating: now, rating_history: history, rated_period })).toMatchObject([
      { area: 0, state: 'watched', rounds: 2, since: 'r2' },
    ]);
    const releases = { triggers: [{ ...declared.triggers[0], roundsOf: 'releases' }] };
    expect(await found({ rating: now, rating_history: history, rated_period }, releases)).toMatchObject([
      { area: 0, state: 'triggered', rounds: 3, since: 'r1' },
    ]);
  });

  it('excuse an area that is better by more than chance', async () => {
    const three = {
      classes: [
        ...declared.classes.slice(0, 2),
        { id: 'worst', name: 'Worst', meaning: 'Worst.', look: 'worse-998', worse: true },
        ...declared.classes.slice(2),
      ],
      combiner: { kind: 'worst', order: ['worst', 'bad', 'good'], otherwise: 'none' },
    };
    const history = ['r1', 'r2'].map((release, at) => [
      ...then(release, `202${at}-01-01`, 'A', 'worst').slice(0, 7),
      null,
      JSON.stringify({ worst: 1 }),
    ]);
    const sure = [0, '', 0, 0.98, JSON.stringify({ bad: 0.98, worst: 0.02 }), ...new Array(8).fill(null), 1000];
    const rows = await found({ rating: now, rating_history: history, rating_certainty: [sure] }, three);
    expect(rows).toMatchObject([{ area: 0, state: 'excused', better: 0.98 }]);
  });
});

describe('the history of frameworks', () => {
  /** Freezes what concerns frameworks into a file, as a release after another. */
  async function release(id: string, frameworks: Framework[], previous?: { id: string; publishedOn: string }) {
    const file = (name: string) => join(folder, `${name}.duckdb`);
    const database = await Database.open({ path: ':memory:' });
    try {
      await database.run(`ATTACH '${file(id)}' AS pub`);
      for (const table of ['framework', 'framework_history', 'framework_text'] as const)
        await database.run(createPublicTable(table).replace('CREATE TABLE ', 'CREATE TABLE pub.'));
      const rows = frameworks.map((entry, at) => [at, entry.id, entry.version, entry.name, JSON.stringify(entry)]);
      await database.run(`INSERT INTO pub.framework VALUES ${values(rows)}`);
      const before = previous && { ...previous, file: file(previous.id) };
      await writeFrameworkHistory(database, projectOf(frameworks), { id, title: id, previous: before });
      return await database.rows(
        'SELECT release, published_on, framework, version, changed FROM pub.framework_history ORDER BY published_on NULLS LAST, framework',
      );
    } finally {
      database.close();
    }
  }

  it('says what changed in the rules from release to release', async () => {
    await release('one', [framework()]);
    await release('two', [framework({ about: 'In other words.' })], { id: 'one', publishedOn: '2022-01-01' });
    const changed = framework({
      version: '2',
      combiner: { kind: 'worst', order: ['good', 'bad'], otherwise: 'none' },
    });
    const rows = await release('three', [changed, framework({ id: 'new' })], { id: 'two', publishedOn: '2023-01-01' });
    expect(rows).toEqual([
      { release: 'one', published_on: '2022-01-01', framework: 'care', version: '1', changed: null },
      { release: 'two', published_on: '2023-01-01', framework: 'care', version: '1', changed: '["about"]' },
      {
        release: 'three',
        published_on: null,
        framework: 'care',
        version: '2',
        changed: '["about","combiner","version"]',
      },
      { release: 'three', published_on: null, framework: 'new', version: '1', changed: null },
    ]);
  });

  it('does not take another level of detail for another rule', () => {
    const at = (detail: string) =>
      framework({ nodes: [{ id: 'part', name: 'Part', indicators: [{ indicator: 'one', detail }] }] });
    expect(frameworkChanges(framework(), framework())).toEqual([]);
    const changed = frameworkChanges(framework(), at('broader'));
    expect(changed).toEqual(['detail']);
    expect(changesRules(changed)).toBe(false);
    expect(
      frameworkChanges(at('headline'), framework({ nodes: [{ id: 'part', name: 'Part', indicators: ['two'] }] })),
    ).toContain('nodes');
  });

  it('carries the text of each framework and what the project has it do otherwise', async () => {
    const use = { use: 'care', indicators: { one: 'two' }, absent: 'missing' as const };
    const project = projectOf([framework()], {
      declaration: { frameworks: [use] } as unknown as Project['declaration'],
      frameworkTexts: new Map([['care', '# Care']]),
    });
    const rows = await withTables({}, async (database) => {
      await writeFrameworkTexts(database, project);
      return database.rows('SELECT * FROM pub.framework_text ORDER BY framework');
    });
    expect(rows).toEqual([{ framework: 0, text: '# Care', used: JSON.stringify(use) }]);
  });
});
