// Shows that the tests can fail: makes one small mistake at a time in a copy of the sources and expects a test to notice.
// Run with `node scripts/mutations.mjs`, or with a word for those alone whose name has it; it ends with the count of mistakes noticed.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Each mistake: where, what is replaced by what, and the tests that must notice. */
const mutations = [
  {
    name: 'a label flipped: better and worse change places',
    file: 'src/statistics/comparing/position.ts',
    from: "'high-is-good': ['worse-998', 'worse-95', 'similar', 'better-95', 'better-998']",
    to: "'high-is-good': ['worse-998', 'better-95', 'similar', 'worse-95', 'better-998']",
    tests: ['tests/oracles', 'src/statistics'],
  },
  {
    name: 'a polarity flipped: low is good read as high is good',
    file: 'src/statistics/comparing/position.ts',
    from: "'low-is-good': ['better-998', 'better-95', 'similar', 'worse-95', 'worse-998']",
    to: "'low-is-good': ['worse-998', 'worse-95', 'similar', 'better-95', 'better-998']",
    tests: ['tests/oracles', 'src/statistics'],
  },
  {
    name: 'a total wrong: the largest part in place of the sum',
    file: 'src/estimates/roll-up.ts',
    from: 'sum(p.num * r.weight::DECIMAL(12,10)) AS num',
    to: 'max(p.num * r.weight::DECIMAL(12,10)) AS num',
    tests: ['tests/spec/pipeline', 'src/estimates', 'tests/reproduction'],
  },
  {
    name: 'a rule of a quirk dropped: exact limits below ten events',
    file: 'src/statistics/intervals/rate.ts',
    from: 'export const BYAR_FROM = 10;',
    to: 'export const BYAR_FROM = 9;',
    tests: ['tests/oracles', 'src/statistics'],
  },
  {
    name: 'an allow-list column added: the private note of a rating’s area',
    file: 'src/release/schema/source-tables.ts',
    from: "reject_count: { columns: { file: 'INTEGER', code: 'VARCHAR', count: 'BIGINT' }",
    to: "reject_count: { columns: { file: 'INTEGER', code: 'VARCHAR', count: 'BIGINT', raw: 'VARCHAR' }",
    tests: ['tests/spec/pipeline', 'src/release', 'tests/architecture'],
  },
  {
    name: 'rounding undone: values from what was counted',
    file: 'src/disclosure/rounding/round-estimates.ts',
    from: 'computeValues(indicator, rounded, {',
    to: 'computeValues(indicator, { ...rounded, numerator: exact.numerator }, {',
    tests: ['tests/spec/disclosure/rounding.test.ts'],
  },
  {
    name: 'a rating by a comparison with a hidden figure',
    file: 'src/rating/read-evidence.ts',
    from: "shown('comparison', wanted, ['area', 'comparator_area'])",
    to: "shown('comparison', wanted)",
    tests: ['tests/spec/disclosure/derived-outputs.test.ts'],
  },
  {
    name: 'a total wrong where areas are added up in columns',
    file: 'src/estimates/add-up.ts',
    from: 'sums[p] = (sums[p] as number) + amount;',
    to: 'sums[p] = amount;',
    tests: ['src/estimates', 'tests/spec/pipeline'],
  },
  {
    name: 'weights of parts forgotten in a mean',
    file: 'src/rating/combiners/means.ts',
    from: 'weights: parts.map(({ weight }) => weight),',
    to: 'weights: parts.map(() => 1),',
    tests: ['tests/spec/frameworks', 'src/rating'],
  },
  {
    name: 'a sign turned: lower is better taken as higher is better',
    file: 'src/rating/evidence.ts',
    from: "return polarity === 'low-is-good' ? -1 : 1;",
    to: "return polarity === 'low-is-good' ? 1 : -1;",
    tests: ['tests/spec/frameworks', 'src/rating'],
  },
  {
    name: 'ties share the mean of their ranks',
    file: 'src/rating/scorers/spread.ts',
    from: "'smallest',",
    to: "'average',",
    tests: ['tests/spec/frameworks', 'src/rating'],
  },
  {
    name: 'a cut-point moved',
    file: 'frameworks/ccg-iaf-2018-19.yaml',
    from: '- { below: 1.45, class: good }',
    to: '- { below: 1.55, class: good }',
    tests: ['tests/spec/frameworks'],
  },
  {
    name: 'the strict pass of the stars left out',
    file: 'frameworks/cms-stars.yaml',
    from: '- { strict: 1, iterations: 1000 }',
    to: '- { iterations: 1000 }',
    tests: ['tests/spec/frameworks', 'tests/reproduction/cms-stars.test.ts'],
  },
  {
    name: 'certainty: another prior for proportions',
    file: 'src/rating/stability/posterior.ts',
    from: 'a: numerator + 0.5, b: denominator - numerator + 0.5,',
    to: 'a: numerator + 1, b: denominator - numerator + 1,',
    tests: ['src/rating/stability'],
  },
  {
    name: 'certainty: a move that may be chance called more than chance',
    file: 'src/rating/real-change.ts',
    from: 'realChangeLevel = 0.95',
    to: 'realChangeLevel = 0.5',
    tests: ['src/rating', 'tests/contract/site/movement.test.ts', 'tests/spec/frameworks'],
  },
  {
    name: 'certainty: a rating that stays low told a release too early',
    file: 'src/rating/triggers.ts',
    from: 'const full = row.length >= trigger.rounds;',
    to: 'const full = row.length >= trigger.rounds - 1;',
    tests: ['src/rating', 'tests/spec/frameworks'],
  },
  {
    name: 'disclosure: windows of time no longer tied to their parts',
    file: 'src/disclosure/collect/gather-sums.ts',
    from: "addWindows(gathered, taking('windows'));",
    to: '',
    tests: ['tests/spec/disclosure'],
  },
  {
    name: 'disclosure: a share of an area counted as all of it',
    file: 'src/disclosure/collect/sum-sets.ts',
    from: 'weight[i] === wholeWeight ? 1 : weight[i]! / wholeWeight',
    to: '1',
    tests: ['src/disclosure/collect', 'tests/spec/disclosure'],
  },
];

