import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadProject } from '#project/load.ts';
import { catalogue } from './catalogue/catalogue.ts';
import {
  declareDemonstration,
  deliveriesOf,
  generateDemonstration,
  placeStage,
  releaseStages,
} from './generate-demonstration.ts';
import { missingStages, seedOf } from './stages.ts';

const folder = mkdtempSync(join(tmpdir(), 'demonstration-'));
const again = mkdtempSync(join(tmpdir(), 'demonstration-'));
const seed = 3;
let written: { files: number; rows: number };

beforeAll(async () => {
  written = await generateDemonstration({ folder, seed });
}, 60_000);
afterAll(() => {
  for (const made of [folder, again]) rmSync(made, { recursive: true, force: true });
});

function filesBelow(root: string): string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort();
}

const hashOf = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');
const hashes = (root: string) => filesBelow(root).map((file) => `${file} ${hashOf(join(root, file))}`);
const table = (name: string) =>
  readFileSync(join(folder, 'data', name), 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split(','));

describe('the demonstration', () => {
  it('is a project without problems', () => {
    const { project, issues } = loadProject(folder, { shippedFrameworks: 'frameworks' });
    expect(issues).toEqual([]);
    expect(project?.declaration.invented).toBe(true);
    expect(project?.indicators).toHaveLength(64);
    expect(project?.frameworks.map(({ value }) => value.id).sort()).toEqual([
      'outcomes-dashboard-2015',
      'practice-scorecard',
      'six-clinical-areas',
      'system-oversight-2019',
    ]);
    expect([...(project?.frameworkTexts?.keys() ?? [])]).toHaveLength(4);
    expect(written.rows).toBeGreaterThan(100_000);
  });

  it('has measures for as many parts of the oversight of systems as its most serious segment asks for', () => {
    const { project } = loadProject(folder, { shippedFrameworks: 'frameworks' });
    const oversight = project?.frameworks.find(({ value }) => value.id === 'system-oversight-2019')?.value;
    const { combiner, nodes = [] } = oversight ?? {};
    const rules = combiner?.kind === 'counts' ? combiner.rules : [];
    const worst = rules.find((rule) => rule.class === 'segment-4')?.when[0]?.atLeast;
    expect(worst).toBe(4);
    expect(nodes.length).toBeGreaterThanOrEqual(4);
  });

  it('is the same, byte for byte, when made again from the same seed', async () => {
    await generateDemonstration({ folder: again, seed });
    expect(hashes(again)).toEqual(hashes(folder));
  }, 60_000);

  it('is the same when its stages are delivered one after another, the later ones by a process that goes on', async () => {
    const staged = mkdtempSync(join(tmpdir(), 'demonstration-'));
    try {
      declareDemonstration({ folder: staged, seed });
      const deliveries = deliveriesOf({ folder: staged, seed });
      await deliveries.through(releaseStages()[0]!);
      expect(missingStages(staged).map(({ id }) => id)).toEqual(['2023', '2024']);
      expect(seedOf(staged)).toBe(seed);
      await deliveriesOf({ folder: staged, seed }).through(releaseStages().at(-1)!);
      expect(missingStages(staged)).toEqual([]);
      placeStage(staged, releaseStages().at(-1)!);
      expect(hashes(staged)).toEqual(hashes(folder));
    } finally {
      rmSync(staged, { recursive: true, force: true });
    }
  }, 60_000);

  it('counts the files and rows that it wrote', () => {
    const own = filesBelow(folder).filter((file) => !file.startsWith('data/'));
    expect(written.files).toBe(own.length);
  });

  it('fills each of the seventeen parts of the dashboard with at least two indicators', () => {
    const cells = new Map<string, number>();
    for (const { group, aspect } of catalogue) {
      if (!group) continue;
      const cell = aspect ? `${group}/${aspect}` : group;
      cells.set(cell, (cells.get(cell) ?? 0) + 1);
    }
    expect(cells.size).toBe(17);
    expect([...cells].filter(([, count]) => count < 2)).toEqual([]);
  });

  it('covers the six clinical areas, and uses counts, rates, ratios, proportions and standardised rates', () => {
    const areas = new Set(catalogue.flatMap(({ clinicalArea }) => clinicalArea ?? []));
    expect([...areas].sort()).toEqual([
      'cancer',
      'dementia',
      'diabetes',
      'learning-disabilities',
      'maternity',
      'mental-health',
    ]);
    const methods = new Set(catalogue.map(({ method }) => method));
    expect([...methods].sort()).toEqual(['count', 'directly-standardised-rate', 'proportion', 'rate', 'ratio']);
  });

  it('gives every indicator a number of its own', () => {
    expect(new Set(catalogue.map(({ number }) => number)).size).toBe(catalogue.length);
  });

  it('counts residents by age that add up to all residents, and about as many patients as residents', () => {
    const residents = table('resident-population/2023-24.csv').slice(1);
    const people = (row: string[]) => Number(row[3]);
    for (const area of new Set(residents.map((row) => row[0]))) {
      const own = residents.filter((row) => row[0] === area);
      const bands = own.filter((row) => /^\d/.test(row[2]!) && row[2] !== '18 and over' && row[2] !== '65 and over');
      const all = own.find((row) => row[2] === 'All ages')!;
      expect(bands).toHaveLength(19);
      expect(bands.reduce((sum, row) => sum + people(row), 0)).toBe(people(all));
    }
    const everyone = residents.filter((row) => row[2] === 'All ages').reduce((sum, row) => sum + people(row), 0);
    const patients = table('registered-lists/2023-24.csv')
      .slice(1)
      .reduce((sum, row) => sum + Number(row[3]), 0);
    expect(patients / everyone).toBeGreaterThan(0.95);
    expect(patients / everyone).toBeLessThan(1.05);
  });

  it('keeps numerators within denominators, except for the three rows that are spoilt on purpose', () => {
    const over = (year: string) =>
      table(`practice-registers/${year}.csv`)
        .slice(1)
        .filter((row) => Number(row[3]) > Number(row[4]));
    expect(over('2020-21')).toHaveLength(0);
    expect(over('2021-22').length).toBeGreaterThanOrEqual(1);
    expect(over('2021-22').length).toBeLessThanOrEqual(3);
  });
});

