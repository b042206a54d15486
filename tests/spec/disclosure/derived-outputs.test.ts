import { copyFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { derivedFromHidden } from '../../../src/disclosure/attacker/release/derived-from-hidden.ts';
import { Database } from '../../../src/evidence/database.ts';
import { indicators, measures, type SmallProjectParts, withSmallProject } from '../../fixtures/small-project.ts';
import { frozen, releaseRows } from '../../fixtures/small-release-files.ts';
import { count, csv, policy } from './suppressed-project.ts';

const smallCounts: SmallProjectParts = {
  coxcomb: { disclosure: { small: policy } },
  data: {
    'counts.csv': csv(
      (p, y) => 20 + count(p, y, 31, 40) - (p % 4 === 0 ? 18 : 0),
      (p) => 400 + p,
    ),
  },
};

/** A hidden estimate and a shown one of another area beside it, as conditions on columns of the same names. */
const aHidden = `SELECT * FROM estimate WHERE status = 16 AND stratum = 0 ORDER BY ALL LIMIT 1`;
const holes: Record<string, string> = {
  'numbers in a hidden estimate': `UPDATE estimate SET lower95 = 1 FROM (${aHidden}) h WHERE estimate.indicator = h.indicator AND estimate.area = h.area AND estimate.map = h.map AND estimate.period = h.period`,
  'a comparison of a hidden estimate': `INSERT INTO comparison SELECT indicator, area, map, period, stratum, 2, -1, 10, 4 FROM (${aHidden})`,
  'a comparison with a hidden estimate': `INSERT INTO comparison SELECT e.indicator, e.area, e.map, e.period, e.stratum, 1, h.area, 10, 4 FROM (${aHidden}) h
    JOIN estimate e ON e.indicator = h.indicator AND e.map = h.map AND e.period = h.period AND e.stratum = h.stratum AND e.status = 0 LIMIT 1`,
  'a comparison with a value that is not shown':
    'UPDATE comparison SET comparator_value = comparator_value + 1 WHERE comparator = 0',
  'a trend over a hidden estimate': `INSERT INTO trend SELECT indicator, area, map, period, stratum, 1, 5 FROM (${aHidden})`,
  'a quantile of a hidden estimate': `INSERT INTO quantile SELECT indicator, area, map, period, stratum, 1, 5, 12 FROM (${aHidden})`,
  'a control chart with a point of a hidden estimate': `INSERT INTO control SELECT indicator, area, map, period, 10, 5, 15, 1, 1, 0 FROM (${aHidden})`,
  'a neighbour of whom a figure is hidden': `INSERT INTO area_neighbours SELECT e.area, e.indicator, e.area + 1, e.period, 10, 4
    FROM estimate e WHERE status = 16 AND stratum = 0 AND map = 1 ORDER BY ALL LIMIT 1`,
  'a better peer of whom a figure is hidden': `INSERT INTO better_peer SELECT e.area, e.indicator, 1, e.area + 1, e.period, 10, 9, 1, 0.5, 1.5, 7, 3, 9, NULL, NULL, NULL
    FROM estimate e WHERE status = 16 AND stratum = 0 AND map = 1 ORDER BY ALL LIMIT 1`,
  'a better peer with a value that is not shown': `INSERT INTO better_peer SELECT e.area, e.indicator, 9, e.area, e.period, e.value, e.value + 1, 1, 0.5, 1.5, 7, 3, 9, NULL, NULL, NULL
    FROM estimate e WHERE status = 0 AND stratum = 0 AND map = 1 ORDER BY ALL LIMIT 1`,
  'a spread that the values shown do not give': 'UPDATE spread SET lowest = lowest / 2 WHERE areas > 2',
  'a page row that differs from its estimate': 'UPDATE area_profile SET numerator = 3 WHERE status = 16',
  'a page row with an outcome of a hidden estimate': 'UPDATE area_profile SET trend = 2 WHERE status = 16',
  'a series with a point of a hidden estimate': 'UPDATE area_series SET value = 1 WHERE status = 16',
  'a check of labels over hidden estimates': `INSERT INTO label_check SELECT indicator, 'published', 10, 9 FROM (${aHidden})`,
  'a score of a hidden estimate': `UPDATE rating SET why = '{"indicators":[{"indicator":"' || h."key" || '","class":"grey","score":1}]}'
    FROM (SELECT i."key", p.area FROM area_profile p JOIN indicator i ON i.id = p.indicator WHERE p.status = 16 AND p.map = 1 AND p.area IN (SELECT area FROM rating) ORDER BY ALL LIMIT 1) h WHERE rating.area = h.area`,
  'a rating by an outcome that is not shown': `DELETE FROM comparison WHERE map = 1 AND comparator = 0`,
};

describe('what a release derives from hidden figures', () => {
  it('is nothing', async () => {
    await withSmallProject(smallCounts, async (project) => {
      expect((await project.build()).hidden).toBeGreaterThan(20);
      const { file } = await frozen(project);
      expect(await derivedFromHidden(file)).toEqual([]);
      const latest = await releaseRows(file, 'SELECT count(*) AS n FROM area_profile WHERE status = 16 ORDER BY n');
      expect(latest[0]?.n).toBeGreaterThan(0);
      for (const [what, hole] of Object.entries(holes)) {
        const copy = `${file}.copy`;
        copyFileSync(file, copy);
        const database = await Database.open({ path: copy });
        await database.run(hole);
        database.close();
        const found = await derivedFromHidden(copy);
        expect(
          found.some((one) => one.startsWith(what)),
          `${what} among ${found.join(', ')}`,
        ).toBe(true);
      }
    });
  });

  it('is no rating where the figure compared with is hidden', async () => {
    const because = 'The country’s figure would give an area’s away.';
    const withheld = indicators.map((indicator) => ({ ...indicator, withhold: [{ level: 'country', because }] }));
    await withSmallProject({ indicators: withheld }, async (project) => {
      await project.build();
      const { file } = await frozen(project);
      expect(await derivedFromHidden(file)).toEqual([]);
      expect(await releaseRows(file, 'SELECT DISTINCT computed_class AS class FROM rating ORDER BY class')).toEqual([
        { class: 'grey' },
      ]);
    });
  });

  it('is no history: of earlier releases it carries the ratings that they published, and no figures', async () => {
    await withSmallProject({ measures }, async (project) => {
      await project.build();
      const first = await frozen(project, '2023-06');
      project.change(smallCounts);
      await project.build();
      const previous = { id: '2023-06', publishedOn: '2023-06-01', file: first.file };
      const { file } = await frozen(project, '2024-06', { previous });
      expect(await derivedFromHidden(file)).toEqual([]);
      const before = await releaseRows(
        first.file,
        `SELECT f."key" AS framework, r.node, t."key" AS area_type, a.code AS area_code, r.published_class AS class FROM rating r
         JOIN framework f ON f.id = r.framework JOIN area a ON a.id = r.area JOIN area_type t ON t.id = a.type ORDER BY ALL`,
      );
      const carried = await releaseRows(
        file,
        'SELECT framework, node, area_type, area_code, class FROM rating_history ORDER BY ALL',
      );
      expect(carried).toEqual(before);
      expect(carried.length).toBeGreaterThan(0);
    });
  });
});
