import type { Framework } from '#project/schema/framework.ts';
import type { Indicator } from '#project/schema/indicator.ts';
import { frameworkTree, indicatorsBelow } from '#rating/framework-tree.ts';
import { type Setting, settingsOf } from '#rating/what-if/settings.ts';
import { speltOut } from '#rating/what-if/spelt-out.ts';

/** An override that may be left out. */
export interface ListedOverride {
  id: string;
  when: string;
  because: string;
}

/** All that a person may change to see what would move. */
export interface Changeable {
  settings: Pick<Setting, 'address' | 'value' | 'kind'>[];
  goals: { address: string; value: number }[];
  overrides: ListedOverride[];
}

/** The numbers of a framework, the goals of its indicators, and the overrides that may be left out. */
export function whatMayChange(framework: Framework, indicators: readonly Indicator[]): Changeable {
  const used = new Set(indicatorsBelow(frameworkTree(framework, indicators)));
  const nodes = everyNode(framework.nodes);
  const overrides = [
    ...framework.eligibility,
    ...(framework.limits ?? []),
    ...nodes.flatMap(({ limits }) => limits ?? []),
  ];
  return {
    settings: settingsOf(speltOut(framework, indicators)),
    goals: indicators.flatMap(({ id, goal }) =>
      goal && used.has(id) ? [{ address: `goals.${id}`, value: goal.value }] : [],
    ),
    overrides: overrides.map(({ id, when, because }) => ({ id, when, because })),
  };
}

/** The same as lines for people. */
export function changeableLines({ settings, goals, overrides }: Changeable): string[] {
  return [
    ...settings.map(({ address, value, kind }) => `${address} = ${value} (${kind})`),
    ...goals.map(({ address, value }) => `${address} = ${value} (goal)`),
    ...(overrides.length > 0 ? ['', 'Overrides, left out with `--drop override:ID`:'] : []),
    ...overrides.map(({ id, when, because }) => `${id}: ${because} (when ${when.trim()})`),
  ];
}

function everyNode(nodes: Framework['nodes']): Framework['nodes'] {
  return nodes.flatMap((node) => [node, ...everyNode(node.children ?? [])]);
}
