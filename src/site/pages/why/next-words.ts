import type { NextLabel } from '#release/reader/records.ts';
import type { SiteContext } from '../../context.ts';

type Words = Pick<SiteContext, 'messages' | 'format'>;

/** How an indicator is named and its values are written. */
export interface NamedMeasure {
  name: string;
  unit: string;
  decimals: number;
  /** What its numerator counts, such as “patients”; where it is known. */
  counted?: string | undefined;
}

export interface NextWords {
  /** What holds the rating down, and what is enough or is not. */
  lead: string[];
  /** One entry a way, or a change of the set. */
  ways: string[];
  /** What a set would lead to. */
  reached: string[];
  /** What to keep in mind; the same for all parts to which it applies. */
  notes: string[];
}

/** Ways that are told; further ones are a longer way off. */
const mostWays = 6;

/**
 * The nearest way to the next label in sentences: values with their unit, and counts where they may be shown.
 *
 * @param measure    how an indicator is named and written, by its id
 * @param className  what readers call a class
 */
export function nextWords(
  { messages, format }: Words,
  next: NextLabel,
  measure: (id: string) => NamedMeasure,
  className: (id: string) => string,
): NextWords {
  const words = messages.explanation.next;
  const changes = next.ways.flatMap((way) => way.changes);
  const told = (change: NextLabel['ways'][number]['changes'][number], to: string | undefined) => {
    const named = measure(change.indicator);
    const write = (value: number) => format.value(named, value);
    const counts =
      change.counts === null || change.counts === 0
        ? undefined
        : words.counts(
            format.count(Math.abs(change.counts)),
            change.counts > 0,
            change.of === null ? undefined : format.count(change.of),
            change.about,
            Math.abs(change.counts) === 1 ? undefined : named.counted,
          );
    const text = words.change(named.name, change.to > change.from, write(change.from), write(towards(change, named)));
    return words.way(text, counts, to === undefined ? undefined : words.to(className(to)));
  };
  const set = next.answer === 'together' ? next.ways[0] : undefined;
  return {
    lead: [
      ...next.heldBy.map(({ because }) => words.held(because)),
      next.answer === 'together' || next.answer === 'alone' ? words[next.answer](changes.length) : words[next.answer],
    ],
    ways: set
      ? set.changes.map((change) => told(change, undefined))
      : next.ways.slice(0, mostWays).map((way) => told(way.changes[0] as (typeof changes)[number], way.to)),
    reached: set ? [words.reached(className(set.to))] : [],
    notes: [
      ...(changes.some(({ exactLimits }) => !exactLimits) ? [words.unsure] : []),
      ...(next.complete ? [] : [words.cutShort]),
    ],
  };
}

/** The value needed, rounded away from where it is now, so that what is told is enough. */
function towards({ from, to }: { from: number; to: number }, { decimals }: NamedMeasure): number {
  const scale = 10 ** decimals;
  const rounded = to > from ? Math.ceil(to * scale - 1e-6) / scale : Math.floor(to * scale + 1e-6) / scale;
  return rounded;
}
