import type { FrameworkRecord } from '#release/reader/records.ts';
import type { SiteContext } from '../../context.ts';
import { ruleInWords } from '../why/part-words.ts';
import type { StoryCell, StoryFramework, TracedRating } from './area-story.ts';

type Declared = FrameworkRecord['declaration'];

/** A class as the framework calls it; ids of nothing stay. */
function classWord(declaration: Declared, id: string): string {
  return declaration.classes.find((entry) => entry.id === id)?.name ?? id;
}

/** The word of a rating: its class, else its score where the rules give no more; undefined where there is neither. */
export function ratingWord(
  site: SiteContext,
  { className, score }: Pick<TracedRating, 'className' | 'score'>,
): string | undefined {
  if (className !== undefined) return className;
  return score === null ? undefined : site.messages.area.trace.score(site.format.score(score));
}

/** Whether the measures of a part are judged by scores, so that comparisons with the benchmark do not explain it. */
export function isScored({ cell, why }: StoryCell): boolean {
  return why !== null && cell.entries.some(({ scorer }) => scorer.kind !== 'significance');
}

/** Whether the area is not rated at all, which no score and no override explains. */
function isLeftOut(why: TracedRating['why']): boolean {
  return why?.rule?.is === 'not-eligible';
}

/** The score of a rating and the rule that made a class of it, in a sentence; empty where nothing is traced. */
export function scoreSentence(
  site: SiteContext,
  declaration: Declared,
  { score, why, computedName }: TracedRating,
): string {
  const { trace } = site.messages.area;
  if (isLeftOut(why)) return '';
  const reason = ruleWords(site, declaration, why?.rule);
  if (score === null) return reason === '' ? '' : trace.rule(reason);
  const given = why?.before === undefined ? computedName : classWord(declaration, why.before);
  return trace.scored(site.format.score(score), reason, given);
}

/** What an override made of a rating: before, after and because of what; of an area that is left out why it is; undefined where none changed it. */
export function overrideSentence(site: SiteContext, declaration: Declared, rating: TracedRating): string | undefined {
  const { why, computedName } = rating;
  if (isLeftOut(why)) return site.messages.area.trace.rule(why?.rule.because ?? '');
  if (!why?.limits?.length) return undefined;
  const before = why.before === undefined ? undefined : classWord(declaration, why.before);
  return site.messages.area.trace.overridden(
    before,
    computedName,
    why.limits.map(({ because }) => because),
  );
}

/** Why a part that is judged by scores has its rating: the rule, each measure and smaller part with its score, and overrides. */
export function scoredWhy(site: SiteContext, declaration: Declared, one: StoryCell): string {
  const { trace } = site.messages.area;
  const names = new Map(one.cell.indicators.map((indicator) => [indicator.key, indicator.plainName]));
  const inputs = [
    ...(one.why?.indicators ?? []).map((part) => ({ ...part, name: names.get(part.indicator) ?? part.indicator })),
    ...(one.why?.parts ?? []).map((part) => ({ ...part, name: partName(declaration.nodes, part.node) ?? part.node })),
  ];
  const told = inputs.map(({ name, score, class: found, weight }) =>
    trace.input(
      name,
      score === undefined ? undefined : site.format.score(score),
      found === undefined ? undefined : classWord(declaration, found),
      weight === undefined ? undefined : site.format.quantity(weight),
    ),
  );
  return [
    ...(ratingWord(site, one) === undefined ? [trace.none] : []),
    scoreSentence(site, declaration, one),
    ...(told.length > 0 ? [trace.inputs(told)] : []),
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

/** How many measures of a part count: those with a class that counts, or by scores those with a score. */
export function countedOf(one: StoryCell): number {
  if (!isScored(one) || one.counted > 0) return one.counted;
  return (one.why?.indicators ?? []).filter(({ score }) => score !== undefined).length;
}

/** Score, override and its reason as columns of a table, where a framework has any. */
export function traceColumns(site: SiteContext, rated: StoryFramework): { key: string; label: string }[] {
  const { columns } = site.messages.area.trace;
  const all: TracedRating[] = [...(rated.overall ? [rated.overall] : []), ...rated.cells];
  return [
    ...(all.some(({ score }) => score !== null) ? [{ key: 'score', label: columns.score }] : []),
    ...(all.some(({ why }) => why?.limits?.length)
      ? [
          { key: 'before', label: columns.before },
          { key: 'because', label: columns.because },
        ]
      : []),
  ];
}

/** The cells of `traceColumns` for one rating; the score as it was computed. */
export function traceCells(declaration: Declared, { score, why }: TracedRating) {
  const changed = why?.limits?.length ? why : undefined;
  return {
    score,
    before: changed?.before === undefined ? null : classWord(declaration, changed.before),
    because: changed?.limits?.map(({ because }) => because).join(' ') ?? null,
  };
}

function ruleWords(
  site: SiteContext,
  declaration: Declared,
  rule: NonNullable<TracedRating['why']>['rule'] | undefined,
): string {
  return ruleInWords(site, rule ?? null, (id) => classWord(declaration, id));
}

function partName(nodes: Declared['nodes'], id: string): string | undefined {
  for (const node of nodes) {
    const found = node.id === id ? node.name : partName(node.children ?? [], id);
    if (found !== undefined) return found;
  }
  return undefined;
}
