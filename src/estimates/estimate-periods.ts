import type { Indicator, Operand } from '#project/schema/indicator.ts';
import type { Period, PeriodKind } from '#vocabulary/period.ts';

export interface StoredPeriod extends Period {
  id: number;
}

/** A period for which an indicator is estimated, and the fact periods that each side takes. */
export interface EstimatePeriod {
  start: string;
  end: string;
  kind: PeriodKind;
  numerator: number[];
  denominator: number[];
}

/**
 * Works out for which periods an indicator can be estimated: those of its numerator, or windows of them, for which the
 * denominator has a matching period too. A window is left out while one of its parts is missing.
 *
 * @param numeratorPeriods the periods in which the numerator has facts
 * @param denominatorPeriods the periods in which the denominator has facts; ignored when the indicator has none
 */
export function estimatePeriods(
  indicator: Indicator,
  numeratorPeriods: readonly StoredPeriod[],
  denominatorPeriods: readonly StoredPeriod[],
): EstimatePeriod[] {
  const periods: EstimatePeriod[] = [];
  for (const last of numeratorPeriods) {
    const parts = windowParts(indicator, last, numeratorPeriods);
    if (!parts) continue;
    const first = parts[0] as StoredPeriod;
    const lag = indicator.numerator.lag;
    const period = {
      start: shiftYears(first.start, lag),
      end: shiftYears(last.end, lag),
      kind: parts.length > 1 ? ('rolling' as const) : last.kind,
    };
    if (!indicator.denominator) {
      periods.push({ ...period, numerator: parts.map((part) => part.id), denominator: [] });
      continue;
    }
    const denominator = matchDenominator(indicator.denominator, parts, period, lag, denominatorPeriods);
    if (denominator) periods.push({ ...period, numerator: parts.map((part) => part.id), denominator });
  }
  return periods;
}

/** The parts of the window that ends with a period, oldest first; none when a part is missing. */
function windowParts(
  indicator: Indicator,
  last: StoredPeriod,
  all: readonly StoredPeriod[],
): StoredPeriod[] | undefined {
  const { window } = indicator;
  if (!window) return [last];
  const months = (window.months ?? 0) + 12 * (window.years ?? 0);
  const start = shiftMonths(nextDay(last.end), -months);
  const parts = all
    .filter((part) => part.kind === last.kind && part.start >= start && part.end <= last.end)
    .sort((a, b) => (a.start < b.start ? -1 : 1));
  let expected = start;
  for (const part of parts) {
    if (part.start !== expected) return undefined;
    expected = nextDay(part.end);
  }
  return expected === nextDay(last.end) ? parts : undefined;
}

function matchDenominator(
  operand: Operand,
  parts: readonly StoredPeriod[],
  period: Period,
  numeratorLag: number,
  all: readonly StoredPeriod[],
): number[] | undefined {
  if (operand.match === 'same') {
    const shift = operand.lag - numeratorLag;
    const same = parts.map((part) =>
      all.find(
        (candidate) =>
          candidate.kind === part.kind &&
          candidate.start === shiftYears(part.start, -shift) &&
          candidate.end === shiftYears(part.end, -shift),
      ),
    );
    return same.every((found) => found !== undefined) ? same.map((found) => (found as StoredPeriod).id) : undefined;
  }
  const end = shiftYears(period.end, -operand.lag);
  const candidates = all.filter((candidate) =>
    operand.match === 'containing' ? candidate.start <= end && end <= candidate.end : candidate.end <= end,
  );
  const latest = candidates.sort((a, b) => (a.end < b.end ? 1 : a.end > b.end ? -1 : a.start < b.start ? 1 : -1))[0];
  return latest ? [latest.id] : undefined;
}

function nextDay(date: string): string {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + 1);
  return day.toISOString().slice(0, 10);
}

function shiftMonths(date: string, months: number): string {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const total = year * 12 + month - 1 + months;
  return `${Math.floor(total / 12)}-${String((total % 12) + 1).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** The same day in another year; 29 February becomes 28 February where there is none, and the last of February stays the last. */
function shiftYears(date: string, years: number): string {
  if (years === 0) return date;
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const leap = (y: number) => (y % 4 === 0 && y % 100 !== 0) || y % 400 === 0;
  const target = year + years;
  const lastOfFebruary = month === 2 && (day === 29 || (day === 28 && !leap(year)));
  const shown = lastOfFebruary ? (leap(target) ? 29 : 28) : day;
  return `${target}-${String(month).padStart(2, '0')}-${String(shown).padStart(2, '0')}`;
}

/** Days in a period, both ends included. */
export function daysIn(period: { start: string; end: string }): number {
  return Math.round((Date.parse(`${period.end}T00:00:00Z`) - Date.parse(`${period.start}T00:00:00Z`)) / 86_400_000) + 1;
}
