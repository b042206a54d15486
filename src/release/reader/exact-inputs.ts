import type { Parameter } from '#evidence/database.ts';
import { drawKinds } from '#rating/stability/uncertainty.ts';
import type { ExactCount } from '#rating/stability/exact.ts';
import type { Connections } from './connections.ts';
import type { Area, AreaType, IndicatorRecord } from './records.ts';

export type { ExactCount };

const bare = '(p.lower95 IS NULL OR p.upper95 IS NULL OR NOT p.upper95 > p.lower95)';

/** When a value of an indicator is taken as exactly right: as `isExact` says it of one value. */
function exactly({ id, declaration: { method, multiplier } }: IndicatorRecord): string {
  const counted = {
    beta: `(p.numerator >= 0 AND p.denominator >= p.numerator AND abs(p.numerator / p.denominator * ${multiplier} - p.value) <= 0.001 * ${multiplier})`,
    gamma: 'p.numerator > 0',
  } as Partial<Record<string, string>>;
  const kind = drawKinds[method];
  const holds = kind === 'known' ? 'true' : `${bare} AND NOT coalesce(${counted[kind] ?? 'false'}, false)`;
  return `WHEN ${id} THEN ${holds}`;
}

/** How many of the newest values of some indicators are taken as exactly right when true values are drawn, of one area or of a type. */
export async function readExactInputs(
  connections: Connections,
  indicators: readonly IndicatorRecord[],
  of: { area: Area } | { type: AreaType },
): Promise<ExactCount> {
  if (indicators.length === 0) return { exact: 0, of: 0 };
  const own: [string, Parameter] = 'area' in of ? ['p.area = ?', of.area.id] : ['a.type = ?', of.type.id];
  const [row] = await connections.rows(
    `SELECT count(*)::INTEGER AS "of", coalesce(sum(CASE p.indicator ${indicators.map(exactly).join(' ')} END::INTEGER), 0)::INTEGER AS exact
     FROM area_profile p JOIN area a ON a.id = p.area WHERE ${own[0]} AND p.status = 0 AND p.map = (SELECT max(map) FROM area_profile)
       AND p.indicator IN (${indicators.map(({ id }) => id).join(', ')}) ORDER BY ALL`,
    [own[1]],
  );
  return { exact: row?.exact as number, of: row?.of as number };
}
