import { closestWord } from '#vocabulary/closest-word.ts';
import type { Combiner } from './combiner.ts';
import type { Label, Limit } from './label.ts';
import { conditionMistakes } from './condition-mistakes.ts';
import { detailMistakes } from './detail-mistakes.ts';
import { namedInRules } from './named.ts';
import type { FrameworkMinimum, FrameworkNode } from './node.ts';
import { reviewMistakes } from './review-mistakes.ts';
import type { Scorer } from './scorer.ts';
import { triggerMistakes } from './trigger-mistakes.ts';
import type { Trigger } from './trigger.ts';
import type { EligibilityRule, Verification } from './verification.ts';

/** What of a framework must fit together. */
interface Checked {
  classes: readonly { id: string; counted: boolean }[];
  overall: boolean;
  triggers: readonly Trigger[];
  wordings: readonly { id: string; words: Readonly<Record<string, string>> }[];
  scorer: Scorer;
  combiner: Combiner;
  label?: Label | undefined;
  limits?: Limit[] | undefined;
  minimum?: FrameworkMinimum | undefined;
  inputs: readonly string[];
  eligibility?: readonly EligibilityRule[];
  verification?: Verification | undefined;
  nodes: readonly FrameworkNode[];
}

/** A mistake: where it stands, what is wrong, and what to do where the reference does not say it. */
export interface Inconsistency {
  path: PropertyKey[];
  message: string;
  remedy?: string;
}

/** A part with the place where it stands; the parts inside it come first, as they are evaluated. */
export interface Placed {
  node: FrameworkNode;
  path: PropertyKey[];
}

/** Mistakes that no single key shows: classes, parts and indicators that there are not, classes that nothing gives, cells of another width. */
export function inconsistencies(framework: Checked): Inconsistency[] {
  const all = everyPart(framework);
  const parts = all.slice(0, -1);
  return [
    ...repeated(framework.classes, ['classes'], 'class'),
    ...repeated(framework.wordings, ['wordings'], 'wording'),
    ...repeatedParts(parts),
    ...classNames(framework, all),
    ...asideClasses(framework, all),
    ...all.flatMap(({ node, path }) => shapes(node, path)),
    ...parts.flatMap(empty),
    ...conditionMistakes(framework, all),
    ...triggerMistakes(framework, new Set(parts.map(({ node }) => node.id))),
    ...detailMistakes(framework),
    ...reviewMistakes({ ...framework, eligibility: framework.eligibility ?? [] }, all),
  ];
}

/** Every part of a framework with its place, the smallest first; the whole, whose id is empty, comes last. */
export function everyPart(framework: Checked): Placed[] {
  const { scorer, combiner, label, limits, minimum, eligibility } = framework;
  const node = { id: '', name: '', scorer, combiner, label, limits, minimum, eligibility };
  const whole: Placed = { node: { ...node, children: [...framework.nodes] }, path: [] };
  return [...framework.nodes.flatMap((node, i) => inOrder(node, ['nodes', i])), whole];
}

function inOrder(node: FrameworkNode, path: PropertyKey[]): Placed[] {
  const below = (node.children ?? []).flatMap((child, i) => inOrder(child, [...path, 'children', i]));
  return [...below, { node, path }];
}

function repeated(list: readonly { id: string }[], path: PropertyKey[], what: string): Inconsistency[] {
  return list.flatMap(({ id }, i) =>
    list.findIndex((other) => other.id === id) < i
      ? [{ path: [...path, i, 'id'], message: `There is a ${what} of this name already` }]
      : [],
  );
}

export const indicatorOf = (entry: string | { indicator: string }) =>
  typeof entry === 'string' ? entry : entry.indicator;

function repeatedParts(parts: readonly Placed[]): Inconsistency[] {
  const seen = new Set<string>();
  return parts.flatMap(({ node, path }) => {
    const twice = seen.has(node.id);
    seen.add(node.id);
    const beside = [...(node.children ?? []).map(({ id }) => id), ...(node.indicators ?? []).map(indicatorOf)];
    const first = node.children?.length ?? 0;
    return [
      ...(twice ? [{ path: [...path, 'id'], message: 'There is a part of this name already' }] : []),
      ...beside.slice(first).flatMap((id, i) =>
        beside.indexOf(id) < first + i
          ? [
              {
                path: [...path, 'indicators', i],
                message: 'This part has a part or an indicator of this name already',
              },
            ]
          : [],
      ),
      ...repeated(node.limits ?? [], [...path, 'limits'], 'limit'),
    ];
  });
}

