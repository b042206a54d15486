import { benchmarkColumns } from '#statistics/comparing/benchmark.ts';
import { targetColumns } from '#statistics/comparing/target.ts';
import { type StreamKey, streamKey, streamOf } from './random/stream.ts';
import type { Comparator } from '#vocabulary/outcome.ts';
import type { IndicatorColumns, RatingEvidence } from '../evidence.ts';
import { drawObserved, drawTrue, type Posterior, posteriorOf } from './posterior.ts';
import type { Uncertainty, UncertainComparator } from './uncertainty.ts';

/** What is drawn: true values, or values that would be observed next if what is true stays as it is. */
export type Drawn = 'true' | 'next';

/** Draws that share a stream for each area and indicator: as many as fit the memory near the processor. */
export const drawsInBlock = 50;

/** An indicator whose draws are written into columns that stay: making them anew for each block costs more than drawing. */
interface Prepared {
  name: StreamKey;
  columns: IndicatorColumns;
  uncertainty: Uncertainty;
  posteriors: Posterior[];
  comparators: PreparedComparator[];
  /** All draws of a block, one after another. */
  all: DrawnColumns;
  /** The same memory draw by draw. */
  each: IndicatorColumns[];
}

interface PreparedComparator {
  comparator: Comparator;
  names: StreamKey[];
  posteriors: Posterior[];
  of: Int32Array;
  drawn: Float64Array;
}

interface DrawnColumns {
  value: Float64Array;
  lower95: Float64Array;
  upper95: Float64Array;
  lower998?: Float64Array;
  upper998?: Float64Array;
  numerator: Float64Array;
  against: Partial<Record<Comparator, Float64Array>>;
  outcomes: Partial<Record<Comparator, Int8Array>>;
}

/**
 * Draws evidence: each indicator of each area from its own distribution, independently of all others, and what it is compared with
 * from its.
 *
 * Method — the interval of an area keeps its width and moves with the drawn value; its outcome is found again from there, by the
 * rule by which it was found. An area that was not compared stays so. Trends are taken as they are.
 */
export class EvidenceDraws {
  readonly #evidence: RatingEvidence;
  readonly #areas: StreamKey[];
  readonly #seed: StreamKey;
  readonly #prepared: Prepared[] = [];
  readonly #draws: RatingEvidence[];
  readonly #together: RatingEvidence;
  /** Indicators with a value that is not known for sure. */
  readonly changing = new Set<string>();

