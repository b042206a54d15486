import { literal } from '#evidence/sql.ts';
import type { Condition } from '#project/schema/source.ts';
import type { ColumnOf } from './columns-of-file.ts';

/** A declared test of one cell as SQL that is true or false, never NULL. */
export function conditionSql(condition: Condition, column: ColumnOf): string {
  const cell = column(condition.column);
  const text = `coalesce(trim(${cell}), '')`;
  const tests: string[] = [];
  const list = (texts: string | string[]) => [texts].flat().map(literal).join(', ');
  if (condition.equals !== undefined) tests.push(`${text} IN (${list(condition.equals)})`);
  if (condition.not !== undefined) tests.push(`${text} NOT IN (${list(condition.not)})`);
  if (condition.empty !== undefined) tests.push(`${text} ${condition.empty ? '=' : '<>'} ''`);
  if (condition.matches !== undefined) tests.push(`regexp_matches(${text}, ${literal(condition.matches)})`);
  return tests.length > 0 ? `(${tests.join(' AND ')})` : 'TRUE';
}

/** All of several tests. */
export function allSql(conditions: readonly Condition[], column: ColumnOf): string {
  return conditions.length > 0 ? conditions.map((condition) => conditionSql(condition, column)).join(' AND ') : 'TRUE';
}
