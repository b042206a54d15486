import { describe, expect, it } from 'vitest';
import { importsOf, programme, roomOf, type SourceFile, withoutComments } from './source-files.ts';

/** The rooms in the order in which data walk through them. */
const flow = [
  'vocabulary',
  'statistics',
  'project',
  'evidence',
  'sources',
  'ingest',
  'areas',
  'estimates',
  'comparison',
  'rating',
  'disclosure',
  'release',
  'records',
  'practices',
  'charges',
  'judgement',
  'downloads',
  'charts',
  'site',
  'api',
  'server',
  'cli',
  'demo',
  'pipeline',
];
/** What each room of outputs may import beside vocabulary. */
const outputs: Record<string, readonly string[]> = {
  downloads: ['release'],
  charts: [],
  site: ['release', 'downloads', 'charts'],
  api: ['release', 'downloads'],
  server: ['release', 'downloads', 'charts', 'site', 'api'],
};
const calculations = ['statistics', 'evidence', 'ingest', 'areas', 'estimates', 'comparison', 'rating', 'disclosure'];

/** `room → room` for every import that leads to another room. */
function steps(file: SourceFile): { from: string; to: string; target: string }[] {
  const from = roomOf(file.path) ?? '';
  return importsOf(file).flatMap((target) => {
    const to = roomOf(target);
    return to === undefined || to === from ? [] : [{ from, to, target }];
  });
}

/** Rules about what a file of a room may import: the steps that it forbids. */
const stepRule = (forbids: (from: string, to: string) => boolean) => (file: SourceFile) =>
  steps(file)
    .filter(({ from, to }) => forbids(from, to))
    .map(({ target }) => target);
const packageRule = (name: string, owner: string) => (file: SourceFile) =>
  roomOf(file.path) === owner
    ? []
    : importsOf(file).filter((target) => target === name || target.startsWith(`${name}/`));
const wordRule = (pattern: RegExp) => (file: SourceFile) =>
  roomOf(file.path) === 'cli' ? [] : (withoutComments(file.text).match(pattern) ?? []);

interface Rule {
  name: string;
  reason: string;
  /** What in a file breaks the rule. */
  broken: (file: SourceFile) => string[];
  /** A file that breaks it, so that the rule is seen to work. */
  example: SourceFile;
}

const rules: Rule[] = [
  {
    name: 'a room imports only rooms above it in the flow',
    reason:
      'data walk down the list once, so a change of a room is felt only below it, and no two rooms need each other',
    broken: stepRule(
      (from, to) =>
        !['cli', 'pipeline'].includes(from) && to !== 'vocabulary' && flow.indexOf(to) >= flow.indexOf(from),
    ),
    example: { path: 'src/evidence/a.ts', text: "import { b } from '#ingest/b.ts';" },
  },
  {
    name: 'vocabulary imports no room',
    reason: 'its words are used everywhere, so it can stand on nothing',
    broken: stepRule((from) => from === 'vocabulary'),
    example: { path: 'src/vocabulary/a.ts', text: "import type { B } from '../statistics/b.ts';" },
  },
  {
    name: 'statistics imports nothing but vocabulary',
    reason: 'a method is a pure function over numbers, and anyone can take it and check it',
    broken: (file) =>
      roomOf(file.path) === 'statistics'
        ? importsOf(file).filter((target) => !['statistics', 'vocabulary'].includes(roomOf(target) ?? ''))
        : [],
    example: { path: 'src/statistics/a.ts', text: "import { readFileSync } from 'node:fs';" },
  },
  {
    name: 'downloads, charts, site, api and server read releases only',
    reason: 'no number can be shown that was not frozen, protected and hashed',
    broken: stepRule((from, to) => to !== 'vocabulary' && outputs[from]?.includes(to) === false),
    example: { path: 'src/site/a.tsx', text: "import { open } from '#evidence/database.ts';" },
  },
  {
    name: 'judgement imports no calculation',
    reason: 'people decide about ratings on the record; they do not change how they are computed',
    broken: stepRule((from, to) => from === 'judgement' && calculations.includes(to)),
    example: { path: 'src/judgement/a.ts', text: "import { rate } from '#rating/rate-areas.ts';" },
  },
  {
    name: 'nothing imports the command line or the pipeline',
    reason: 'they are on top: they know the rooms and the order of the steps, no room knows them',
    broken: stepRule((from, to) => (to === 'cli' && from !== 'cli') || (to === 'pipeline' && from !== 'cli')),
    example: { path: 'src/rating/a.ts', text: "const { build } = await import('../pipeline.ts');" },
  },
  {
    name: 'only evidence speaks to DuckDB',
    reason: 'it alone knows the traps of columns and refuses queries without an order',
    broken: packageRule('@duckdb/node-api', 'evidence'),
    example: { path: 'src/release/a.ts', text: "import { DuckDBInstance } from '@duckdb/node-api';" },
  },
  {
    name: 'only the command line knows commander',
    reason: 'every other room can be used without a terminal',
    broken: packageRule('commander', 'cli'),
    example: { path: 'src/site/a.ts', text: "import { Command } from 'commander';" },
  },
  {
    name: 'only the command line reads the environment and the arguments',
    reason: 'what a build depends on is then in its arguments, for tests and for whoever repeats it',
    broken: wordRule(/process\.(env|argv)\b/g),
    example: { path: 'src/site/a.ts', text: 'const port = process.env.PORT;' },
  },
  {
    name: 'only the command line reads the clock',
    reason: 'two builds of the same inputs give the same bytes, whenever they are made',
    broken: wordRule(/Date\.now\(|new Date\(\)|\bDate\(\)|performance\.now\(|process\.hrtime/g),
    example: { path: 'src/release/a.ts', text: 'const on = new Date();' },
  },
  {
    name: 'nothing draws from an unseeded generator',
    reason: 'a draw that cannot be repeated cannot be checked',
    broken: (file) => withoutComments(file.text).match(/Math\.random\b|\brandomUUID\b|\brandomBytes\b/g) ?? [],
    example: { path: 'src/rating/a.ts', text: 'const u = Math.random();' },
  },
  {
    name: 'only the command line hands out the network',
    reason:
      'the programme reaches no other machine unless it is told to; elements run in the reader’s browser and ask the site they are from',
    broken: (file) =>
      file.path.startsWith('src/site/elements/')
        ? []
        : wordRule(/(?<![.\w])fetch\(|globalThis\.fetch(?!;)|node:https?'|from 'undici'/g)(file).filter(
            (match) => match !== "node:http'" || !/import type .* from 'node:http'/.test(file.text),
          ),
    example: { path: 'src/sources/a.ts', text: "const answer = await fetch('https://example.org');" },
  },
];

const files = programme();
const violations = rules.flatMap((rule) =>
  files.flatMap((file) => rule.broken(file).map((what) => ({ rule, place: `${file.path} → ${what.trim()}` }))),
);

describe('import rules', () => {
  it('know every room', () => {
    const rooms = new Set(files.map(({ path }) => roomOf(path) as string));
    expect([...rooms].filter((room) => !flow.includes(room))).toEqual([]);
    expect(files.length).toBeGreaterThan(100);
  });

  it.each(rules)('$name, because $reason', (rule) => {
    const found = violations.filter((violation) => violation.rule === rule).map(({ place }) => place);
    expect(found).toEqual([]);
  });

  it.each(rules)('notice when this is broken: $name', (rule) => {
    expect(rule.broken(rule.example)).not.toEqual([]);
  });
});
