import type { ScorerOf } from '#project/schema/framework.ts';
import { type ExactCount, isExact } from '#rating/stability/exact.ts';
import { outcomes, scoredComparators } from '#vocabulary/outcome.ts';
import type { Connections } from './connections.ts';
import type { Dimensions } from './dimensions.ts';
import type { FrameworkCell } from './framework-cells.ts';
import { latestPeriods } from './latest-periods.ts';
import type { AreaType, FrameworkRecord, IndicatorRecord, ProfileRow } from './records.ts';

export type { ExactCount };

/** Outcomes of a comparison by which a framework scores something; the others leave a measure out of the rating. */
function scoredOutcomes(scorer: ScorerOf<'significance'>, { declaration }: FrameworkRecord): number[] {
  const counted = new Set(declaration.classes.flatMap((entry) => (entry.counted === false ? [] : [entry.id])));
  return outcomes.flatMap((outcome, code) => {
    const given = scorer.scores?.[outcome] !== undefined || counted.has(scorer.classes[outcome] ?? '');
    return code > 0 && given ? [code] : [];
  });
}

/** Under which outcomes the value of an indicator counts, by comparator: bits at the positions of the outcomes. */
type Counted = Record<(typeof scoredComparators)[number], number> & { always: boolean };

/** The indicators of some parts, each with what must hold for its value to count there. */
function countedIndicators(framework: FrameworkRecord, cells: readonly FrameworkCell[]): Map<IndicatorRecord, Counted> {
  const found = new Map<IndicatorRecord, Counted>();
  for (const { entries, indicators } of cells)
    for (const { indicator: key, scorer } of entries) {
      const indicator = indicators.find((one) => one.key === key);
      if (!indicator) continue;
      const own = found.get(indicator) ?? { always: false, benchmark: 0, parent: 0, goal: 0 };
      found.set(indicator, own);
      if (scorer.kind === 'significance')
        for (const code of scoredOutcomes(scorer, framework)) own[scorer.comparator] |= 1 << code;
      else own.always = true;
    }
  return found;
}

const numbers = ['value', 'lower95', 'upper95', 'numerator', 'denominator'] as const;
type Numbers = Record<(typeof numbers)[number], number>;

/**
 * Counts, among the newest values of areas on today’s map, those that count in some parts, and of them those that are taken as exactly
 * right when true values are drawn. A value that its scorer gives nothing, such as one of a measure without a good direction, counts
 * nowhere.
 */
class ExactInputs {
  readonly count: ExactCount = { exact: 0, of: 0 };
  readonly #counted: Map<number, Counted & Pick<IndicatorRecord, 'declaration'>>;

  /** @param latest the indicators that are not too old to count */
  constructor(framework: FrameworkRecord, cells: readonly FrameworkCell[], latest: ReadonlyMap<number, number>) {
    const counted = [...countedIndicators(framework, cells)].filter(([{ id }]) => latest.has(id));
    this.#counted = new Map(counted.map(([{ id, declaration }, own]) => [id, { ...own, declaration }]));
  }

  /** @param outcome code of the outcome beside each comparator, 0 without one */
  add(indicator: number, outcome: (comparator: keyof Omit<Counted, 'always'>) => number, value: Numbers): void {
    const how = this.#counted.get(indicator);
    if (!how || !(how.always || scoredComparators.some((name) => how[name] & (1 << outcome(name))))) return;
    this.count.of += 1;
    if (isExact(how.declaration, value)) this.count.exact += 1;
  }
}

/**
 * How many of the newest values that count in some parts are taken as exactly right, of all areas of a type or of the one whose profile
 * is given.
 */
export async function readExactInputs(
  connections: Connections,
  dimensions: Dimensions,
  framework: FrameworkRecord,
  cells: readonly FrameworkCell[],
  of: AreaType | readonly ProfileRow[],
): Promise<ExactCount> {
  if (cells.length === 0) return { exact: 0, of: 0 };
  const latest = await latestPeriods(connections, dimensions, framework.declaration.within);
  const inputs = new ExactInputs(framework, cells, latest);
  if ('id' in of) await addType(inputs, connections, of);
  else addProfile(inputs, of);
  return inputs.count;
}

function addProfile(inputs: ExactInputs, profile: readonly ProfileRow[]): void {
  for (const row of profile) {
    if (row.map !== 1 || row.status !== 'ok') continue;
    const value = Object.fromEntries(numbers.map((name) => [name, row[name] ?? Number.NaN])) as Numbers;
    inputs.add(row.indicator.id, (comparator) => outcomes.indexOf(row[`${comparator}Outcome`]), value);
  }
}

async function addType(inputs: ExactInputs, connections: Connections, type: AreaType): Promise<void> {
  const outcome = scoredComparators.map((name) => `coalesce(p.${name}_outcome, 0)::TINYINT AS ${name}`);
  const batches = await connections.columns(
    `SELECT p.indicator, ${outcome.join(', ')}, ${numbers.map((name) => `p.${name}`).join(', ')} FROM area_profile p
     WHERE p.area IN (SELECT id FROM area WHERE type = ${type.id}) AND p.status = 0 AND p.map = 1 ORDER BY p.area, p.indicator`,
  );
  for (const batch of batches)
    for (let row = 0; row < (batch.indicator?.length ?? 0); row++) {
      const at = (column: string) => batch[column]?.[row] as number;
      const value = Object.fromEntries(numbers.map((name) => [name, at(name)])) as Numbers;
      inputs.add(at('indicator'), at, value);
    }
}
