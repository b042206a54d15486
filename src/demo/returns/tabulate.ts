import { monthNames } from '#vocabulary/period.ts';
import { isShared, type Entry } from '../catalogue/entry.ts';
import { yearName } from '../country/country.ts';
import type { Draws } from '../draws.ts';
import { type Counts, drawCounts } from '../truth/draw-counts.ts';
import type { TrueValue } from '../truth/effects.ts';
import type { Reporter } from '../truth/places.ts';
import type { Return, Table } from './return.ts';
import { everybody, partsOf } from './strata.ts';

export interface Drawn {
  entry: Entry;
  value: TrueValue;
  /** Standing peculiarity of each sender's denominator, by its code. */
  habit: (code: string) => number;
}

/** The months of a financial year that begins in April. */
export function monthsOf(year: number): { year: number; month: number; iso: string; named: string }[] {
  return Array.from({ length: 12 }, (_, i) => {
    const month = ((i + 3) % 12) + 1;
    const calendarYear = month < 4 ? year + 1 : year;
    return {
      year,
      month,
      iso: `${calendarYear}-${String(month).padStart(2, '0')}`,
      named: `${monthNames[month - 1]} ${calendarYear}`,
    };
  });
}

/** The file of a return for one financial year, as its publisher means it: clean. */
export function tabulate(
  source: Return,
  year: number,
  senders: readonly Reporter[],
  drawn: readonly Drawn[],
  random: Draws,
): Table {
  const moments =
    source.every === 'year'
      ? [{ moment: { year }, text: yearName(year) }]
      : monthsOf(year).map((month) => ({ moment: month, text: source.months === 'named' ? month.named : month.iso }));
  const silent = new Set(senders.filter(() => random.uniform() < (source.silent ?? 0)).map((sender) => sender.local));
  const cell = (amount: number, sender: Reporter, digits = 0) => {
    if (silent.has(sender.local)) return 'NA';
    if (source.hidesSmall && amount > 0 && amount < 3) return '*';
    return digits ? amount.toFixed(digits) : String(amount);
  };
  const pair = ({ entry }: Drawn, counts: Counts, sender: Reporter) => {
    const own = entry.denominator && !isShared(entry.denominator) ? entry.denominator : undefined;
    const numerator = cell(counts.numerator, sender, entry.numerator.digits);
    return own ? [numerator, cell(counts.denominator!, sender, own.digits)] : [numerator];
  };
  const code = (sender: Reporter) => sender[source.scheme];
  const naming = (sender: Reporter) => (source.headers.name ? [code(sender), sender.name] : [code(sender)]);
  const headNames = source.headers.name ? [source.headers.area, source.headers.name] : [source.headers.area];
  const measureNames = drawn.flatMap(({ entry }) =>
    entry.denominator && !isShared(entry.denominator)
      ? [entry.numerator.column, entry.denominator.column]
      : [entry.numerator.column],
  );

  if (source.layout === 'items') {
    const rows = senders.flatMap((sender) =>
      drawn.map((one) => {
        const counts = drawCounts(one.entry, one.value, sender, { year }, random, one.habit(sender.local));
        const [numerator, denominator] = pair(one, counts, sender);
        return [code(sender), yearName(year), one.entry.numerator.column, numerator!, denominator!];
      }),
    );
    return { header: [source.headers.area, source.headers.period, 'item', 'numerator', 'denominator'], rows };
  }
  if (source.layout === 'months') {
    const rows = senders.flatMap((sender) =>
      drawn.flatMap((one) => {
        const byMonth = moments.map(({ moment }) =>
          pair(one, drawCounts(one.entry, one.value, sender, moment, random, one.habit(sender.local)), sender),
        );
        return byMonth[0]!.map((_, side) => [
          ...naming(sender),
          side === 0 ? one.entry.numerator.column : measureNames[1]!,
          ...byMonth.map((cells) => cells[side]!),
        ]);
      }),
    );
    return { header: [...headNames, 'Measure', ...moments.map(({ text }) => text)], rows };
  }
  const header = [
    ...headNames,
    source.headers.period,
    ...(source.headers.split ? [source.headers.split] : []),
    ...measureNames,
  ];
  const rows: string[][] = [];
  for (const sender of senders)
    for (const { moment, text } of moments) {
      if (!source.split) {
        const cells = drawn.flatMap((one) =>
          pair(one, drawCounts(one.entry, one.value, sender, moment, random, one.habit(sender.local)), sender),
        );
        rows.push([...naming(sender), text, ...cells]);
        continue;
      }
      const parts = drawn.map((one) => {
        const list = partsOf(source.split!, sender, one.entry.id);
        return list.map((part) => ({
          label: part.label,
          counts: drawCounts(
            one.entry,
            one.value,
            sender,
            moment,
            random,
            one.habit(sender.local),
            part.share,
            part.shift,
          ),
        }));
      });
      const whole = drawn.flatMap((one, i) =>
        pair(one, parts[i]!.reduce(addUp, { numerator: 0, denominator: 0 }), sender),
      );
      rows.push([...naming(sender), text, everybody[source.split], ...whole]);
      parts[0]!.forEach(({ label }, at) => {
        rows.push([
          ...naming(sender),
          text,
          label,
          ...drawn.flatMap((one, i) => pair(one, parts[i]![at]!.counts, sender)),
        ]);
      });
    }
  return { header, rows };
}

function addUp(sum: Counts, { counts }: { counts: Counts }): Counts {
  return {
    numerator: sum.numerator + counts.numerator,
    denominator: (sum.denominator ?? 0) + (counts.denominator ?? 0),
  };
}
