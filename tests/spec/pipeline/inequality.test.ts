import { describe, expect, it } from 'vitest';
import { groupInequality, type ShownGroup } from '#comparison/inequality/group-inequality.ts';
import { derivedFromHidden } from '../../../src/disclosure/attacker/release/derived-from-hidden.ts';
import {
  areaSource,
  countsSource,
  type IndicatorInput,
  indicator,
  practices,
  type SmallProjectParts,
  withSmallProject,
} from '../../fixtures/small-project.ts';
import { frozen, releaseRows } from '../../fixtures/small-release-files.ts';

const years = ['2022/23', '2023/24'];
const thirds = ['1', '2', '3'];
const last = '2023-04-01..2024-03-31 1';

/** People of each practice by third of deprivation: the worst-off smoke most, and the more so in later districts. */
const adults = (practice: number, third: number) => 200 + 20 * practice + 10 * third;
const smokers = (practice: number, third: number) =>
  Math.round(adults(practice, third) * (0.1 + 0.02 * third * (1 + Math.floor(practice / 3))));

function countsCsv(change: (practice: number, third: number) => number = smokers): string {
  const rows = practices.flatMap((code, p) =>
    years.flatMap((year) => {
      const cells = thirds.map((_, at) => [change(p, 2 - at), adults(p, 2 - at)] as const);
      const total = cells.reduce(([a, b], [c, d]) => [a + c, b + d], [0, 0]);
      return [total, ...cells].map(([n, d], at) => [code, year, at === 0 ? 'All' : thirds[at - 1], n, d].join(','));
    }),
  );
  return `${['Practice,Year,Third,Smokers,Adults', ...rows].join('\n')}\n`;
}

const inequality = (id: string, number: number, rest: Partial<IndicatorInput>): IndicatorInput => ({
  ...indicator(id, number, { unit: 'points', ...rest }),
  numerator: undefined,
  denominator: undefined,
  multiplier: 1,
});
const indicators: IndicatorInput[] = [
  indicator('smoking', 1, { publish: ['category'] }),
  inequality('slope', 2, { method: 'slope-index', of: 'smoking', by: 'deprivation', quantiles: 2 }),
  inequality('relative', 3, { method: 'relative-index', of: 'smoking', by: 'deprivation' }),
  inequality('gap', 4, {
    method: 'group-gap',
    of: 'smoking',
    by: 'deprivation',
    groups: ['1', '3'],
    levels: ['district'],
  }),
  inequality('gradient', 5, { method: 'gradient', of: 'smoking', by: 'poverty', within: 'practice' }),
];
const parts: SmallProjectParts = {
  coxcomb: {
    categories: [
      {
        id: 'deprivation',
        number: 39,
        name: 'Deprivation',
        values: thirds.map((id) => ({ id, number: Number(id), name: `Third ${id}` })),
      },
    ],
  },
  areas: [
    areaSource,
    {
      ...areaSource,
      id: 'facts',
      files: ['facts.csv'],
      areas: [],
      relations: [],
      attributes: [
        { id: 'poverty', name: 'Poverty', area: { type: 'practice', column: 'practice' }, column: 'poverty' },
      ],
    },
  ],
  indicators,
  sources: [{ ...countsSource, category: { column: 'Third', category: 'deprivation', map: { All: 'all' } } }],
  framework: { nodes: [{ id: 'smoke', name: 'Smoking', indicators: ['smoking', 'slope'] }] },
  data: {
    'counts.csv': countsCsv(),
    'facts.csv': ['practice,poverty', ...practices.map((code, i) => `${code},${i}`)].join('\n'),
  },
};

