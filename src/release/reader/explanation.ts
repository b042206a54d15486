import { explainedFramework, explainPart, type RatingExplanation } from '#rating/explanation.ts';
import { frameworkTree, nodesOf } from '#rating/framework-tree.ts';
import { isExact } from '#rating/stability/exact.ts';
import type { Area, FrameworkRecord, ProfileRow } from './records.ts';
import type { Release } from './release.ts';

/**
 * Why an area has its rating, as it was published: the trace that was kept with the rating, and the values that are shown.
 * Nothing is worked out anew, and the nearest way to the next label is left to who asks for it.
 *
 * @param part  id of a part; empty for the whole
 * @returns undefined where the framework does not rate the area, or has no such part
 */
export async function readExplanation(
  release: Release,
  framework: FrameworkRecord,
  area: Area,
  part = '',
): Promise<RatingExplanation | undefined> {
  const root = frameworkTree(
    framework.declaration,
    release.indicators.map(({ key, headline, declaration }) => ({ id: key, headline, tags: declaration.tags ?? {} })),
  );
  const node = nodesOf(root).find(({ id }) => id === part);
  if (!node) return undefined;
  const [ratings, profile, sure, measured, counting] = await Promise.all([
    release.ratings({ framework, area }),
    release.profile(area),
    release.certainty({ framework, area }),
    release.outcomeCounts(area.type),
    release.countingPeriods(framework),
  ]);
  if (ratings.length === 0) return undefined;
  const rows = new Map(ratings.map((row) => [row.node, row]));
  const certainties = new Map(sure.map((row) => [row.node, row]));
  const values = new Map(profile.map((row) => [row.indicator.key, row]));
  return {
    framework: explainedFramework(framework.declaration),
    area: { type: area.type.key, code: area.code, name: area.name },
    whole: explainPart(
      node,
      (id) => {
        const row = rows.get(id);
        if (!row) return undefined;
        const { score, coverage, why } = row;
        return { class: row.computedClass || null, score, coverage, why, certainty: certainties.get(id) };
      },
      (id) => {
        const indicator = release.indicator(id);
        const row = values.get(id);
        if (!indicator) return undefined;
        return {
          name: indicator.plainName,
          unit: indicator.unit,
          decimals: indicator.decimals,
          polarity: indicator.polarity,
          period: row?.period.label ?? null,
          value: row?.value ?? null,
          lower95: row?.lower95 ?? null,
          upper95: row?.upper95 ?? null,
          numerator: row?.numerator ?? null,
          denominator: row?.denominator ?? null,
          status: row?.status ?? (measured.has(indicator.id) ? 'not-available' : 'not-collected-here'),
          against: {
            benchmark: { name: release.benchmark?.name ?? null, value: row?.benchmarkValue ?? null },
            parent: { name: row?.parent?.name ?? null, value: row?.parentValue ?? null },
            goal: { name: null, value: indicator.declaration.goal?.value ?? null },
          },
          ...(row && { unused: unusedBecause(row, counting.get(indicator.id), framework) }),
          exact: row !== undefined && isExact(indicator.declaration, numbersOf(row)),
        };
      },
    ),
    next: null,
  };
}

function numbersOf({ value, lower95, upper95, numerator, denominator }: ProfileRow) {
  const number = (one: number | null) => one ?? Number.NaN;
  return {
    value: number(value),
    lower95: number(lower95),
    upper95: number(upper95),
    numerator: number(numerator),
    denominator: number(denominator),
  };
}

/** Why the newest number of an area has no part in a rating: ratings take one period of each indicator, which must not be too old. */
function unusedBecause({ period }: ProfileRow, counting: number | undefined, { declaration }: FrameworkRecord) {
  if (counting === undefined) return { is: 'too-old', values: { days: declaration.within ?? 0 } };
  return counting === period.id ? undefined : { is: 'earlier-period' };
}
