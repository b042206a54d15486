import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { loadProject } from '#project/load.ts';
import { CaseMistake, runVectors, type VectorAnswer } from '#rating/vectors/run-vectors.ts';
import type { VectorMeasure } from '#rating/vectors/vector-evidence.ts';
import { AppError } from '#vocabulary/errors/app-error.ts';
import { productRoot } from '../context.ts';
import { findFramework, textBeside } from './find-framework.ts';

export interface CaseResults {
  framework: string;
  /** File of the text with the cases. */
  file: string;
  answers: VectorAnswer[];
  passed: number;
  failed: number;
}

/**
 * Runs the worked examples in the text beside a framework.
 *
 * @throws FRAMEWORK_UNKNOWN, FRAMEWORK_TEXT_MISSING, FRAMEWORK_CASE_INVALID
 */
export function runCases(name: string, folder: string): CaseResults {
  const { file, item } = findFramework(name, folder);
  const path = textBeside(file.path);
  const shown = textBeside(file.shown);
  if (!existsSync(path)) throw new AppError('FRAMEWORK_TEXT_MISSING', { value: item.value.id, file: shown });
  let answers: VectorAnswer[];
  try {
    answers = runVectors(item.value, readFileSync(path, 'utf8'), measuresOfProject(folder));
  } catch (cause) {
    if (!(cause instanceof CaseMistake)) throw cause;
    const { line, message: reason } = cause;
    throw new AppError('FRAMEWORK_CASE_INVALID', { file: shown, line, reason }, { cause });
  }
  const passed = answers.filter(({ equal }) => equal).length;
  return { framework: item.value.id, file: shown, answers, passed, failed: answers.length - passed };
}

/** What a project declares of its indicators: which direction is better, goals, multipliers and tags. */
function measuresOfProject(folder: string): Map<string, VectorMeasure> {
  if (!existsSync(join(resolve(folder), 'coxcomb.yaml'))) return new Map();
  const { project } = loadProject(resolve(folder), { shippedFrameworks: join(productRoot(), 'frameworks') });
  return new Map(
    (project?.indicators ?? []).map(({ value: { id, polarity, multiplier, goal, tags } }) => [
      id,
      {
        polarity,
        multiplier,
        goal: goal?.value,
        tags: Object.fromEntries(Object.entries(tags).map(([kind, one]) => [kind, [one].flat()[0] ?? ''])),
      },
    ]),
  );
}

/** The cases as lines: each case with its answers, those that differ with what came out. */
export function caseLines({ file, answers, passed, failed }: CaseResults): string[] {
  const byCase = new Map<string, VectorAnswer[]>();
  for (const one of answers) byCase.set(one.case, [...(byCase.get(one.case) ?? []), one]);
  return [
    ...[...byCase].flatMap(([name, own]) => [
      name === '' ? file : name,
      ...own.map(
        ({ equal, line, area, what, expected, found }) =>
          `  ${equal ? 'ok  ' : 'FAIL'} ${file}:${line} ${area} ${what}: expected ${expected}, got ${found}`,
      ),
    ]),
    answers.length === 0
      ? `${file} has no cases: tables whose first column is \`area\`, with answers in columns that begin with an arrow.`
      : `${passed} of ${answers.length} ${answers.length === 1 ? 'answer is' : 'answers are'} as expected${failed > 0 ? `, ${failed} ${failed === 1 ? 'is' : 'are'} not` : ''}.`,
  ];
}
