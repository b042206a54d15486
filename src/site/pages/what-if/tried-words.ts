import type { WhatIfAnswer } from '#release/reader/rating-questions.ts';
import type { AreaType, FrameworkRecord } from '#release/reader/records.ts';
import type { Release } from '#release/reader/release.ts';
import type { SiteContext } from '../../context.ts';
import type { FieldWords } from './field-words.ts';
import type { Fields } from './fields.ts';

interface Tried {
  site: SiteContext;
  release: Release;
  framework: FrameworkRecord;
  type: AreaType;
  answer: WhatIfAnswer;
  tell: FieldWords;
  fields: Fields;
}

/** What was tried, a phrase for each change. */
export function triedWords({ site, release, framework, type, answer, tell, fields }: Tried): string[] {
  const words = site.messages.whatIf;
  const { declaration } = framework;
  const because = new Map<string, string>();
  const note = (limits: readonly { id: string; because: string }[] = []) => {
    for (const limit of limits) because.set(limit.id, limit.because);
  };
  const walk = (nodes: typeof declaration.nodes) => {
    for (const node of nodes) {
      note(node.limits);
      walk(node.children ?? []);
    }
  };
  walk(declaration.nodes);
  note(declaration.limits);
  note(declaration.eligibility);
  return [
    ...answer.changed.map(({ address, from, to }) =>
      words.made(tell.address(address, fields.settings), site.format.quantity(from), site.format.quantity(to)),
    ),
    ...[...answer.droppedIndicators, ...answer.droppedParts].map((id) => words.without(tell.dropped(id))),
    ...answer.droppedAreas.map((code) => words.without(release.area(type.key, code)?.name ?? code)),
    ...answer.droppedOverrides.map((id) => words.withoutRule(because.get(id) ?? id)),
    ...answer.takenIn.map(({ name }) => words.takenIn(name)),
    ...answer.added.map(({ part, indicator }) => words.added(tell.measure(indicator), tell.part(part))),
  ];
}
