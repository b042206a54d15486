import { type Outcome, outcomeCode, outcomes } from '#vocabulary/outcome.ts';
import { type Polarity, polarities } from '#vocabulary/polarity.ts';
import type { IndicatorColumns, RatedArea, RatingEvidence } from '../evidence.ts';
import { expandCell, type TextTable, timesOf } from './tables.ts';

/** What the table of measures says of one of them. */
export interface VectorMeasure {
  polarity: Polarity;
  multiplier: number;
  goal?: number | undefined;
  tags: Record<string, string>;
}

/** Columns of a table of measures after the first; others are for readers. */
const measureColumns = ['better', 'goal', 'times'];
const polarityOf: Record<string, Polarity> = { high: 'high-is-good', low: 'low-is-good', neither: 'neither' };

/**
 * Reads tables whose first column is `measure`: which direction is better, the goal, the multiplier, `tag:KIND`. A row such as
 * `ID-1…ID-4` stands for several measures.
 */
export function measuresOf(tables: readonly TextTable[]): Map<string, VectorMeasure> {
  const measures = new Map<string, VectorMeasure>();
  for (const { header, rows } of tables) {
    if (header[0] !== 'measure') continue;
    for (const { cells } of rows) {
      const at = (name: string) => cells[header.indexOf(name)] ?? '';
      const tags = header.flatMap((name, i) => (name.startsWith('tag:') ? [[name.slice(4), cells[i] ?? '']] : []));
      const [better = '', goal = '', times = ''] = measureColumns.map(at);
      const measure = {
        polarity: polarityOf[better] ?? (polarities.find((polarity) => polarity === better) as Polarity) ?? 'neither',
        multiplier: times === '' ? 1 : Number(times),
        goal: goal === '' ? undefined : Number(goal),
        tags: Object.fromEntries(tags),
      };
      const name = cells[0] as string;
      for (const id of expandCell(name, timesOf(name))) measures.set(id, measure);
    }
  }
  return measures;
}

const sides = {
  '': 'value',
  score: 'score',
  lower: 'lower95',
  upper: 'upper95',
  count: 'numerator',
  of: 'denominator',
} as const;

/**
 * Reads the inputs of a case: a row an area, a column an input. `ID` is the value, `ID lower`, `ID upper`, `ID count` and
 * `ID of` its limits and counts, `ID score` a score in place of the scorer’s, `ID outcome` the comparison with the benchmark,
 * `area.KEY` an attribute. `ID,ID` is the same for each of several measures, `ID-*` for all of the
 * table of measures whose ids begin so. The row `benchmark` holds what areas are compared with.
 */
export function vectorEvidence(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  measures: ReadonlyMap<string, VectorMeasure>,
): RatingEvidence {
  const own = rows.filter(([name]) => name !== 'benchmark');
  const benchmark = rows.find(([name]) => name === 'benchmark');
  const areas = own.map(
    ([code = ''], row): RatedArea => ({
      code,
      name: code,
      type: 'area',
      attributes: Object.fromEntries(
        header.flatMap((name, i) => (name.startsWith('area.') ? [[name.slice(5), plain(own[row]?.[i] ?? '')]] : [])),
      ),
    }),
  );
  const indicators = new Map<string, IndicatorColumns>();
  const columnsFor = (id: string) => {
    const known = indicators.get(id) ?? emptyColumns(areas.length, measures.get(id));
    indicators.set(id, known);
    return known;
  };
  for (const id of measures.keys()) columnsFor(id);
  const inputs = header.flatMap((name, i) => {
    if (i === 0 || name.startsWith('area.')) return [];
    const [ids = '', side = ''] = name.split(' ');
    return ids.split(',').flatMap((id) => matching(id, measures).map((one) => ({ id: one, side, name, i })));
  });
  for (const { id, side, name, i } of inputs) {
    const columns = columnsFor(id);
    const cells = own.map((row) => row[i] ?? '');
    if (side === 'outcome') {
      columns.outcomes.benchmark = Int8Array.from(cells, (cell) =>
        outcomeCode(outcomes.find((outcome) => outcome === cell) ?? ('not-compared' as Outcome)),
      );
      continue;
    }
    const target = sides[side as keyof typeof sides];
    if (target === undefined) throw new RangeError(`a column of inputs cannot be called “${name}”`);
    columns[target] ??= new Float64Array(areas.length);
    columns[target].set(cells.map(number));
    const compared = number(benchmark?.[i] ?? '');
    if (target === 'value' && !Number.isNaN(compared))
      columns.against.benchmark = new Float64Array(areas.length).fill(compared);
  }
  return { areas, indicators };
}

/** The measures that a name of a column stands for. */
function matching(name: string, measures: ReadonlyMap<string, VectorMeasure>): string[] {
  if (!name.endsWith('*')) return [name];
  return [...measures.keys()].filter((id) => id.startsWith(name.slice(0, -1)));
}

function emptyColumns(areas: number, measure: VectorMeasure | undefined): IndicatorColumns {
  const missing = () => new Float64Array(areas).fill(Number.NaN);
  return {
    polarity: measure?.polarity ?? 'neither',
    multiplier: measure?.multiplier ?? 1,
    goal: measure?.goal === undefined ? undefined : { value: measure.goal },
    value: missing(),
    lower95: missing(),
    upper95: missing(),
    numerator: missing(),
    denominator: missing(),
    status: new Int8Array(areas),
    outcomes: {},
    against: {},
    trend: new Int8Array(areas).fill(-1),
  };
}

const number = (cell: string) => (cell === '' ? Number.NaN : Number(cell.replaceAll(',', '')));
const plain = (cell: string) => (cell !== '' && Number.isFinite(Number(cell)) ? Number(cell) : cell);
