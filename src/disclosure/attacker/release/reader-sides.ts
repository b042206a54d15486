import { isInequality } from '#vocabulary/method.ts';
import type { DisclosurePolicy } from '#project/schema/coxcomb.ts';
import type { Indicator, Operand } from '#project/schema/indicator.ts';
import { hidesCounts, measuresOf, sidePolicy } from '../../side-policy.ts';
import type { PublicMeasure, PublicPeriod, PublicTables } from './public-tables.ts';

/** One side of an indicator as a reader sees it. */
export interface ReaderSide {
  /** The same for sides that count the same. */
  key: string;
  measures: { measure: PublicMeasure; sign: 1 | -1 }[];
  banded: boolean;
  policy: DisclosurePolicy | undefined;
  /** Whether its small counts must stay hidden. */
  protects: boolean;
  /** The time over which it counts in an estimate of a period, and the months or years of which that is made. */
  timeOf(period: PublicPeriod): ReaderTime;
}

export interface ReaderTime {
  key: string;
  /** Parts of a window; none when it is one period. */
  parts: string[];
}

export interface ReaderIndicator {
  position: number;
  indicator: Indicator;
  numerator: ReaderSide;
  denominator: ReaderSide | undefined;
  /** Whether the people whom it leaves out must stay hidden when they are few. */
  complement: boolean;
  /** Area type where the two sides meet. */
  level: string;
}

export function readerIndicators({ indicators, measures, policies, steps }: PublicTables): ReaderIndicator[] {
  return indicators.flatMap((indicator, position) => {
    // Made from figures that are shown: what it tells is known without it.
    if (isInequality(indicator.method)) return [];
    const side = (operand: Operand): ReaderSide => {
      const taken = new Set(operand.less ?? []);
      const signed = measuresOf(operand).map((id) => ({
        measure: measures.get(id) as PublicMeasure,
        sign: taken.has(id) ? (-1 as const) : (1 as const),
      }));
      const banded = /standardised/.test(indicator.method);
      const policy = sidePolicy(
        signed.map(({ measure }) => measure),
        policies,
      );
      return {
        key: `${sideKey(signed)}${banded ? ' by age' : ''}`,
        measures: signed,
        banded,
        policy,
        protects: policy !== undefined && hidesCounts(policy),
        timeOf: (period) => timeOf(indicator, operand, period),
      };
    };
    const numerator = side(indicator.numerator);
    const denominator = indicator.denominator ? side(indicator.denominator) : undefined;
    const said = numerator.measures.flatMap(({ measure }) => measure.complement ?? []);
    const leftOut = said.length > 0 ? said.includes(true) : numerator.policy?.complement === true;
    const [own, other] = [numerator.measures[0]?.measure.level ?? '', denominator?.measures[0]?.measure.level];
    return {
      position,
      indicator,
      numerator,
      denominator,
      complement: indicator.method === 'proportion' && numerator.protects && leftOut,
      level: other !== undefined && reaches(steps, own, other) ? other : own,
    };
  });
}

export function sideKey(signed: ReaderSide['measures']): string {
  return signed
    .map(({ measure, sign }) => `${sign < 0 ? '-' : '+'}${measure.id}`)
    .sort()
    .join(' ');
}

function reaches(steps: PublicTables['steps'], from: string, to: string): boolean {
  return from === to || (steps[from] ?? []).some(({ type }) => reaches(steps, type, to));
}

function timeOf({ window }: Indicator, operand: Operand, period: PublicPeriod): ReaderTime {
  const shift = (day: string) => `${Number(day.slice(0, 4)) - operand.lag}${day.slice(4)}`;
  const [start, end] = [shift(period.start), shift(period.end)];
  if (operand.match !== 'same') return { key: `${operand.match} ${end}`, parts: [] };
  if (!window || period.kind !== 'rolling') return { key: `${start} ${end}`, parts: [] };
  const months = window.months ? 1 : 12;
  const parts: string[] = [];
  for (let from = start; from <= end; from = addMonths(from, months))
    parts.push(`${from} ${dayBefore(addMonths(from, months))}`);
  return { key: `${start} ${end} window`, parts };
}

function addMonths(day: string, months: number): string {
  const total = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months;
  return `${Math.floor(total / 12)}-${String((total % 12) + 1).padStart(2, '0')}${day.slice(7)}`;
}

function dayBefore(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - 1);
  return date.toISOString().slice(0, 10);
}
