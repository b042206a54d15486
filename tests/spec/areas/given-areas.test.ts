import { expect, it } from 'vitest';
import { areaSource, withSmallProject } from '../../fixtures/small-project.ts';

it('takes an area that no column names by its declared code, and names by code where the file has none', async () => {
  const areas = areaSource.areas?.filter(({ type }) => type === 'practice' || type === 'district') ?? [];
  const source = {
    ...areaSource,
    areas: [
      ...areas,
      { type: 'region', codes: { local: 'region' }, names: { RN: 'The North', XX: 'Nowhere' } },
      { type: 'country', value: 'ISL', names: { ISL: 'The Island' } },
    ],
    relations: [
      ...(areaSource.relations?.slice(0, 2) ?? []),
      { child: { type: 'region', column: 'region' }, parent: { type: 'country', value: 'ISL' } },
    ],
  };
  await withSmallProject({ areas: [source] }, async (project) => {
    const report = await project.build();
    expect(report.problems).toEqual([]);
    const rows = await project.rows(
      "SELECT a.code, a.name FROM area a JOIN area_type t ON t.id = a.type WHERE t.key IN ('region', 'country') ORDER BY a.code",
    );
    expect(rows).toEqual([
      { code: 'ISL', name: 'The Island' },
      { code: 'RN', name: 'The North' },
      { code: 'RS', name: 'RS' },
    ]);
  });
});
