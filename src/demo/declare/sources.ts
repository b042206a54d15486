import { type Entry, isShared } from '../catalogue/entry.ts';
import type { Return, SourceInput } from '../returns/return.ts';
import { levelOf } from './measures.ts';

const licence = 'Open data of Ellowen (invented)';
const accessed = '2024-07-01';
const address = (id: string) => `https://data.ellowen.example/${id}`;

/** The declaration of a return: where its files are and how they are read. */
export function declareSource(source: Return, entries: readonly Entry[]): SourceInput {
  const { headers, declaration = {} } = source;
  const respelled = source.id === 'practice-registers';
  const areaColumn = respelled ? ['practice_code', 'Practice code'] : headers.area;
  return {
    id: source.id,
    title: source.title,
    publisher: source.publisher,
    licence,
    address: address(source.id),
    accessed,
    notes: declaration.notes ?? [],
    files: declaration.files ?? [`${source.id}/*${source.extension ?? '.csv'}`],
    ...(declaration.format ? { format: declaration.format } : {}),
    ...(declaration.encoding ? { encoding: declaration.encoding } : {}),
    ...(declaration.headerRows ? { headerRows: declaration.headerRows } : {}),
    ...(source.layout === 'months'
      ? { unpivot: { columns: '^\\d{4}-\\d{2}$', name: headers.period, value: 'Count' } }
      : {}),
    area: { column: areaColumn, scheme: source.scheme, type: levelOf[source.sender] },
    period: { column: headers.period },
    ...(source.split === 'sex'
      ? { sex: { column: headers.split, map: { Persons: 'persons', Male: 'male', Female: 'female' } } }
      : {}),
    ...(source.split === 'age' ? { age: { column: headers.split, map: { 'All ages': 'all' } } } : {}),
    ...(source.split === 'quintile'
      ? { category: { column: headers.split, category: 'deprivation', map: { All: 'all' } } }
      : {}),
    ...(declaration.missing ? { missing: declaration.missing } : {}),
    ...(declaration.setAside ? { setAside: declaration.setAside } : {}),
    ...(declaration.corrections ? { corrections: declaration.corrections } : {}),
    measures: entries.flatMap((entry) => columnsOf(source, entry)),
    ...(source.id === 'cancer-registry'
      ? { published: [{ indicator: 'cancer-early-diagnosis', value: 'Found early' }] }
      : {}),
    numeratorWithin: entries.flatMap(({ method, numerator, denominator }) =>
      method === 'proportion' && denominator && !isShared(denominator)
        ? [{ numerator: numerator.id, denominator: denominator.id }]
        : [],
    ),
  };
}

function columnsOf(source: Return, { numerator, denominator }: Entry): NonNullable<SourceInput['measures']> {
  const own = denominator && !isShared(denominator) ? denominator : undefined;
  if (source.layout === 'items') {
    const when = [{ column: 'item', equals: numerator.column }];
    return [
      { measure: numerator.id, column: 'numerator', when },
      ...(own ? [{ measure: own.id, column: 'denominator', when }] : []),
    ];
  }
  const place = (measure: { id: string; column: string }) =>
    source.layout === 'months'
      ? { measure: measure.id, column: 'Count', when: [{ column: 'Measure', equals: measure.column }] }
      : { measure: measure.id, column: measure.column };
  return own ? [place(numerator), place(own)] : [place(numerator)];
}

/** The two returns of population. */
export const populationSources: SourceInput[] = [
  {
    id: 'registered-lists',
    title: 'Patients on the lists of practices',
    publisher: 'National Health Data Office of Ellowen',
    licence,
    address: address('registered-lists'),
    accessed,
    notes: ['The columns were renamed in 2019; both spellings are declared.'],
    files: ['registered-lists/*.csv'],
    area: { column: ['practice_code', 'Practice code'], scheme: 'local', type: 'practice' },
    period: { column: ['financial_year', 'Year'] },
    measures: [
      { measure: 'registered-patients', column: ['patients', 'Patients'] },
      { measure: 'registered-patients-65', column: ['patients_65_and_over', 'Aged 65+'] },
    ],
    numeratorWithin: [{ numerator: 'registered-patients-65', denominator: 'registered-patients' }],
  },
  {
    id: 'resident-population',
    title: 'Residents by age',
    publisher: 'Statistical Office of Ellowen',
    licence,
    address: address('resident-population'),
    accessed,
    files: ['resident-population/*.csv'],
    area: { column: 'Area code', scheme: 'national', type: 'commissioning-area' },
    period: { column: 'Year' },
    age: {
      column: 'Age',
      map: { 'All ages': 'all', 'Under 18': 'all', '18 and over': 'all', '65 and over': 'all' },
    },
    measures: [
      {
        measure: 'resident-population',
        column: 'Residents',
        when: [{ column: 'Age', not: ['Under 18', '18 and over', '65 and over'] }],
      },
      { measure: 'resident-children', column: 'Residents', when: [{ column: 'Age', equals: 'Under 18' }] },
      { measure: 'resident-adults', column: 'Residents', when: [{ column: 'Age', equals: '18 and over' }] },
      { measure: 'resident-older', column: 'Residents', when: [{ column: 'Age', equals: '65 and over' }] },
    ],
  },
];
