import type { RowsShape } from './generate-rows.ts';
import type { FolderWriter } from './write/files.ts';

/** Codes of the areas of a project of a given size: about thirteen practices an area, four areas a system, four systems a region. */
export function sizedAreas(shape: RowsShape) {
  const codes = (letter: string, count: number) =>
    Array.from({ length: count }, (_, i) => `${letter}${String(i + 1).padStart(5, '0')}`);
  const areas = Math.max(1, Math.ceil(shape.practices / 13));
  const systems = Math.max(1, Math.ceil(areas / 4));
  const regions = Math.max(1, Math.ceil(systems / 4));
  return {
    practices: codes('P', shape.practices),
    areas: codes('A', areas),
    systems: codes('S', systems),
    regions: codes('R', regions),
  };
}

/** Declarations and files of areas of a project for measuring speed. */
export function declareSizedProject(out: FolderWriter, shape: RowsShape): void {
  const { practices, areas, systems, regions } = sizedAreas(shape);
  const level = (id: string, number: number, up?: string) => ({
    id,
    number,
    name: id,
    plural: id.endsWith('y') ? `${id.slice(0, -1)}ies` : `${id}s`,
    scheme: 'local',
    ...(up ? { rollsUpTo: [{ type: up }] } : {}),
    ...(id === 'area' || id === 'system' ? { rated: true } : {}),
  });
  out.yaml('coxcomb.yaml', {
    id: 'sized',
    name: 'A project of a given size',
    invented: true,
    mapDate: '2024-01-01',
    codeSchemes: [{ id: 'local', name: 'Local codes' }],
    areaTypes: [
      level('practice', 1, 'area'),
      level('area', 2, 'system'),
      level('system', 3, 'region'),
      level('region', 4, 'country'),
      level('country', 5),
    ],
    benchmark: { type: 'country', code: 'COUNTRY' },
    disclosure: { people: { smallest: 6, exempt: ['country'] } },
    tags: {
      'patient-group': { name: 'Patient group', values: groups.map((id) => ({ id, name: id.replaceAll('-', ' ') })) },
      aspect: { name: 'Aspect', values: aspects.map((id) => ({ id, name: id })) },
    },
    frameworks: ['outcomes-dashboard-2015'],
  });
  out.table('areas/practices.csv', {
    header: ['practice', 'area', 'system', 'region', 'country'],
    rows: practices.map((code, i) => [code, areas[i % areas.length]!, ...upFrom(i % areas.length, systems, regions)]),
  });
  const column = (type: string) => ({ type, column: type });
  out.yaml('areas/practices.yaml', {
    id: 'practices',
    title: 'Practices and what they belong to',
    publisher: 'Nobody',
    licence: 'CC0-1.0',
    address: 'https://example.org/',
    accessed: '2024-01-01',
    files: ['practices.csv'],
    areas: ['practice', 'area', 'system', 'region', 'country'].map((type) => ({
      type,
      codes: { local: type },
      name: type,
    })),
    relations: [
      ['practice', 'area'],
      ['area', 'system'],
      ['system', 'region'],
      ['region', 'country'],
    ].map(([child, parent]) => ({ child: column(child!), parent: column(parent!) })),
  });
  for (let i = 1; i <= shape.indicators; i++) {
    const number = String(i).padStart(3, '0');
    const measure = (part: string) => ({
      id: `${part}-${number}`,
      name: `${part} ${number}`,
      counts: 'people',
      unit: 'people',
      basis: 'registered',
      kind: 'flow',
      level: 'practice',
      disclosure: 'people',
    });
    out.yaml(`measures/${number}.yaml`, [measure('numerator'), measure('denominator')]);
    out.yaml(`sources/${number}.yaml`, {
      id: `source-${number}`,
      title: `Source ${number}`,
      publisher: 'Nobody',
      licence: 'CC0-1.0',
      address: 'https://example.org/',
      accessed: '2024-01-01',
      files: [`indicator-${number}.csv`],
      area: { column: 'practice', scheme: 'local', type: 'practice' },
      period: { column: 'month', pattern: 'month-number' },
      measures: [
        { measure: `numerator-${number}`, column: 'numerator' },
        { measure: `denominator-${number}`, column: 'denominator' },
      ],
      numeratorWithin: [{ numerator: `numerator-${number}`, denominator: `denominator-${number}` }],
    });
    out.yaml(`indicators/${number}.yaml`, {
      id: `indicator-${number}`,
      number: i,
      name: `Indicator ${number}`,
      plainName: `Indicator ${number}`,
      why: 'It measures speed.',
      definition: 'Numerator divided by denominator.',
      method: 'proportion',
      numerator: { measure: `numerator-${number}` },
      denominator: { measure: `denominator-${number}` },
      multiplier: 100,
      unit: '%',
      polarity: i % 2 === 0 ? 'high-is-good' : 'low-is-good',
      tags: tagsOf(i),
    });
  }
}

const groups = [
  'older-people',
  'long-term-conditions',
  'mental-health',
  'mothers-and-children',
  'generally-well',
  'resilience',
  'transformation',
];
const aspects = ['access', 'quality', 'prevention'];

function tagsOf(i: number): Record<string, string> {
  const group = groups[i % groups.length]!;
  const single = group === 'resilience' || group === 'transformation';
  return { 'patient-group': group, ...(single ? {} : { aspect: aspects[Math.floor(i / groups.length) % 3]! }) };
}

function upFrom(area: number, systems: readonly string[], regions: readonly string[]): string[] {
  const system = area % systems.length;
  return [systems[system]!, regions[system % regions.length]!, 'COUNTRY'];
}
