/** A text as a SQL literal. NUL, which would end the statement in the middle, is written as its picture ␀. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''").replaceAll('\0', '\u2400')}'`;
}

/** A name as a SQL identifier. */
export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** Rows of literals for a VALUES list. A null is written as NULL, a number as a DOUBLE literal that loses no digit. */
export function values(rows: readonly (readonly (string | number | boolean | null)[])[]): string {
  return rows.map((row) => `(${row.map(cell).join(', ')})`).join(', ');
}

function cell(value: string | number | boolean | null): string {
  if (value === null) return 'NULL';
  if (typeof value === 'string') return literal(value);
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  // A literal with a point would be read as DECIMAL and lose digits.
  return Number.isInteger(value) ? String(value) : `${value.toExponential()}::DOUBLE`;
}
