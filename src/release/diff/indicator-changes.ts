import type { Database, Row } from '#evidence/database.ts';
import { closestWord } from '#vocabulary/closest-word.ts';
import { AppError } from '#vocabulary/errors/app-error.ts';
import { methods } from '#vocabulary/method.ts';
import { statusOf } from '#vocabulary/status.ts';
import { changesOfIndicator, contents } from './statements.ts';

type Held = number | string | null;

/** One estimate that differs between two releases. */
export interface EstimateChange {
  area: { type: string; code: string };
  period: { start: string; end: string; kind: string };
  /** 1 on today’s map, 0 as areas were then. */
  map: number;
  /** Sex, age, kind of group and group, as far as it is one of a group. */
  group: string[];
  change: 'added' | 'removed' | 'changed';
  /** Why, for `changed`. */
  reason: string | null;
  /** What differs, by column: limits, counts, status and so on. */
  columns: Partial<Record<(typeof contents)[number], { before: Held; after: Held }>>;
}

/**
 * Every estimate of one indicator that differs, changed ones first and the latest periods first among them, from the tables that compare two releases.
 *
 * @throws RELEASE_INDICATOR_UNKNOWN when neither release has the indicator
 */
export async function changesOf(database: Database, indicator: string): Promise<EstimateChange[]> {
  const known = await database.rows<{ key: string }>(
    'SELECT key FROM (SELECT key FROM a.indicator UNION SELECT key FROM b.indicator) ORDER BY key',
  );
  if (!known.some(({ key }) => key === indicator)) {
    const near = closestWord(
      indicator,
      known.map(({ key }) => key),
    );
    const meant = near === undefined ? '' : `Did you mean ${near}? `;
    throw new AppError('RELEASE_INDICATOR_UNKNOWN', { indicator, meant });
  }
  return (await database.rows(changesOfIndicator(), [indicator])).map(changeOf);
}

function changeOf(row: Row): EstimateChange {
  const parts = (name: string) => String(row[name]).split('\u0001');
  const [type = '', code = ''] = parts('area');
  const [start = '', end = '', kind = ''] = parts('period');
  const change = row.kind as EstimateChange['change'];
  const held = (side: 'before' | 'after', name: string): Held => {
    const value = row[`${side}_${name}`] as Held;
    if (value === null) return null;
    if (name === 'status') return statusOf(value as number);
    return name === 'method' ? (methods[value as number] ?? value) : value;
  };
  const differing = contents.filter((name) => row[`before_${name}`] !== row[`after_${name}`]);
  return {
    area: { type, code },
    period: { start, end, kind },
    map: row.map as number,
    group: parts('stratum').filter((part) => part !== ''),
    change,
    reason: row.reason as string | null,
    columns: Object.fromEntries(
      differing.map((name) => [name, { before: held('before', name), after: held('after', name) }]),
    ),
  };
}

/** What is told of an estimate that is new or gone. */
const main = new Set(['value', 'numerator', 'denominator', 'status']);

/** The changes as lines for people, at most so many: area, period, map, and what differs. */
export function changeLines(changes: readonly EstimateChange[], most = 60): string[] {
  const lines = changes.slice(0, most).map(({ area, period, map, group, change, reason, columns }) => {
    const where = [
      `${area.type} ${area.code}`,
      `${period.start} to ${period.end}`,
      map === 1 ? 'today’s map' : 'as it was',
    ];
    const told = Object.entries(columns)
      .filter(([name, { before, after }]) => change === 'changed' || (main.has(name) && (before ?? after) !== null))
      .map(([name, { before, after }]) =>
        change === 'changed' ? `${name} ${shown(before)} → ${shown(after)}` : `${name} ${shown(before ?? after)}`,
      );
    return `  ${[...where, ...group].join(', ')}: ${change}${reason === null ? '' : ` (${reason})`}: ${told.join(', ')}`;
  });
  const left = changes.length - lines.length;
  return left > 0 ? [...lines, `  … and ${left.toLocaleString('en-GB')} more; --json prints all.`] : lines;
}

function shown(value: Held): string {
  if (value === null) return 'none';
  return typeof value === 'number' ? String(Number(value.toPrecision(6))) : value;
}