const word = process.argv[2] ?? '';
const wanted = mutations.filter(({ name }) => name.includes(word));
const copy = mkdtempSync(join(tmpdir(), 'coxcomb-mutations-'));
let noticed = 0;
let missed = 0;
try {
  for (const name of [
    'src',
    'tests',
    'scripts',
    'bin',
    'docs',
    'schemas',
    'examples',
    'frameworks',
    'package.json',
    'package-lock.json',
    'tsconfig.json',
    'vitest.config.ts',
    'biome.json',
    'README.md',
  ]) {
    if (existsSync(join(root, name)))
      cpSync(join(root, name), join(copy, name), { recursive: true, filter: (path) => !path.includes('.coxcomb') });
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  const oracles = process.env.COXCOMB_ORACLES ?? join(root, '../shared/oracles/core');
  for (const mutation of wanted) {
    const file = join(copy, mutation.file);
    const sound = readFileSync(file, 'utf8');
    const sick = sound.replace(/\s+/g, ' ').includes(mutation.from)
      ? replaceLoosely(sound, mutation.from, mutation.to)
      : undefined;
    if (sick === undefined) {
      console.log(`STALE    ${mutation.name}: ${mutation.file} no longer has that text`);
      missed += 1;
      continue;
    }
    writeFileSync(file, sick);
    const tests = mutation.tests.filter((path) => existsSync(join(copy, path)));
    const run = spawnSync('node', ['node_modules/vitest/vitest.mjs', 'run', '--bail', '1', ...tests], {
      cwd: copy,
      env: { ...process.env, COXCOMB_ORACLES: oracles },
      encoding: 'utf8',
    });
    writeFileSync(file, sound);
    const failed = /(\d+) passed, ([1-9]\d*) failed/.exec(run.stdout ?? '');
    if (failed) noticed += 1;
    else missed += 1;
    console.log(`${failed ? 'noticed ' : 'MISSED  '} ${mutation.name}`);
  }
} finally {
  rmSync(copy, { recursive: true, force: true });
}
console.log(`${noticed} of ${wanted.length} mistakes noticed`);
process.exitCode = missed > 0 ? 1 : 0;

/** Replaces a text whatever white space the formatter put between its words. */
function replaceLoosely(text, from, to) {
  const pattern = from
    .trim()
    .split(/\s+/)
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('\\s+');
  return text.replace(new RegExp(pattern), to);
}
