import { Database, type Row } from '#evidence/database.ts';
import { literal } from '#evidence/sql.ts';
import { changedKeys, definesValue } from './diff/changed-keys.ts';
import { changeLines, changesOf, type EstimateChange } from './diff/indicator-changes.ts';
import { changedAreas, changedEstimates, classMovements, countedChanges, keyedEstimates } from './diff/statements.ts';

/** Why estimates differ: the first of these that holds. */
export const changeReasons = ['definition', 'method', 'area', 'data'] as const;
export type ChangeReason = (typeof changeReasons)[number];

export interface Declared {
  key: string;
  change: 'added' | 'removed' | 'changed';
  /** Keys of the declaration that differ, for `changed`. */
  keys: string[];
}

export interface IndicatorChange {
  key: string;
  added: number;
  removed: number;
  changed: number;
  /** Changed estimates by the reason of the change. */
  because: Record<ChangeReason, number>;
  /** Estimates that had a value and have none now, and the other way round: counted in `changed` as well. */
  lost: number;
  gained: number;
}

export interface AreaChange {
  type: string;
  code: string;
  /** `neighbours`: it lies beside, or is most like, other areas than before. */
  change: 'added' | 'removed' | 'renamed' | 'dated' | 'moved' | 'neighbours';
}

export interface Movement {
  framework: string;
  node: string;
  /** `null`: there was, or is, no rating. */
  from: string | null;
  to: string | null;
  areas: number;
}

export interface ReleaseDiff {
  same: boolean;
  declarations: { indicators: Declared[]; frameworks: Declared[]; sources: Declared[] };
  indicators: IndicatorChange[];
  areas: AreaChange[];
  movements: Movement[];
  /** Every estimate that differs of the one indicator that was asked for. */
  estimates?: EstimateChange[];
}

/**
 * Says what changed from one release to another, and why: by natural keys (codes, dates, ids of declarations), because the
 * dense ids of two files have nothing to do with each other. Both files are opened for reading only.
 *
 * A changed estimate counts under the first reason that holds: its indicator is defined in another way; it was computed by
 * another method; its area, or one that it is added up from, belongs elsewhere or is new; otherwise its data changed.
 *
 * @param before file of the older release
 * @param after file of the newer one
 * @param indicator id of an indicator whose differing estimates are told one by one
 * @throws RELEASE_INDICATOR_UNKNOWN
 */
export async function diffReleases(before: string, after: string, indicator?: string): Promise<ReleaseDiff> {
  const database = await Database.open({ path: ':memory:' });
  try {
    await database.run(`ATTACH ${literal(before)} AS a (READ_ONLY)`);
    await database.run(`ATTACH ${literal(after)} AS b (READ_ONLY)`);
    const declarations = {
      indicators: await declared(database, 'indicator', 'declaration'),
      frameworks: await declared(database, 'framework', 'declaration'),
      sources: await declared(
        database,
        'source',
        "json_object('title', title, 'publisher', publisher, 'licence', licence, 'address', address, 'accessed', accessed::VARCHAR, 'notes', notes)",
      ),
    };
    for (const statement of changedAreas()) await database.run(statement);
    for (const statement of keyedEstimates()) await database.run(statement);
    const redefined = declarations.indicators
      .filter((entry) => entry.change === 'changed' && entry.keys.some(definesValue))
      .map((entry) => entry.key);
    await database.run(changedEstimates(redefined));
    const counts = await database.rows<Row & Omit<IndicatorChange, 'because'> & Record<ChangeReason, number>>(
      countedChanges(),
    );
    const indicators = counts.map(({ definition, method, area, data, ...rest }) => ({
      ...rest,
      because: { definition, method, area, data },
    }));
    const areas = await database.rows<Row & AreaChange>(
      `SELECT split_part(area, chr(1), 1) AS type, split_part(area, chr(1), 2) AS code, change FROM area_change ORDER BY area, change`,
    );
    const movements = await database.rows<Row & Movement>(classMovements());
    const lists: unknown[][] = [...Object.values(declarations), indicators, areas, movements];
    const same = lists.every((list) => list.length === 0);
    const estimates = indicator === undefined ? undefined : await changesOf(database, indicator);
    return { same, declarations, indicators, areas, movements, ...(estimates && { estimates }) };
  } finally {
    database.close();
  }
}

async function declared(database: Database, table: string, declaration: string): Promise<Declared[]> {
  const rows = await database.rows<{ key: string; before: string | null; after: string | null }>(`
    SELECT coalesce(x.key, y.key) AS key, x.declaration AS before, y.declaration AS after
    FROM (SELECT key, (${declaration})::VARCHAR AS declaration FROM a.${table}) x
    FULL JOIN (SELECT key, (${declaration})::VARCHAR AS declaration FROM b.${table}) y ON x.key = y.key
    WHERE x.declaration IS DISTINCT FROM y.declaration ORDER BY key`);
  return rows.map(({ key, before, after }) => {
    if (before === null) return { key, change: 'added', keys: [] };
    if (after === null) return { key, change: 'removed', keys: [] };
    return { key, change: 'changed', keys: changedKeys(JSON.parse(before), JSON.parse(after)) };
  });
}

/** The difference as lines for people. */
export function diffLines(diff: ReleaseDiff): string[] {
  if (diff.same) return ['Nothing changed.'];
  const lines: string[] = [];
  for (const [kind, list] of Object.entries(diff.declarations)) {
    for (const { key, change, keys } of list)
      lines.push(`${kind}: ${key} ${change}${keys.length > 0 ? ` (${keys.join(', ')})` : ''}`);
  }
  const tally = new Map<string, number>();
  for (const { type, change } of diff.areas) tally.set(`${type} ${change}`, (tally.get(`${type} ${change}`) ?? 0) + 1);
  for (const [what, count] of tally) lines.push(`areas: ${count} × ${what}`);
  for (const entry of diff.indicators) {
    const reasons = changeReasons.filter((reason) => entry.because[reason] > 0);
    const because = reasons.map((reason) => `${reason} ${entry.because[reason]}`).join(', ');
    const values = entry.lost + entry.gained > 0 ? `, ${entry.lost} lost and ${entry.gained} gained a value` : '';
    lines.push(
      `estimates of ${entry.key}: ${entry.added} added, ${entry.removed} removed, ${entry.changed} changed${because ? ` (${because})` : ''}${values}`,
    );
  }
  for (const { framework, node, from, to, areas } of diff.movements)
    lines.push(`ratings by ${framework}${node ? `, ${node}` : ''}: ${areas} × ${from ?? 'none'} → ${to ?? 'none'}`);
  if (diff.estimates) lines.push('', 'One by one:', ...changeLines(diff.estimates));
  return lines;
}
