import type { Rule } from '#project/schema/framework.ts';
import type { Placed } from '#project/schema/framework/consistency.ts';
import { type Issue, issue } from '#vocabulary/issue.ts';
import type { Evaluation } from './evaluate.ts';
import { nodesOf } from './framework-tree.ts';
import type { Grades } from './grades.ts';

/** Where a rule of a framework stands. */
export type At = (path: readonly PropertyKey[]) => Issue['where'];

/** A part as it is called in warnings. */
export const partName = (id: string) => (id === '' ? 'the whole' : `the part ${id}`);

/** Rules of which the first that holds counts, with where they stand and what they came to wherever they are used. */
interface RuleList {
  rules: readonly Rule[];
  path: PropertyKey[];
  grades: Grades[];
}

/**
 * Warns of rules, of which the first that holds counts, that decided for no area, or for every one. A scorer that many indicators
 * share is taken together over all of them.
 *
 * @returns RATING_RULE_IDLE, RATING_RULE_ALWAYS
 */
export function rulesOfAllOrNone({ node, path }: Placed, evaluations: readonly Evaluation[], at: At): Issue[] {
  return [...ofScorers({ node, path }, evaluations), ...ofCombiner({ node, path }, evaluations)].flatMap(
    ({ rules, path: place, grades }) => {
      const decided = rules.map(() => 0);
      let areas = 0;
      for (const { rule } of grades) {
        for (const position of rule) {
          // After the rules come the reason of `otherwise`, and those of whoever took the score away again.
          if (position < 0 || position > rules.length) continue;
          areas += 1;
          if (position < rules.length) decided[position] = (decided[position] as number) + 1;
        }
      }
      // Where one rule decides for all, that the others decide for none follows.
      const always = areas > 1 ? decided.indexOf(areas) : -1;
      return rules.flatMap(({ when }, i) => {
        const code = always < 0 && areas > 0 && decided[i] === 0 ? 'RATING_RULE_IDLE' : 'RATING_RULE_ALWAYS';
        if (code === 'RATING_RULE_ALWAYS' && i !== always) return [];
        return [issue(code, at([...place, 'rules', i, 'when']), { value: when, part: partName(node.id), areas })];
      });
    },
  );
}

function ofScorers({ node, path }: Placed, evaluations: readonly Evaluation[]): RuleList[] {
  const declared = [
    { scorer: node.scorer, place: [...path, 'scorer'] },
    ...(node.indicators ?? []).map((entry, i) => ({
      scorer: typeof entry === 'string' ? undefined : entry.scorer,
      place: [...path, 'indicators', i, 'scorer'],
    })),
  ];
  return declared.flatMap(({ scorer, place }) => {
    if (scorer?.kind !== 'rules') return [];
    const grades = evaluations.flatMap(({ plan, indicators }) =>
      nodesOf(plan.root).flatMap(({ entries }) =>
        entries.filter((entry) => entry.scorer === scorer).flatMap(({ indicator }) => indicators.get(indicator) ?? []),
      ),
    );
    return [{ rules: scorer.rules, path: place, grades }];
  });
}

function ofCombiner({ node, path }: Placed, evaluations: readonly Evaluation[]): RuleList[] {
  const { combiner } = node;
  if (combiner?.kind !== 'rules') return [];
  const grades = evaluations.flatMap(({ nodes }) =>
    [...nodes.values()].filter((result) => result.node.combiner === combiner).map((result) => result.grades),
  );
  return [{ rules: combiner.rules, path: [...path, 'combiner'], grades }];
}
