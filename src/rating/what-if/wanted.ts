import { bandEnds } from '#project/schema/framework/band.ts';
import { AppError } from '#vocabulary/errors/app-error.ts';
import { meantHint } from './meant.ts';
import type { Setting } from './settings.ts';

/** A number that is to be another one. */
export interface WantedNumber {
  /** As it was written. */
  address: string;
  value: number;
  /** How a person finds it among what was asked. */
  where: string;
}

/** What is to be changed. */
export interface WantedChanges {
  set: readonly WantedNumber[];
  /** What no longer counts: an indicator, a part, `override:ID`, or `area:CODE`. */
  drop: readonly string[];
  /** What counts as well: `PART/INDICATOR`, or of what the eligibility sets aside `area:CODE` and `eligibility:RULE`. */
  add: readonly string[];
}

/** More changes at once are no question that a person asks. */
export const mostChanges = 60;
/** Larger numbers have no meaning in any rule, and their products leave what numbers can hold. */
export const largestNumber = 1e12;
const longest = 300;

/**
 * Reads `PLACE=NUMBER`, also written `PLACE:NUMBER`, as in `nodes.cancer.weight=2` or `weight:cancer:2`.
 *
 * @param where  how the person finds it again, such as `--set 2`, or `set[2]` in an address
 * @throws WHAT_IF_NUMBER_INVALID when there is no number, or one beyond 10¹² either way
 */
export function wantedNumber(text: string, where: string): WantedNumber {
  const found = text.length > longest ? null : /^(.+?)[=:]([^=:]*)$/.exec(text.trim());
  const number = found?.[2]?.trim() ?? '';
  const value = Number(number);
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i.test(number) || !(Math.abs(value) <= largestNumber))
    throw new AppError('WHAT_IF_NUMBER_INVALID', { where, value: text.slice(0, longest) });
  return { address: (found?.[1] ?? '').trim(), value, where };
}

/** @throws WHAT_IF_TOO_MANY */
export function requireFew({ set, drop, add }: { [K in keyof WantedChanges]: readonly unknown[] }): void {
  const count = set.length + drop.length + add.length;
  if (count > mostChanges) throw new AppError('WHAT_IF_TOO_MANY', { count, most: mostChanges });
}

/**
 * The setting that an address means. Beside its full address a setting may be written shorter: `cuts` for `bands`, a band
 * without its end, and `weight.ID` for the weight of a part or of an indicator wherever it counts.
 *
 * @returns one setting; several where `weight.ID` names an indicator of several parts
 * @throws WHAT_IF_PLACE_UNKNOWN with the closest address that there is
 */
export function settingsAt(settings: readonly Setting[], written: string, where: string): Setting[] {
  const address = written
    .split(/[.:]/)
    .map((part) => (part === 'cuts' ? 'bands' : part))
    .join('.');
  const exact = settings.filter((setting) => setting.address === address);
  if (exact.length > 0) return exact;
  const ended = settings.filter(({ address: full }) => bandEnds.some((end) => full === `${address}.${end}`));
  if (ended.length > 0) return ended;
  const [kind, id] = address.split('.');
  if (kind === 'weight' && id !== undefined) {
    const ofPart = settings.filter(({ address: full }) => full === `nodes.${id}.weight`);
    const ofIndicator = settings.filter((one) => one.kind === 'weight' && one.indicator === id);
    if (ofPart.length + ofIndicator.length > 0) return ofPart.length > 0 ? ofPart : ofIndicator;
  }
  throw new AppError('WHAT_IF_PLACE_UNKNOWN', {
    where,
    value: written.slice(0, longest),
    hint: meantHint(
      address,
      settings.map((setting) => setting.address),
    ),
  });
}
