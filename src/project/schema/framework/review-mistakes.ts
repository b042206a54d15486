import { readTree } from './condition-mistakes.ts';
import type { Inconsistency, Placed } from './consistency.ts';
import type { EligibilityRule, Verification } from './verification.ts';

interface Reviewed {
  eligibility: readonly EligibilityRule[];
  verification?: Verification | undefined;
}

/** Mistakes in who is rated and who reviews: rules that read what is not yet worked out, parts that there are not, two panels for one. */
export function reviewMistakes({ eligibility, verification }: Reviewed, all: readonly Placed[]): Inconsistency[] {
  const parts = new Set(all.map(({ node }) => node.id));
  const found = eligibility.flatMap(({ id, when }, i): Inconsistency[] => {
    const read = readTree(when);
    const early = typeof read === 'string' ? [] : read.parts;
    return [
      ...(eligibility.findIndex((other) => other.id === id) < i
        ? [{ path: ['eligibility', i, 'id'], message: 'There is a rule of this name already' }]
        : []),
      ...early.map((part) => ({
        path: ['eligibility', i, 'when'],
        message: `Who is rated is settled before any part is worked out, so “${part}” cannot be read here`,
        remedy: 'Read `area` and `indicators` only, or make it a limit with `setAside` of that part.',
      })),
    ];
  });
  const panels = verification?.panels ?? [];
  const reviewers = new Map<string, string>();
  for (const [i, { id, parts: own }] of panels.entries()) {
    const at = (...path: PropertyKey[]) => ['verification', 'panels', i, ...path];
    if (panels.findIndex((other) => other.id === id) < i)
      found.push({ path: at('id'), message: 'There is a panel of this name already' });
    for (const [j, part] of (own.length === 0 ? [''] : own).entries()) {
      const path = own.length === 0 ? at('id') : at('parts', j);
      const other = reviewers.get(part);
      if (!parts.has(part)) found.push({ path, message: `There is no part “${part}”` });
      if (other !== undefined)
        found.push({
          path,
          message: `The panel “${other}” reviews ${part === '' ? 'the whole' : `“${part}”`} already`,
        });
      reviewers.set(part, id);
    }
  }
  return found;
}
