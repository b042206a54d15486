import { outcomes, trends } from '#vocabulary/outcome.ts';
import type { AreaContext } from './expression.ts';
import type { IndicatorColumns, RatingEvidence } from './evidence.ts';
import type { Grades } from './grades.ts';

/** A part as conditions see it: its grades and how much of it there is. */
export interface KnownPart {
  grades: Grades;
  /** Indicators at and below it. */
  of: number;
  /** How many of them have a score, for each area. */
  scored: Int16Array;
}

export interface Known {
  evidence: RatingEvidence;
  classNames: readonly string[];
  /** Grades of every indicator by its id. */
  indicators: ReadonlyMap<string, Grades>;
  /** Parts that are done, by id. */
  parts: ReadonlyMap<string, KnownPart>;
}

/** Words of the language with which an expression reads every entry, not only those that it names. */
const walksThrough = /\b(filter|exists|exists_one|all|map|size)\b/;

/** The entries that a source names, found once for all areas. */
interface Named {
  indicators: [string, IndicatorColumns][];
  parts: [string, KnownPart][];
  /** How many parts were done when they were found: later ones are found anew. */
  done: number;
}

const foundFor = new WeakMap<Known, Map<string, Named>>();

function namedIn(known: Known, source: string): Named {
  const found = foundFor.get(known) ?? new Map<string, Named>();
  foundFor.set(known, found);
  const before = found.get(source);
  if (before?.done === known.parts.size) return before;
  const chosen = <T>(all: ReadonlyMap<string, T>, word: string): [string, T][] => {
    if (!source.includes(word)) return [];
    if (walksThrough.test(source)) return [...all];
    return [...all].filter(
      ([id]) => source.includes(`"${id}"`) || source.includes(`'${id}'`) || source.includes(`.${id}`),
    );
  };
  const named = {
    indicators: chosen(known.evidence.indicators, 'indicators'),
    parts: chosen(known.parts, 'parts'),
    done: known.parts.size,
  };
  found.set(source, named);
  return named;
}

/** Reads what is known of one area into the form that conditions read. Builds only those entries that the source names. */
export function areaContext(
  known: Known,
  area: number,
  source: string,
  own: Pick<AreaContext, 'score' | 'class' | 'coverage'>,
): AreaContext {
  const named = namedIn(known, source);
  const indicators: Record<string, unknown> = {};
  for (const [id, columns] of named.indicators) {
    const grades = known.indicators.get(id);
    indicators[id] = {
      value: number(columns.value[area]),
      numerator: number(columns.numerator[area]),
      denominator: number(columns.denominator[area]),
      outcome: outcomes[columns.outcomes.benchmark?.[area] ?? 0],
      trend: trends[columns.trend[area] ?? -1] ?? 'cannot-be-calculated',
      score: number(grades?.score[area]),
      class: known.classNames[grades?.class[area] ?? -1] ?? null,
    };
  }
  const parts: Record<string, unknown> = {};
  for (const [id, part] of named.parts) {
    parts[id] = {
      score: number(part.grades.score[area]),
      class: known.classNames[part.grades.class[area] ?? -1] ?? null,
      scored: part.scored[area] ?? 0,
      of: part.of,
    };
  }
  const of = known.evidence.areas[area] as RatingEvidence['areas'][number];
  return { area: source.includes('area') ? factsOf(of) : {}, indicators, parts, value: null, of, ...own };
}

function factsOf({ code, type, name, attributes }: RatingEvidence['areas'][number]): Record<string, string | number> {
  return { ...attributes, code, type, name };
}

function number(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}
