import { refuse } from './argument.ts';

/** A value of a row: what NDJSON can hold, with CSV cells read as the input asks. */
export type RowValue = number | string | boolean | null | undefined | readonly (number | string | null)[];
export type StatisticRow = Readonly<Record<string, RowValue>>;

export interface StatisticInput {
  name: string;
  /** `scalar`: one entry; `list`: several; `option`: one entry that has a default. */
  shape: 'scalar' | 'list' | 'option';
  /** What an entry is; default number. */
  kind?: 'number' | 'word' | 'flag';
  unit: string;
  /** A required input must be a column of the table, though its cells may be empty (missing). */
  required: boolean;
  description: string;
  /** Words that a word may be. */
  words?: readonly string[];
}

export interface StatisticOutput {
  name: string;
  unit: string;
  description: string;
}

/** A method as the command line and the generated reference show it, kept beside the method itself. */
export interface StatisticMethod {
  /** Stable name, in kebab-case. */
  name: string;
  title: string;
  /** What it computes, in one sentence. */
  summary: string;
  inputs: readonly StatisticInput[];
  outputs: readonly StatisticOutput[];
  /** What happens at zero, with missing values, at the limits. */
  edges: readonly string[];
  /** Paper or standard. */
  source: string;
  /** Answers one row whose values are of the kinds that `inputs` declares. */
  run: (row: StatisticRow) => Record<string, unknown>;
}

/** A number that may be missing. */
export function numberIn(row: StatisticRow, name: string): number | null {
  const value = row[name];
  if (value === null || value === undefined) return null;
  if (typeof value !== 'number') refuse('row', name, 'a number', value);
  return value as number;
}

/** A number that must be there. */
export function requiredNumberIn(row: StatisticRow, name: string): number {
  const value = numberIn(row, name);
  return value === null ? refuse('row', name, 'given', value) : value;
}

/** A number for an option; undefined lets the method's default stand. */
export function optionIn(row: StatisticRow, name: string): number | undefined {
  return numberIn(row, name) ?? undefined;
}

/** A list of numbers, some of which may be missing; a single number is a list of one. */
export function listIn(row: StatisticRow, name: string): (number | null)[] {
  const value = row[name];
  if (value === null || value === undefined) return [];
  const entries = Array.isArray(value) ? (value as readonly unknown[]) : [value];
  return entries.map((entry) => {
    if (entry === null) return null;
    return typeof entry === 'number' ? entry : refuse('row', name, 'a list of numbers', entry);
  });
}

/** A list of numbers, none of which may be missing. */
export function numbersIn(row: StatisticRow, name: string): number[] {
  return listIn(row, name).map((entry) => entry ?? refuse('row', name, 'without missing entries', entry));
}

/** The list, or undefined where the row does not have it. */
export function optionalNumbersIn(row: StatisticRow, name: string): number[] | undefined {
  return row[name] === null || row[name] === undefined ? undefined : numbersIn(row, name);
}

/** A list of words; a single word is a list of one. */
export function textsIn(row: StatisticRow, name: string): string[] {
  const value = row[name];
  const entries = Array.isArray(value) ? (value as readonly unknown[]) : [value];
  return entries.map((entry) =>
    entry === null || entry === undefined ? refuse('row', name, 'a list of words', entry) : String(entry),
  );
}

export function wordIn<T extends string>(row: StatisticRow, name: string, words: readonly T[], fallback?: T): T {
  const value = row[name] ?? fallback;
  if (!words.includes(value as T)) refuse('row', name, `one of ${words.join(', ')}`, value);
  return value as T;
}

export function flagIn(row: StatisticRow, name: string, fallback: boolean): boolean {
  const value = row[name] ?? fallback;
  if (typeof value !== 'boolean') refuse('row', name, 'true or false', value);
  return value as boolean;
}

const option = (name: string, unit: string, description: string): StatisticInput => ({
  name,
  shape: 'option',
  unit,
  required: false,
  description,
});

/** Inputs that many methods share. */
export const shared = {
  confidenceLevel: option('confidenceLevel', 'proportion', 'Confidence level, 0.9 to below 1; default 0.95.'),
  multiplier: option('multiplier', 'number', 'Scale of the answer: 100 for percentages, 100000 for rates; default 1.'),
  exactBelow: option('exactBelow', 'count', 'Counts below this have exact limits, others Byar’s; default 10.'),
  polarity: {
    name: 'polarity',
    shape: 'scalar',
    kind: 'word',
    unit: 'word',
    required: true,
    words: ['high-is-good', 'low-is-good', 'neither'],
    description: 'Which direction is good.',
  },
} as const satisfies Record<string, StatisticInput>;

export function scalar(name: string, unit: string, description: string): StatisticInput {
  return { name, shape: 'scalar', unit, required: true, description };
}

export function listOf(name: string, unit: string, description: string, required = true): StatisticInput {
  return { name, shape: 'list', unit, required, description };
}

/** Outputs of every method that gives a value with limits. */
export const intervalOutputs: readonly StatisticOutput[] = [
  { name: 'value', unit: 'as multiplied', description: 'The estimate; empty where it cannot be given.' },
  { name: 'lower', unit: 'as multiplied', description: 'Lower confidence limit.' },
  { name: 'upper', unit: 'as multiplied', description: 'Upper confidence limit.' },
  { name: 'method', unit: 'word', description: 'Name of the method that gave the limits.' },
  { name: 'reason', unit: 'word', description: 'Why there is no value or no limits.' },
];

export const outcomeOutput: StatisticOutput = {
  name: 'outcome',
  unit: 'word',
  description: 'better, similar or worse (higher and lower without polarity), with the level at which it holds.',
};
