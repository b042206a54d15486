import type { IndicatorColumns, RatingEvidence } from '../evidence.ts';

type Column = Float64Array | Int8Array;

/** The evidence of chosen areas in a chosen order; an area may stand in it more than once. */
export function evidenceOf(evidence: RatingEvidence, positions: readonly number[]): RatingEvidence {
  const pick = <T extends Column>(column: T): T => {
    const picked = new (column.constructor as new (length: number) => T)(positions.length);
    positions.forEach((from, to) => (picked[to] = column[from] as number));
    return picked;
  };
  const pickAll = <T extends Column>(columns: Partial<Record<string, T>>) =>
    Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, column && pick(column)]));
  return {
    areas: positions.map((at) => evidence.areas[at] as RatingEvidence['areas'][number]),
    indicators: new Map(
      [...evidence.indicators].map(([id, columns]): [string, IndicatorColumns] => [
        id,
        {
          ...columns,
          value: pick(columns.value),
          lower95: pick(columns.lower95),
          upper95: pick(columns.upper95),
          numerator: pick(columns.numerator),
          denominator: pick(columns.denominator),
          score: columns.score && pick(columns.score),
          status: pick(columns.status),
          outcomes: pickAll(columns.outcomes),
          against: pickAll(columns.against),
          trend: pick(columns.trend),
        },
      ]),
    ),
  };
}

/** The evidence without some areas. */
export function keptAreas(evidence: RatingEvidence, dropped: ReadonlySet<string>): RatingEvidence {
  if (dropped.size === 0) return evidence;
  const positions = evidence.areas.flatMap(({ code }, at) => (dropped.has(code) ? [] : [at]));
  return evidenceOf(evidence, positions);
}
