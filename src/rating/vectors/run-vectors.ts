import type { Framework } from '#project/schema/framework.ts';
import { type Evaluation, evaluate, type NodeResult } from '../evaluate.ts';
import type { Grades } from '../grades.ts';
import { leaguePlaces } from '../league.ts';
import { planFramework } from '../plan.ts';
import { expandCell, type TextTable, tablesOf, timesOf } from './tables.ts';
import { measuresOf, type VectorMeasure, vectorEvidence } from './vector-evidence.ts';

/** One expected answer, and what came out. */
export interface VectorAnswer {
  /** Headings of the case, joined. */
  case: string;
  line: number;
  area: string;
  /** What is expected, as in the head of its column. */
  what: string;
  expected: string;
  found: string;
  equal: boolean;
}

/** A table of cases that cannot be run, with the line of its head. */
export class CaseMistake extends RangeError {
  constructor(
    message: string,
    readonly line: number,
  ) {
    super(message);
  }
}

const arrow = '→';

/**
 * Runs the cases of a framework’s methodology text: tables whose first column is `area`, with inputs, then answers in columns
 * that begin with an arrow. `→ PART` is a class, `→ PART score`, `→ PART before`, `→ PART rank` what they say; PART is a
 * part, an indicator, or `whole`. A number is equal when it is as written after rounding to as many decimals.
 *
 * @param declared  indicators that are declared elsewhere, so that the text need not say again what they are
 * @returns every expected answer; an empty cell expects nothing, `none` that there is no answer
 * @throws CaseMistake
 */
export function runVectors(
  framework: Framework,
  text: string,
  declared: ReadonlyMap<string, VectorMeasure> = new Map(),
): VectorAnswer[] {
  const tables = tablesOf(text);
  const measures = new Map([...declared, ...measuresOf(tables)]);
  return tables
    .filter(({ header }) => header[0] === 'area')
    .flatMap((table) => {
      try {
        return runTable(framework, table, measures);
      } catch (cause) {
        throw cause instanceof RangeError ? new CaseMistake(cause.message, table.line) : cause;
      }
    });
}

function runTable(
  framework: Framework,
  { header, rows, headings }: TextTable,
  measures: ReadonlyMap<string, VectorMeasure>,
): VectorAnswer[] {
  const first = header.findIndex((name) => name.startsWith(arrow));
  if (first < 0) return [];
  const expanded = rows.flatMap(({ line, cells }) => {
    const times = timesOf(cells[0] ?? '');
    const columns = cells.map((cell) => expandCell(cell, times));
    return Array.from({ length: times }, (_, i) => ({ line, cells: columns.map((column) => column[i] ?? '') }));
  });
  const plan = planFramework(
    framework,
    [...measures].map(([id, { tags }]) => ({ id, tags })),
  );
  const evaluation = evaluate(
    plan,
    vectorEvidence(
      header.slice(0, first),
      expanded.map(({ cells }) => cells),
      measures,
    ),
  );
  const areas = expanded.filter(({ cells }) => cells[0] !== 'benchmark');
  return header.slice(first).flatMap((name, i) =>
    areas.flatMap(({ line, cells }, area) => {
      const expected = cells[first + i] ?? '';
      if (expected === '') return [];
      const what = name.slice(arrow.length).trim();
      const found = answerOf(evaluation, what, area, expected);
      const place = { case: headings.join(' › '), line, area: cells[0] ?? '', what };
      return [{ ...place, expected, found, equal: found === expected }];
    }),
  );
}

function answerOf(evaluation: Evaluation, what: string, area: number, expected: string): string {
  const [name = '', kind = 'class'] = what.split(' ');
  const { plan } = evaluation;
  const node = evaluation.nodes.get(name === 'whole' ? '' : name);
  const grades = node?.grades ?? evaluation.indicators.get(name);
  if (!grades) throw new RangeError(`no part or indicator is called “${name}”`);
  switch (kind) {
    case 'score':
      return written(grades.score[area] as number, expected);
    case 'rank':
      return written(
        leaguePlaces(
          { score: (node as NodeResult).grades.score, class: (node as NodeResult).limited.class },
          plan.counted,
          plan.framework.better === 'low' ? -1 : 1,
        )[area] as number,
        expected,
      );
    case 'before':
      return className(evaluation, grades, area);
    case 'class':
      return node
        ? (plan.classNames[node.limited.class[area] as number] ?? 'none')
        : className(evaluation, grades, area);
    default:
      throw new RangeError(`an answer cannot be called “${what}”`);
  }
}

const className = ({ plan }: Evaluation, grades: Grades, area: number) =>
  plan.classNames[grades.class[area] as number] ?? 'none';

/** A number with as many decimals as the expected one has. */
function written(value: number, expected: string): string {
  if (Number.isNaN(value)) return 'none';
  const decimals = /\.(\d+)$/.exec(expected)?.[1]?.length ?? 0;
  return Number(value.toFixed(Math.min(12, decimals + 3))).toFixed(decimals);
}
