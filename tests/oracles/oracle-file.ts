import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** A recorded case: what the reference implementation was given and what it answered. */
export type OracleCase = Record<string, unknown> & { id?: number };

const root = resolve(import.meta.dirname, '../..');

/** Where the recorded answers stand: the folder that COXCOMB_ORACLES names, else both beside the repository. */
export const oracleFolders: readonly string[] = process.env.COXCOMB_ORACLES
  ? [resolve(process.env.COXCOMB_ORACLES)]
  : ['core', 'rating'].map((folder) => join(root, '../shared/oracles', folder));

/** True when answers ought to be there: then running none of them is a failure. */
export const oraclesExpected = process.env.COXCOMB_ORACLES !== undefined || existsSync(join(root, '../shared'));

/** Files of answers of every folder that is there, with their names without ending. */
export function oracleFiles(): { name: string; path: string; folder: string }[] {
  return oracleFolders.filter(existsSync).flatMap((folder) =>
    readdirSync(folder)
      .filter((file) => /\.(csv|json)$/.test(file))
      .sort()
      .map((file) => ({ name: file.replace(/\.(csv|json)$/, ''), path: join(folder, file), folder })),
  );
}

export function readOracle(path: string): OracleCase[] {
  const text = readFileSync(path, 'utf8');
  if (path.endsWith('.json')) return (JSON.parse(text) as { cases: OracleCase[] }).cases;
  const [header, ...lines] = text.trim().split(/\r?\n/);
  const names = (header as string).split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(names.map((name, i) => [name, cellValue(cells[i] ?? '')]));
  });
}

function cellValue(cell: string): string | number | null {
  if (cell === '') return null;
  const number = Number(cell);
  return Number.isNaN(number) ? cell : number;
}

/** A number, with the strings that stand for NaN and the infinities; null where missing. */
export function maybe(value: unknown): number | null {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) {
    if (value.length === 1) return maybe(value[0]);
    throw new UnmappedCase(`a single number, not ${value.length} of them`);
  }
  if (typeof value === 'number') return value;
  if (value === 'NaN') return Number.NaN;
  if (value === 'Inf') return Number.POSITIVE_INFINITY;
  if (value === '-Inf') return Number.NEGATIVE_INFINITY;
  throw new UnmappedCase(`a number, not ${JSON.stringify(value)}`);
}

/** A number that must be there. */
export function number(value: unknown): number {
  const found = maybe(value);
  if (found === null) throw new UnmappedCase('a number that is not missing');
  return found;
}

/** A list, which may have been written as a scalar when it has one entry. */
export function list(value: unknown): (number | null)[] {
  if (value === null || value === undefined) return [];
  return (Array.isArray(value) ? value : [value]).map(maybe);
}

/** A list without missing entries. */
export function numbers(value: unknown): number[] {
  return list(value).map((entry) => number(entry));
}

export function words(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).map(String);
}

/** A confidence level as a proportion, from 0.95 or 95. */
export function level(value: unknown): number {
  const given = number(value);
  return given > 1 ? Number((given / 100).toPrecision(15)) : given;
}

/** Names of the limits in a case, with the level of each pair: `lowercl` for one level, `lower95_0cl` for several. */
export function limitNames(given: OracleCase, prefix = ''): { lower: string; upper: string; level: number }[] {
  const found: { lower: string; upper: string; level: number }[] = [];
  for (const name of Object.keys(given)) {
    const match = new RegExp(`^${prefix}lower(?:(\\d+)_(\\d+))?cl$`).exec(name);
    if (!match) continue;
    const at = match[1] === undefined ? level(given.confidence) : Number(`${match[1]}.${match[2]}`) / 100;
    found.push({ lower: name, upper: name.replace('lower', 'upper'), level: Number(at.toPrecision(12)) });
  }
  if (found.length === 0) throw new UnmappedCase('limits under a name that this mapping knows');
  return found;
}

/** A case of a form that its mapping does not know: a failure, never a skip. */
export class UnmappedCase extends Error {
  constructor(expected: string) {
    super(`the case cannot be mapped: expected ${expected}`);
  }
}
