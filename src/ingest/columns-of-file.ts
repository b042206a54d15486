import { identifier } from '#evidence/sql.ts';
import type { Condition, Source } from '#project/schema/source.ts';
import { closestWord } from '#vocabulary/closest-word.ts';
import { type Issue, issue } from '#vocabulary/issue.ts';

type Header = string | string[];
/** The staging column of a header, as a SQL identifier. */
export type ColumnOf = (header: Header) => string;

/**
 * Finds the columns that a source names among the headers of a file. Of several spellings the first that the file has is
 * used; comparison ignores case and runs of white space.
 *
 * @returns the look-up, and an INGEST_COLUMN_MISSING issue for each header that the file lacks
 */
export function columnsOfFile(
  source: Source,
  columns: readonly string[],
  file: string,
): { column: ColumnOf; issues: Issue[] } {
  const plain = (name: string) => name.trim().replace(/\s+/g, ' ').toLowerCase();
  const positions = new Map<string, number>();
  columns.forEach((name, index) => {
    if (!positions.has(plain(name))) positions.set(plain(name), index);
  });
  if (source.unpivot) {
    positions.set(plain(source.unpivot.name), columns.length);
    positions.set(plain(source.unpivot.value), columns.length + 1);
  }
  const find = (header: Header) =>
    [header]
      .flat()
      .map((name) => positions.get(plain(name)))
      .find((index) => index !== undefined);
  const known = listed(columns);
  const perhaps = (header: Header) => {
    const meant = closestWord([header].flat()[0] as string, columns);
    return meant === undefined ? '' : `Did you mean ${meant}? `;
  };
  const issues = headersOf(source)
    .filter((header) => find(header) === undefined)
    .map((header) =>
      issue(
        'INGEST_COLUMN_MISSING',
        { file, line: 1 },
        { value: [header].flat().join(' or '), source: source.id, perhaps: perhaps(header), known },
      ),
    );
  const { unpivot } = source;
  if (unpivot && !columns.some((name) => new RegExp(unpivot.columns).test(name))) {
    const details = { value: unpivot.columns, source: source.id, perhaps: '', known };
    issues.push(issue('INGEST_COLUMN_MISSING', { file, line: 1 }, details));
  }
  return { column: (header) => identifier(`c${(find(header) ?? -1) + 1}`), issues };
}

/** As many of the headers as help to find the one that is meant. */
function listed(columns: readonly string[]): string {
  const shown = columns.slice(0, 40).map((name) => (name.length > 80 ? `${name.slice(0, 80)}…` : name));
  const more = columns.length - shown.length;
  return `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/** Every header that a source names, once. */
function headersOf(source: Source): Header[] {
  const conditions = (list: readonly Condition[]) => list.map((condition) => condition.column);
  const named: (Header | undefined)[] = [
    source.area.column,
    source.period.column,
    source.sex?.column,
    source.age?.column,
    source.category?.column,
    ...source.setAside.flatMap((rule) => conditions(rule.when)),
    ...source.corrections.flatMap((rule) => [rule.column, ...conditions(rule.when)]),
    ...source.measures.flatMap((entry) => [entry.column, ...conditions(entry.when)]),
    ...source.published.flatMap((entry) => [
      entry.value,
      entry.lower95,
      entry.upper95,
      entry.lower998,
      entry.upper998,
      entry.numerator,
      entry.denominator,
      entry.label,
      ...conditions(entry.when),
    ]),
    ...source.ratings.flatMap((entry) => [entry.class, entry.score, ...conditions(entry.when)]),
  ];
  const seen = new Set<string>();
  return named.filter((header): header is Header => {
    if (header === undefined || seen.has(String(header))) return false;
    seen.add(String(header));
    return true;
  });
}
