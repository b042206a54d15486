import type { CombinerOf } from '#project/schema/framework.ts';
import type { Combined } from '#vocabulary/combined.ts';
import type { Part } from './combiners/combiner.ts';

/** What a condition that counts found in one area, beside what it wants. */
export interface Tally {
  classes: readonly string[];
  found: number;
  of: number;
  atLeast?: number | undefined;
  share?: number | undefined;
}

/** Rules that count, with what they found in one area: the one that held, or all of them where none did. */
export interface Tallied {
  what: Combined;
  rules: { class: string; when: Tally[] }[];
  /** The class that stands where no rule held. */
  otherwise?: string;
}

/**
 * What the rules of a combiner that counts found in one area.
 *
 * @param rule       position of the rule that held; as many as there are rules where none did
 * @param classOf    class of a part in the area
 * @param isMeasure  whether a part is a single measure
 * @returns undefined where something else than these rules decided
 */
export function tallied(
  combiner: CombinerOf<'counts'>,
  rule: number,
  parts: readonly Part[],
  classOf: (part: Part) => string | undefined,
  isMeasure: (id: string) => boolean,
): Tallied | undefined {
  const { rules, otherwise } = combiner;
  if (rule < 0 || rule > rules.length) return undefined;
  const measures = parts.filter(({ id }) => isMeasure(id)).length;
  const classes = parts.map(classOf);
  const held = rules[rule];
  return {
    what: measures === parts.length ? 'measures' : measures === 0 ? 'parts' : 'either',
    rules: (held ? [held] : rules).map((one) => ({
      class: one.class,
      when: one.when.map((condition) => ({
        ...condition,
        found: classes.filter((name) => name !== undefined && condition.classes.includes(name)).length,
        of: parts.length,
      })),
    })),
    ...(held ? {} : { otherwise }),
  };
}