describe('an indicator that measures the inequality of another', () => {
  it('is estimated from what is shown of its groups, compared, put in groups of areas and rated like any other', async () => {
    await withSmallProject(parts, async (project) => {
      const report = await project.build();
      expect(report.problems).toEqual([]);
      const base = await project.estimates('smoking');
      const groups = thirds.map((third): ShownGroup => {
        const found = base.get(`D3 ${last} //${third}`);
        if (!found) throw new Error(`no third ${third}`);
        return { ...found, status: 'ok', population: found.denominator } as ShownGroup;
      });
      const of = { method: 'proportion', multiplier: 100, polarity: 'low-is-good' } as const;
      const { status: _, ...expected } = groupInequality('slope-index', groups, of);
      const slope = (await project.estimates('slope')).get(`D3 ${last}`);
      expect(slope).toMatchObject({ ...expected, status: 'ok', numerator: null, denominator: null });
      expect(expected.value).toBeGreaterThan(5);
      const gap = await project.estimates('gap');
      expect(gap.get(`D3 ${last}`)?.value).toBeCloseTo((groups[0]?.value as number) - (groups[2]?.value as number), 9);
      expect([...gap.keys()].some((key) => key.startsWith('P'))).toBe(false);
      expect((await project.estimates('relative')).get(`D3 ${last}`)?.value).toBeGreaterThan(1);
      const { file } = await frozen(project);
      const compared = await releaseRows(
        file,
        `SELECT a.code, r.benchmark_outcome AS outcome, r.quantile, r.numerator FROM area_profile r JOIN area a ON a.id = r.area JOIN indicator i ON i.id = r.indicator
         WHERE i.key = 'slope' AND a.code IN ('D1', 'D4') AND r.map = 1 ORDER BY a.code`,
      );
      expect(compared).toMatchObject([
        { code: 'D1', quantile: 1, numerator: null },
        { code: 'D4', quantile: 2, numerator: null },
      ]);
      expect(compared[1]?.outcome).not.toBe(0);
      const why = await releaseRows<{ why: string }>(
        file,
        `SELECT why FROM rating WHERE node = 'smoke' ORDER BY area LIMIT 1`,
      );
      expect(why[0]?.why).toContain('"slope"');
      expect(
        await releaseRows(
          file,
          `SELECT DISTINCT s.key FROM indicator_source x JOIN indicator i ON i.id = x.indicator JOIN source s ON s.id = x.source WHERE i.key = 'slope' ORDER BY s.key`,
        ),
      ).toEqual([{ key: 'counts' }]);
      const again = await project.build();
      expect(again.work.inequality).toEqual({ done: 0, kept: 4 });
      expect(again.work.disclosure).toEqual({ done: 0, kept: 1 });
    });
  });

  it('takes a gradient over the smaller areas of larger ones, with the rank of the whole country', async () => {
    await withSmallProject(parts, async (project) => {
      await project.build();
      const gradients = await project.estimates('gradient');
      // Later practices smoke more and are poorer; a district has three practices, too few.
      expect(gradients.get(`D3 ${last}`)).toMatchObject({ value: null, status: 'cannot-be-calculated', reported: 3 });
      expect(gradients.get(`RN ${last}`)).toMatchObject({ status: 'ok', reported: 6, coverage: 1 });
      const country = gradients.get(`ISL ${last}`);
      expect(country?.value).toBeGreaterThan(3);
      expect(country?.lower95).toBeLessThan(country?.value as number);
      expect(country?.lower998).toBeLessThan(country?.lower95 as number);
    });
  });

  it('says nothing where a group is hidden, and nothing of what is hidden', async () => {
    const few = (count: number) => (p: number, third: number) => (p === 4 && third === 0 ? count : smokers(p, third));
    const hidden = (count: number) =>
      withSmallProject({ ...parts, data: { ...parts.data, 'counts.csv': countsCsv(few(count)) } }, async (project) => {
        await project.build();
        const slope = await project.estimates('slope');
        expect(slope.get(`P05 ${last}`)).toMatchObject({ value: null, status: 'suppressed' });
        const { file } = await frozen(project);
        expect(await derivedFromHidden(file)).toEqual([]);
        return releaseRows(
          file,
          `SELECT a.code, e.status, e.value IS NULL AS none FROM estimate e JOIN area a ON a.id = e.area JOIN indicator i ON i.id = e.indicator
           JOIN stratum s ON s.id = e.stratum WHERE i.key = 'slope' AND a.code = 'P05' ORDER BY ALL`,
        );
      });
    const [two, three] = [await hidden(2), await hidden(3)];
    expect(three).toEqual(two);
  });

  it('is refused when it does not say of what, or names groups that are not given', async () => {
    const wrong = async (rest: Partial<IndicatorInput>) =>
      withSmallProject(
        { ...parts, indicators: [indicators[0] as IndicatorInput, inequality('slope', 2, rest)], framework: null },
        async (project) => {
          const [found] = project.loadIssues();
          expect(found).toMatchObject({ code: 'DECLARATION_INVALID', severity: 'blocks' });
          expect(found?.where.line).toBeGreaterThan(1);
          return found?.message ?? '';
        },
      );
    expect(await wrong({ method: 'slope-index', by: 'deprivation' })).toContain('the inequality of another indicator');
    expect(await wrong({ method: 'slope-index', of: 'joy', by: 'deprivation' })).toContain('no such indicator');
    expect(await wrong({ method: 'slope-index', of: 'smoking', by: 'wealth' })).toContain('no such category');
    expect(await wrong({ method: 'group-gap', of: 'smoking', by: 'sex' })).toContain('not given by sex');
    expect(await wrong({ method: 'slope-index', of: 'smoking', by: 'deprivation', groups: ['1', '3'] })).toContain(
      '3 groups',
    );
    expect(await wrong({ method: 'group-gap', of: 'smoking', by: 'deprivation', groups: ['1', '9'] })).toContain(
      'no such group',
    );
    expect(await wrong({ method: 'gradient', of: 'smoking', by: 'poverty' })).toContain('over smaller areas');
    expect(await wrong({ method: 'proportion', by: 'deprivation' })).toContain('belongs to a method');
  });
});
