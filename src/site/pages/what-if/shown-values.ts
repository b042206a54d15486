import type { WhatIfAnswer } from '#release/reader/rating-questions.ts';
import { allFields, type Fields, linesOf } from './fields.ts';

/** What the form shows of a question. */
export interface Shown {
  /** Number as it was written, by the address of its field. */
  numbers: ReadonlyMap<string, string>;
  /** Names of the fields of measures that are left out. */
  leftOut: ReadonlySet<string>;
  /** Names of the fields of areas that are taken in. */
  takenIn: ReadonlySet<string>;
  /** Changes without a field, which are asked again with the others: name and value. */
  kept: readonly (readonly ['set' | 'drop' | 'add', string])[];
}

/** The values of the form after a question: those of its fields, and what `set`, `drop` and `add` asked. */
export function shownIn(
  query: Readonly<Record<string, string>>,
  answer: WhatIfAnswer | undefined,
  fields: Fields,
): Shown {
  const known = new Set(allFields(fields).map(({ address }) => address));
  const measures = new Set(fields.leaveOut.map(({ name }) => name));
  const numbers = new Map(Object.entries(query).filter(([key]) => known.has(key)));
  const leftOut = new Set(Object.keys(query).filter((key) => measures.has(key)));
  const areas = new Set(fields.takeIn.map(({ name }) => name));
  // What `add` asked of areas has boxes too, so that the next question asks it again.
  const added = linesOf(query.add).map((text) => `take.${text.replace(':', '.')}`);
  const takenIn = new Set([...Object.keys(query), ...added].filter((key) => areas.has(key)));
  const kept: ['set' | 'drop' | 'add', string][] = [];
  for (const { address, to } of answer?.changed ?? []) {
    if (known.has(address)) numbers.set(address, String(to));
    else kept.push(['set', `${address}:${to}`]);
  }
  for (const id of answer?.droppedIndicators ?? []) {
    if (measures.has(`drop.${id}`)) leftOut.add(`drop.${id}`);
    else kept.push(['drop', id]);
  }
  for (const id of answer?.droppedParts ?? []) kept.push(['drop', `part:${id}`]);
  for (const code of answer?.droppedAreas ?? []) kept.push(['drop', `area:${code}`]);
  for (const id of answer?.droppedOverrides ?? []) kept.push(['drop', `override:${id}`]);
  for (const { part, indicator } of answer?.added ?? []) kept.push(['add', `${part}/${indicator}`]);
  return { numbers, leftOut, takenIn, kept };
}