/** Classes that are not declared, and declared ones that no rule gives. */
function classNames({ classes, wordings }: Checked, all: readonly Placed[]): Inconsistency[] {
  const known = new Set(classes.map(({ id }) => id));
  const named = all.map(({ node, path }) => namedInRules(node, path));
  const wordsOf = wordings.flatMap(({ words }, i) =>
    Object.keys(words).map((id) => ({ path: ['wordings', i, 'words', id], name: id })),
  );
  const given = new Set(named.flatMap((one) => one.given.map(({ name }) => name)));
  return [
    ...[...named.flatMap((one) => [...one.given, ...one.read]), ...wordsOf].flatMap(({ path, name }) =>
      known.has(name)
        ? []
        : [{ path, message: `There is no class “${name}” in this framework`, remedy: classRemedy(name, [...known]) }],
    ),
    ...classes.flatMap(({ id }, i) =>
      given.has(id)
        ? []
        : [{ path: ['classes', i, 'id'], message: `No rule gives the class “${id}”, so nothing is ever rated so` }],
    ),
  ];
}

/** Classes that say that there is no rating, and count as one all the same. */
function asideClasses({ classes, eligibility }: Checked, all: readonly Placed[]): Inconsistency[] {
  const counted = new Set(classes.filter((entry) => entry.counted !== false).map(({ id }) => id));
  const named = [
    ...(eligibility ?? []).map(({ setAside }, i) => ({
      setAside,
      path: ['eligibility', i, 'setAside'] as PropertyKey[],
    })),
    ...all.flatMap(({ node, path }) =>
      (node.limits ?? []).map(({ setAside }, i) => ({ setAside, path: [...path, 'limits', i, 'setAside'] })),
    ),
  ];
  return named.flatMap(({ setAside, path }) =>
    setAside !== undefined && counted.has(setAside)
      ? [
          {
            path,
            message: `“${setAside}” is a rating, and areas that are set aside have none`,
            remedy: 'Name a class with `counted: false`, such as one that is called “Not rated”.',
          },
        ]
      : [],
  );
}

function classRemedy(written: string, known: readonly string[]): string {
  const meant = closestWord(written, known);
  return `${meant === undefined ? '' : `Did you mean \`${meant}\`? `}Use one of its classes, or add this one to \`classes\`: ${known.join(', ')}.`;
}

/** Lists that must be as long as each other. */
function shapes(node: FrameworkNode, path: PropertyKey[]): Inconsistency[] {
  const { combiner, label } = node;
  const found: Inconsistency[] = [];
  const scorers: [Scorer | undefined, PropertyKey[]][] = [
    [node.scorer, [...path, 'scorer']],
    ...(node.indicators ?? []).map((entry, i): [Scorer | undefined, PropertyKey[]] => [
      typeof entry === 'string' ? undefined : entry.scorer,
      [...path, 'indicators', i, 'scorer'],
    ]),
  ];
  for (const [scorer, at] of scorers) {
    if (scorer?.kind !== 'quantiles') continue;
    for (const list of ['scores', 'classes'] as const)
      if (scorer[list] && scorer[list].length !== scorer.count)
        found.push({
          path: [...at, list],
          message: `There must be one entry for each of the ${scorer.count} quantiles`,
        });
  }
  if (label?.kind === 'k-means' && typeof label.starts !== 'string' && label.starts.length !== label.classes.length)
    found.push({
      path: [...path, 'label', 'starts'],
      message: `There must be one start for each of the ${label.classes.length} classes`,
    });
  if (combiner?.kind === 'grid') found.push(...gridShapes(combiner, node, [...path, 'combiner']));
  if (combiner?.kind === 'criteria')
    combiner.steps.forEach((step, i) => {
      if (step.atLeast > step.of.length)
        found.push({
          path: [...path, 'combiner', 'steps', i, 'atLeast'],
          message: `Nobody climbs this step: it has ${step.of.length} criteria only`,
        });
    });
  return found;
}

function gridShapes(
  grid: Extract<Combiner, { kind: 'grid' }>,
  node: FrameworkNode,
  path: PropertyKey[],
): Inconsistency[] {
  const parts = new Set([...(node.children ?? []).map(({ id }) => id), ...(node.indicators ?? []).map(indicatorOf)]);
  return [
    ...grid.by.flatMap((id, i) =>
      node.tagged || parts.has(id)
        ? []
        : [{ path: [...path, 'by', i], message: `“${id}” is no part or indicator of this part` }],
    ),
    ...grid.cells.flatMap((cell, i) =>
      cell.is.length === grid.by.length
        ? []
        : [
            {
              path: [...path, 'cells', i, 'is'],
              message: `A cell needs a class for each of the ${grid.by.length} parts of \`by\``,
            },
          ],
    ),
  ];
}

function empty({ node, path }: Placed): Inconsistency[] {
  if (node.children || node.tagged || (node.indicators?.length ?? 0) > 0) return [];
  return [{ path: [...path, 'id'], message: 'A part is made of something: children, indicators or tagged' }];
}
