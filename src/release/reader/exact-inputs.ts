import type { ScorerOf } from '#project/schema/framework.ts';
import { type ExactCount, isExact } from '#rating/stability/exact.ts';
import { outcomes, scoredComparators } from '#vocabulary/outcome.ts';
import type { Connections } from './connections.ts';
import type { FrameworkCell } from './framework-cells.ts';
import type { Area, AreaType, FrameworkRecord, IndicatorRecord } from './records.ts';

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

/**
 * How many of the newest values that count in some parts are taken as exactly right when true values are drawn, of one area or of a type.
 * A value that its scorer gives nothing, such as one of a measure without a good direction, counts nowhere.
 */
export async function readExactInputs(
  connections: Connections,
  framework: FrameworkRecord,
  cells: readonly FrameworkCell[],
  of: { area: Area } | { type: AreaType },
): Promise<ExactCount> {
  const found = { exact: 0, of: 0 };
  const counted = new Map(
    [...countedIndicators(framework, cells)].map(([{ id, declaration }, own]) => [id, { ...own, declaration }]),
  );
  if (counted.size === 0) return found;
  const own = 'area' in of ? `p.area = ${of.area.id}` : `p.area IN (SELECT id FROM area WHERE type = ${of.type.id})`;
  const outcome = scoredComparators.map((name) => `coalesce(p.${name}_outcome, 0)::TINYINT AS ${name}`);
  const batches = await connections.columns(
    `SELECT p.indicator, ${outcome.join(', ')}, ${numbers.map((name) => `p.${name}`).join(', ')} FROM area_profile p
     WHERE ${own} AND p.status = 0 AND p.map = (SELECT max(map) FROM area_profile) ORDER BY p.area, p.indicator`,
  );
  for (const batch of batches) {
    const at = (column: string, row: number) => batch[column]?.[row] as number;
    for (let row = 0; row < (batch.indicator?.length ?? 0); row++) {
      const how = counted.get(at('indicator', row));
      if (!how) continue;
      if (!how.always && !scoredComparators.some((name) => how[name] & (1 << at(name, row)))) continue;
      found.of += 1;
      const [value, lower95, upper95] = [at('value', row), at('lower95', row), at('upper95', row)];
      const limits = { value, lower95, upper95 };
      if (isExact(how.declaration, { ...limits, numerator: at('numerator', row), denominator: at('denominator', row) }))
        found.exact += 1;
    }
  }
  return found;
}
