import { benchmarkColumns } from '#statistics/comparing/benchmark.ts';
import { targetColumns } from '#statistics/comparing/target.ts';
import { type StreamKey, streamKey, streamOf } from '#statistics/random/stream.ts';
import type { Comparator } from '#vocabulary/outcome.ts';
import type { IndicatorColumns, RatingEvidence } from '../evidence.ts';
import { drawObserved, drawTrue, type Posterior, posteriorOf } from './posterior.ts';
import type { Uncertainty, UncertainComparator } from './uncertainty.ts';

/** What is drawn: true values, or values that would be observed next if what is true stays as it is. */
export type Drawn = 'true' | 'next';

/** Draws that share a stream for each area and indicator: as many as fit the memory near the processor. */
export const drawsInBlock = 50;

interface PreparedComparator {
  names: StreamKey[];
  posteriors: Posterior[];
  of: Int32Array;
}

interface Prepared {
  name: StreamKey;
  columns: IndicatorColumns;
  uncertainty: Uncertainty;
  posteriors: Posterior[];
  comparators: [Comparator, PreparedComparator][];
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
  readonly #prepared: [string, Prepared | undefined][];

  constructor(evidence: RatingEvidence, uncertainties: ReadonlyMap<string, Uncertainty>, seed: number) {
    this.#evidence = evidence;
    this.#seed = streamKey('draws', seed);
    this.#areas = evidence.areas.map(({ type, code }) => streamKey(`${type}:${code}`));
    this.#prepared = [...evidence.indicators].map(([id, columns]) => {
      const uncertainty = uncertainties.get(id);
      return [id, uncertainty && prepare(id, columns, uncertainty)];
    });
  }

  /** The evidence of each draw of a block, in order; blocks can be asked for in any order and by several threads. */
  block(block: number, drawn: Drawn): RatingEvidence[] {
    const drawnColumns = this.#prepared.map(([id, own]): [string, IndicatorColumns[]] => {
      const columns = this.#evidence.indicators.get(id) as IndicatorColumns;
      if (!own) return [id, new Array<IndicatorColumns>(drawsInBlock).fill(columns)];
      return [id, this.#columns(own, block, drawn)];
    });
    return Array.from({ length: drawsInBlock }, (_, draw) => ({
      areas: this.#evidence.areas,
      indicators: new Map(drawnColumns.map(([id, each]) => [id, each[draw] as IndicatorColumns])),
    }));
  }

  #columns(prepared: Prepared, block: number, drawn: Drawn): IndicatorColumns[] {
    const { columns, uncertainty, name } = prepared;
    const areas = columns.value.length;
    const number = drawn === 'true' ? block : ~block;
    const value = this.#draw(this.#areas, prepared.posteriors, name, number, drawn);
    const moved = (limit: Float64Array) => {
      const all = new Float64Array(value.length);
      for (let at = 0, area = 0; at < all.length; at++) {
        all[at] = (value[at] as number) + ((limit[area] as number) - (columns.value[area] as number));
        if (++area === areas) area = 0;
      }
      return all;
    };
    const [lower95, upper95] = [moved(columns.lower95), moved(columns.upper95)];
    const outer =
      uncertainty.levels === 'interval-95-998'
        ? { lower998: moved(uncertainty.lower998), upper998: moved(uncertainty.upper998) }
        : {};
    const against: Partial<Record<Comparator, Float64Array>> = {};
    const outcomes: Partial<Record<Comparator, Int8Array>> = {};
    for (const [comparator, other] of prepared.comparators) {
      const theirs = this.#draw(other.names, other.posteriors, name, number, drawn);
      const each = new Float64Array(value.length).fill(Number.NaN);
      for (let draw = 0; draw < drawsInBlock; draw++)
        for (let area = 0; area < areas; area++) {
          const of = other.of[area] as number;
          if (of >= 0) each[draw * areas + area] = theirs[draw * other.names.length + of] as number;
        }
      const out = new Uint8Array(value.length);
      benchmarkColumns({ lower95, upper95, ...outer, benchmark: each, polarity: columns.polarity, out });
      against[comparator] = each;
      outcomes[comparator] = keepNotCompared(out, columns.outcomes[comparator]);
    }
    const { goal, polarity } = columns;
    if (columns.outcomes.goal && goal && polarity !== 'neither') {
      const out = new Uint8Array(value.length);
      const target = goal.upper === undefined ? goal.value : { lower: goal.value, upper: goal.upper };
      targetColumns({ value, target, polarity, out });
      outcomes.goal = keepNotCompared(out, columns.outcomes.goal);
    }
    const numerator = new Float64Array(value.length);
    for (let at = 0, area = 0; at < numerator.length; at++) {
      numerator[at] = ((columns.numerator[area] as number) * (value[at] as number)) / (columns.value[area] as number);
      if (++area === areas) area = 0;
    }
    return Array.from({ length: drawsInBlock }, (_, draw) => {
      const own = <T extends Float64Array | Int8Array>(all: T) => all.subarray(draw * areas, (draw + 1) * areas) as T;
      const ownOf = <T extends Float64Array | Int8Array>(all: Partial<Record<Comparator, T>>) =>
        Object.fromEntries(Object.entries(all).map(([key, each]) => [key, own(each as T)])) as typeof all;
      return {
        ...columns,
        value: own(value),
        lower95: own(lower95),
        upper95: own(upper95),
        numerator: own(numerator),
        outcomes: { ...columns.outcomes, ...ownOf(outcomes) },
        against: { ...columns.against, ...ownOf(against) },
      };
    });
  }

  /** Draws one after another, each with a number for every name. */
  #draw(
    names: readonly StreamKey[],
    posteriors: readonly Posterior[],
    indicator: StreamKey,
    number: number,
    drawn: Drawn,
  ): Float64Array {
    const all = new Float64Array(names.length * drawsInBlock);
    names.forEach((name, position) => {
      const posterior = posteriors[position] as Posterior;
      if (posterior.kind === 'known') {
        for (let at = position; at < all.length; at += names.length) all[at] = posterior.a;
        return;
      }
      const stream = streamOf([this.#seed, name, indicator], number);
      for (let at = position; at < all.length; at += names.length) {
        const truth = drawTrue(stream, posterior);
        all[at] = drawn === 'true' ? truth : drawObserved(stream, posterior, truth);
      }
    });
    return all;
  }
}

function prepare(id: string, columns: IndicatorColumns, uncertainty: Uncertainty): Prepared {
  const { draw, comparators } = uncertainty;
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
  const others = Object.entries(comparators) as [Comparator, UncertainComparator][];
  return {
    name: streamKey(id),
    columns,
    uncertainty,
    posteriors,
    comparators: others.map(([comparator, { codes, estimates, of }]) => [
      comparator,
      {
        of,
        names: codes.map((code) => streamKey(code)),
        posteriors: estimates.map((known) => posteriorOf(draw, known, columns.multiplier)),
      },
    ]),
  };
}

/** What was not compared before is not compared on a draw: there was a reason, such as a hidden value. */
function keepNotCompared(drawn: Uint8Array, before: Int8Array | undefined): Int8Array {
  const codes = new Int8Array(drawn.buffer);
  const areas = before?.length ?? 0;
  for (let at = 0, area = 0; at < codes.length; at++) {
    if ((before?.[area] ?? 0) === 0) codes[at] = 0;
    if (++area === areas) area = 0;
  }
  return codes;
}
