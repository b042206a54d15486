import type { Framework } from '#project/schema/framework.ts';
import { statusCode } from '#vocabulary/status.ts';
import type { IndicatorColumns, RatingEvidence } from './evidence.ts';
import type { Frame } from './frame.ts';

const notApplicable = statusCode('not-applicable');

/**
 * Areas that rules of eligibility leave out, each with the position of the first rule that does.
 *
 * A condition that reads a number that is missing does not hold.
 */
export function areasLeftOut(
  rules: Framework['eligibility'],
  evidence: RatingEvidence,
  frame: Frame,
): ReadonlyMap<number, number> {
  const conditions = rules.map(({ when }) => ({ when, holds: frame.expression(when) }));
  const out = new Map<number, number>();
  if (rules.length === 0) return out;
  evidence.areas.forEach((_, area) => {
    const first = conditions.findIndex(({ when, holds }) => holds(frame.context(area, when)) === true);
    if (first >= 0) out.set(area, first);
  });
  return out;
}

/**
 * The evidence as scorers see it: areas that a rule of eligibility leaves out have no values, so that they count in no mean, rank or
 * quantile. The rules stand before the limits of every part too, where they give those areas their class and say why.
 */
export function evidenceOfEligible(evidence: RatingEvidence, leftOut: ReadonlyMap<number, number>): RatingEvidence {
  if (leftOut.size === 0) return evidence;
  const out = [...leftOut.keys()];
  const masked = [...evidence.indicators].map(([id, columns]) => [id, without(columns, out)] as const);
  return { ...evidence, indicators: new Map(masked) };
}

function without(columns: IndicatorColumns, out: readonly number[]): IndicatorColumns {
  const blank = <T extends Float64Array | Int8Array>(column: T, as: number): T => {
    const copy = column.slice() as T;
    for (const area of out) copy[area] = as;
    return copy;
  };
  const number = (column: Float64Array) => blank(column, Number.NaN);
  const each = <T>(columns: Partial<Record<string, T>>, as: (column: T) => T) =>
    Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, as(column as T)]));
  return {
    ...columns,
    value: number(columns.value),
    lower95: number(columns.lower95),
    upper95: number(columns.upper95),
    numerator: number(columns.numerator),
    denominator: number(columns.denominator),
    ...(columns.score ? { score: number(columns.score) } : {}),
    status: blank(columns.status, notApplicable),
    outcomes: each(columns.outcomes, (column) => blank(column, 0)),
    against: each(columns.against, number),
    trend: blank(columns.trend, -1),
  };
}