describe('the deliveries of the demonstration', () => {
  it('arrive in three stages, of which the first knows nothing after March 2022', () => {
    const [first, second, third] = releaseStages();
    placeStage(folder, first!);
    const early = filesBelow(join(folder, 'data'));
    expect(early.filter((file) => /202[23]-2[34]/.test(file))).toEqual([]);
    const waiting = join(folder, 'data/waiting-times/2021-22.csv');
    const before = hashOf(waiting);
    placeStage(folder, second!);
    expect(hashOf(waiting)).not.toBe(before);
    expect(existsSync(join(folder, 'data/maternity/2022-23.csv'))).toBe(true);
    expect(existsSync(join(folder, 'data/maternity/2023-24.csv'))).toBe(false);
    placeStage(folder, third!);
    expect(existsSync(join(folder, 'data/maternity/2023-24.csv'))).toBe(true);
    expect(hashes(join(folder, 'data'))).toEqual(hashes(join(again, 'data')));
  });

  it('hold the declared blemishes: an old encoding, thousands separators, notes above a table, totals', () => {
    const departments = readFileSync(join(folder, 'data/emergency-departments/2023-24.csv'));
    expect(departments.includes(Buffer.from([0x48, 0xf4, 0x74, 0x65, 0x6c]))).toBe(true);
    expect(departments.toString('latin1')).toMatch(/"\d{1,2},\d{3}"/);
    expect(readFileSync(join(folder, 'data/cancer-registry/2023-24.csv'), 'utf8').split('\n')[4]).toMatch(
      /^Area code,/,
    );
    expect(readFileSync(join(folder, 'data/waiting-times/2023-24.csv'), 'utf8')).toContain('\nTOTAL,');
    expect(readFileSync(join(folder, 'data/children/2018-19.csv'), 'utf8')).toContain('\nO1E,');
    expect(table('maternity/2019-20.csv').filter((row) => row.at(-1) === 'provisional')).toHaveLength(4);
    expect(table('practice-registers/2019-20.csv').filter((row) => row[0]!.startsWith('PR999'))).toHaveLength(3);
  });
});