  constructor(evidence: RatingEvidence, uncertainties: ReadonlyMap<string, Uncertainty>, seed: number) {
    this.#evidence = evidence;
    this.#seed = streamKey('draws', seed);
    this.#areas = evidence.areas.map(({ type, code }) => streamKey(`${type}:${code}`));
    const each = [...evidence.indicators].map(([id, columns]): [string, IndicatorColumns[] | undefined] => {
      const uncertainty = uncertainties.get(id);
      const prepared = uncertainty && prepare(id, columns, uncertainty);
      if (!prepared) return [id, undefined];
      this.changing.add(id);
      this.#prepared.push(prepared);
      return [id, prepared.each];
    });
    this.#draws = Array.from({ length: drawsInBlock }, (_, draw) => ({
      areas: evidence.areas,
      indicators: new Map(
        each.map(([id, drawn]) => [id, drawn?.[draw] ?? (evidence.indicators.get(id) as IndicatorColumns)]),
      ),
    }));
    const changed = new Map(this.#prepared.map((own) => [own.columns, own]));
    this.#together = {
      areas: Array.from({ length: drawsInBlock }, () => evidence.areas).flat(),
      indicators: new Map(
        [...evidence.indicators].map(([id, columns]) => [id, repeated(columns, changed.get(columns)?.all)]),
      ),
    };
  }

  /** The same draws in one: the areas stand there as many times as there are draws, those of the first draw first. */
  together(block: number, drawn: Drawn): RatingEvidence {
    this.block(block, drawn);
    return this.#together;
  }

  /**
   * The evidence of each draw of a block, in order; blocks can be asked for in any order, and by several threads each with draws of
   * its own. What is returned holds until the next block is asked for.
   */
  block(block: number, drawn: Drawn): readonly RatingEvidence[] {
    // Draws of what comes next have streams of their own: negative numbers.
    for (const prepared of this.#prepared) this.#fill(prepared, drawn === 'true' ? block : -1 - block, drawn);
    return this.#draws;
  }

  #fill(prepared: Prepared, number: number, drawn: Drawn): void {
    const { columns, all, name } = prepared;
    const areas = this.#evidence.areas.length;
    this.#draw(this.#areas, prepared.posteriors, name, number, drawn, all.value);
    const { value, numerator, lower95, upper95, lower998, upper998 } = all;
    for (let area = 0; area < areas; area++) {
      const was = columns.value[area] as number;
      const count = columns.numerator[area] as number;
      const [below, above] = [(columns.lower95[area] as number) - was, (columns.upper95[area] as number) - was];
      for (let at = area; at < value.length; at += areas) {
        const now = value[at] as number;
        lower95[at] = now + below;
        upper95[at] = now + above;
        numerator[at] = was === 0 ? count : (count * now) / was;
      }
    }
    if (lower998 && upper998) {
      for (let area = 0; area < areas; area++) {
        const was = columns.value[area] as number;
        const below = (prepared.uncertainty.lower998[area] as number) - was;
        const above = (prepared.uncertainty.upper998[area] as number) - was;
        for (let at = area; at < value.length; at += areas) {
          lower998[at] = (value[at] as number) + below;
          upper998[at] = (value[at] as number) + above;
        }
      }
    }
    this.#compare(prepared, number, drawn);
  }

  #compare({ columns, all, name, comparators }: Prepared, number: number, drawn: Drawn): void {
    const areas = this.#evidence.areas.length;
    const { value, against, outcomes } = all;
    const { polarity, goal } = columns;
    for (const { comparator, names, posteriors, of, drawn: theirs } of comparators) {
      this.#draw(names, posteriors, name, number, drawn, theirs);
      const each = against[comparator] as Float64Array;
      const codes = outcomes[comparator] as Int8Array;
      for (let area = 0; area < areas; area++) {
        const other = of[area] as number;
        if (other < 0) continue;
        for (let draw = 0; draw < drawsInBlock; draw++)
          each[draw * areas + area] = theirs[draw * names.length + other] as number;
      }
      benchmarkColumns({ ...all, benchmark: each, polarity, out: new Uint8Array(codes.buffer) });
      keepNotCompared(codes, columns.outcomes[comparator]);
    }
    const codes = outcomes.goal;
    if (!codes || !goal || polarity === 'neither') return;
    const target = goal.upper === undefined ? goal.value : { lower: goal.value, upper: goal.upper };
    targetColumns({ value, target, polarity, out: new Uint8Array(codes.buffer) });
    keepNotCompared(codes, columns.outcomes.goal);
  }

  /** Draws one after another, each with a number for every name. */
  #draw(
    names: readonly StreamKey[],
    posteriors: readonly Posterior[],
    indicator: StreamKey,
    number: number,
    drawn: Drawn,
    all: Float64Array,
  ): void {
    for (let position = 0; position < names.length; position++) {
      const posterior = posteriors[position] as Posterior;
      if (posterior.kind === 'known') {
        for (let at = position; at < all.length; at += names.length) all[at] = posterior.a;
        continue;
      }
      const stream = streamOf([this.#seed, names[position] as StreamKey, indicator], number);
      for (let at = position; at < all.length; at += names.length) {
        const truth = drawTrue(stream, posterior);
        all[at] = drawn === 'true' ? truth : drawObserved(stream, posterior, truth);
      }
    }
  }
}

/** Makes an indicator ready; undefined where nothing about it is uncertain. */
function prepare(id: string, columns: IndicatorColumns, uncertainty: Uncertainty): Prepared | undefined {
  const { draw, comparators, levels } = uncertainty;
  const areas = columns.value.length;
  const posteriors = Array.from(columns.value, (value, area) =>
    posteriorOf(
      draw,
      {
        value,
        lower95: columns.lower95[area] as number,
        upper95: columns.upper95[area] as number,
        numerator: columns.numerator[area] as number,
        denominator: columns.denominator[area] as number,
      },
      columns.multiplier,
    ),
  );
  const others = (Object.entries(comparators) as [Comparator, UncertainComparator][]).map(
    ([comparator, { codes, estimates, of }]): PreparedComparator => ({
      comparator,
      of,
      names: codes.map((code) => streamKey(code)),
      posteriors: estimates.map((known) => posteriorOf(draw, known, columns.multiplier)),
      drawn: new Float64Array(codes.length * drawsInBlock),
    }),
  );
  if ([posteriors, ...others.map((other) => other.posteriors)].every((list) => list.every(isKnown))) return undefined;
  const column = () => new Float64Array(areas * drawsInBlock).fill(Number.NaN);
  const outer = levels === 'interval-95-998' ? { lower998: column(), upper998: column() } : {};
  const goal = columns.outcomes.goal ? { goal: new Int8Array(areas * drawsInBlock) } : {};
  const all: DrawnColumns = {
    value: column(),
    lower95: column(),
    upper95: column(),
    ...outer,
    numerator: column(),
    against: Object.fromEntries(others.map(({ comparator }) => [comparator, column()])),
    outcomes: {
      ...Object.fromEntries(others.map(({ comparator }) => [comparator, new Int8Array(areas * drawsInBlock)])),
      ...goal,
    },
  };
  return {
    name: streamKey(id),
    columns,
    uncertainty,
    posteriors,
    comparators: others,
    all,
    each: drawByDraw(columns, all),
  };
}

const isKnown = ({ kind }: Posterior) => kind === 'known';

/** The columns of each draw: views of the memory of all. */
function drawByDraw(columns: IndicatorColumns, all: DrawnColumns): IndicatorColumns[] {
  const areas = columns.value.length;
  return Array.from({ length: drawsInBlock }, (_, draw) => {
    const own = <T extends Float64Array | Int8Array>(column: T) =>
      column.subarray(draw * areas, (draw + 1) * areas) as T;
    const ownOf = <T extends Float64Array | Int8Array>(of: Partial<Record<Comparator, T>>) =>
      Object.fromEntries(Object.entries(of).map(([key, column]) => [key, own(column as T)])) as typeof of;
    return {
      ...columns,
      value: own(all.value),
      lower95: own(all.lower95),
      upper95: own(all.upper95),
      numerator: own(all.numerator),
      outcomes: { ...columns.outcomes, ...ownOf(all.outcomes) },
      against: { ...columns.against, ...ownOf(all.against) },
    };
  });
}

/** The columns of an indicator for all draws of a block together. */
function repeated(columns: IndicatorColumns, all: DrawnColumns | undefined): IndicatorColumns {
  const repeat = <T extends Float64Array | Int8Array>(column: T): T => {
    const length = column.length * drawsInBlock;
    const long = (column instanceof Float64Array ? new Float64Array(length) : new Int8Array(length)) as T;
    for (let draw = 0; draw < drawsInBlock; draw++) long.set(column, draw * column.length);
    return long;
  };
  const repeatOf = <T extends Float64Array | Int8Array>(of: Partial<Record<Comparator, T>>) =>
    Object.fromEntries(Object.entries(of).map(([key, column]) => [key, repeat(column as T)])) as typeof of;
  return {
    ...columns,
    value: all?.value ?? repeat(columns.value),
    lower95: all?.lower95 ?? repeat(columns.lower95),
    upper95: all?.upper95 ?? repeat(columns.upper95),
    numerator: all?.numerator ?? repeat(columns.numerator),
    denominator: repeat(columns.denominator),
    ...(columns.score ? { score: repeat(columns.score) } : {}),
    status: repeat(columns.status),
    trend: repeat(columns.trend),
    outcomes: { ...repeatOf(columns.outcomes), ...all?.outcomes },
    against: { ...repeatOf(columns.against), ...all?.against },
  };
}

/** What was not compared before is not compared on a draw: there was a reason, such as a hidden value. */
function keepNotCompared(codes: Int8Array, before: Int8Array | undefined): void {
  const areas = before?.length ?? codes.length;
  for (let area = 0; area < areas; area++) {
    if ((before?.[area] ?? 0) !== 0) continue;
    for (let at = area; at < codes.length; at += areas) codes[at] = 0;
  }
}
