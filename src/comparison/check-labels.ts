import type { Database } from '#evidence/database.ts';
import type { Indicator } from '#project/schema/indicator.ts';
import { compareWithBenchmark } from '#statistics/comparing/benchmark.ts';
import { outcomeOf } from '#vocabulary/outcome.ts';

/** How many published labels our own comparison gives too. */
export interface LabelCheck {
  /** Whose benchmark value was used: the publisher’s, or the one added up from the areas. */
  benchmark: 'published' | 'computed';
  checked: number;
  equal: number;
}

/**
 * Compares the labels that a publisher states (better, similar, worse) with those that our estimates and comparison give for
 * the same areas and periods, once with the publisher’s benchmark value and once with the one we add up ourselves.
 *
 * Labels that make no finer distinction than one interval are compared without the second level.
 */
export async function checkLabels(
  database: Database,
  indicator: Indicator,
  id: number,
  benchmark: number,
): Promise<LabelCheck[]> {
  const query = `SELECT v.outcome::TINYINT AS label, e.value, e.lower95, e.upper95, bp.value AS published, be.value AS computed
    FROM published_value v
    JOIN estimate e ON e.indicator = v.indicator AND e.area = v.area AND e.period = v.period AND e.stratum = v.stratum AND e.map = 0
    LEFT JOIN published_value bp ON bp.indicator = v.indicator AND bp.area = ${benchmark} AND bp.period = v.period AND bp.stratum = 0
    LEFT JOIN estimate be ON be.indicator = v.indicator AND be.area = ${benchmark} AND be.period = v.period AND be.stratum = 0 AND be.map = 0
    WHERE v.indicator = ${id} AND v.outcome <> 0 AND v.area <> ${benchmark} AND e.status = 0
    ORDER BY v.area, v.period, v.stratum`;
  const checks: LabelCheck[] = [
    { benchmark: 'published', checked: 0, equal: 0 },
    { benchmark: 'computed', checked: 0, equal: 0 },
  ];
  const oneLevel = (outcome: string) => outcome.replace('-998', '-95');
  for await (const batch of database.columns(query)) {
    for (let i = 0; i < (batch.label as Int8Array).length; i++) {
      const at = (name: string) => (batch[name] as Float64Array)[i] as number;
      for (const check of checks) {
        const against = at(check.benchmark);
        if (Number.isNaN(against)) continue;
        const lower = at('lower95');
        const limits = Number.isNaN(lower) ? { lower: null, upper: null } : { lower, upper: at('upper95') };
        check.checked += 1;
        const ours = compareWithBenchmark(limits, against, indicator.polarity);
        if (oneLevel(ours) === oneLevel(outcomeOf((batch.label as Int8Array)[i] as number))) check.equal += 1;
      }
    }
  }
  return checks.filter((check) => check.checked > 0);
}
