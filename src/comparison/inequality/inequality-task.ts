import type { Indicator } from '#project/schema/indicator.ts';
import type { MeasuredInequality } from './group-inequality.ts';

/** A measure of one area, map and period. */
export interface InequalityRow extends MeasuredInequality {
  map: number;
  area: number;
  period: number;
  /** Groups or smaller areas that it should rest on, and that it does. */
  expected: number;
  reported: number;
  coverage: number;
}

export interface InequalityTask {
  indicator: Indicator;
  /** The indicator whose inequality it is, and its id in the store. */
  base: Indicator;
  baseId: number;
  areaTypeIds: ReadonlyMap<string, number>;
}

/** Condition that keeps areas `a` to the types for which an indicator is given. */
export function levelsOf({ levels }: Indicator, areaTypeIds: ReadonlyMap<string, number>): string {
  return levels === undefined ? '' : `AND a.type IN (${levels.map((type) => areaTypeIds.get(type) ?? -1).join(', ')})`;
}
