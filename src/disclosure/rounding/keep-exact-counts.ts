import { daysIn, type StoredPeriod } from '#estimates/estimate-periods.ts';
import type { EstimateColumns } from '#estimates/estimate-columns.ts';
import type { Database } from '#evidence/database.ts';
import type { Project } from '#project/project.ts';
import type { DisclosurePolicy } from '#project/schema/coxcomb.ts';
import type { Indicator, Operand } from '#project/schema/indicator.ts';
import { measuresOf, sidePolicy } from '../side-policy.ts';
import { roundEstimates } from './round-estimates.ts';

export interface RoundingContext {
  project: Project;
  areaTypeIds: ReadonlyMap<string, number>;
  periods: readonly StoredPeriod[];
}

/** The policies by which the counts of an indicator are rounded; undefined where none of its sides is. */
export function roundingOf(
  { numerator, denominator }: Indicator,
  project: Project,
): { numerator?: DisclosurePolicy; denominator?: DisclosurePolicy } | undefined {
  const measures = new Map(project.measures.map(({ value }) => [value.id, value]));
  const rounds = (side: Operand | undefined) => {
    const policy =
      side &&
      sidePolicy(
        measuresOf(side).flatMap((id) => measures.get(id) ?? []),
        project.declaration.disclosure,
      );
    return policy && policy.rounding > 1 ? policy : undefined;
  };
  const [above, below] = [rounds(numerator), rounds(denominator)];
  if (!above && !below) return undefined;
  return { ...(above ? { numerator: above } : {}), ...(below ? { denominator: below } : {}) };
}

/**
 * The estimates of an indicator as its policies let them be shown: counts rounded, everything else from the rounded counts.
 * What they were is written to `exact_count`, from which suppression decides.
 *
 * @returns the same columns where nothing is rounded
 */
export async function roundForPublication(
  database: Database,
  indicator: Indicator,
  id: number,
  exact: EstimateColumns,
  { project, areaTypeIds, periods }: RoundingContext,
): Promise<EstimateColumns> {
  const rounding = roundingOf(indicator, project);
  if (!rounding || exact.length === 0) return exact;
  const types = await database.rows<{ id: number; type: number }>('SELECT id, type FROM area ORDER BY id');
  const typeOf = new Map(types.map((area) => [area.id, area.type]));
  const baseOf = (policy: DisclosurePolicy | undefined) => {
    const exempt = new Set(policy?.exempt.map((type) => areaTypeIds.get(type)));
    return (row: number) =>
      policy && !exempt.has(typeOf.get(exact.area[row] as number) as number) ? policy.rounding : 0;
  };
  const days = new Map(periods.map((period) => [period.id, daysIn(period)]));
  const rounded = roundEstimates(
    indicator,
    exact,
    { numerator: baseOf(rounding.numerator), denominator: baseOf(rounding.denominator) },
    (row) => days.get(exact.period[row] as number) ?? 1,
  );
  await writeExact(database, id, exact, rounded);
  return rounded;
}

async function writeExact(
  database: Database,
  id: number,
  exact: EstimateColumns,
  rounded: EstimateColumns,
): Promise<void> {
  const differs = (a: number, b: number) => a !== b && !Number.isNaN(a);
  const rows = Int32Array.from(exact.area.keys()).filter(
    (i) =>
      differs(exact.numerator[i] as number, rounded.numerator[i] as number) ||
      differs(exact.denominator[i] as number, rounded.denominator[i] as number),
  );
  const whole = (column: Int32Array) => Int32Array.from(rows, (i) => column[i] as number);
  const amounts = (column: Float64Array) => Float64Array.from(rows, (i) => column[i] as number);
  await database.append(
    'exact_count',
    [
      new Int32Array(rows.length).fill(id),
      whole(exact.area),
      Int8Array.from(rows, (i) => exact.map[i] as number),
      whole(exact.period),
      whole(exact.stratum),
      amounts(exact.numerator),
      amounts(exact.denominator),
    ],
    rows.length,
  );
}
