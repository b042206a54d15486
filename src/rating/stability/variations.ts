import type { Band, Scorer } from '#project/schema/framework.ts';
import { bandEnds } from '#project/schema/framework/band.ts';
import { nodesOf, type RatingEntry, type RatingNode } from '../framework-tree.ts';
import type { Plan } from '../plan.ts';
import { weighing } from '../weighing.ts';

/** A declared choice made otherwise. */
export interface Variation {
  kind: 'weight' | 'cut-point' | 'left-out' | 'normalisation';
  /** The part or indicator that it is about; empty for the whole. */
  of: string;
  /** The weight, the cut-point or the method as declared and as varied; absent for what is left out. */
  from?: number | string;
  to?: number | string;
  root: RatingNode;
  /** Parts whose own rules are others. */
  changed: ReadonlySet<string>;
  /** Indicators that are scored otherwise. */
  rescored: ReadonlySet<string>;
}

/** Every declared choice of a framework made otherwise, one at a time, as its `certainty` says. */
export function variationsOf(plan: Plan): Variation[] {
  const { certainty } = plan.framework;
  const nodes = nodesOf(plan.root);
  return [
    ...(certainty.weights > 0 ? nodes.flatMap((node) => weights(plan, node, certainty.weights)) : []),
    ...(certainty.cutPoints > 0 ? [...labelCuts(plan, nodes), ...scorerCuts(plan, nodes)] : []),
    ...(certainty.leaveOut ? leaveOut(plan, nodes) : []),
    ...(certainty.normalisation ? normalisations(plan, nodes) : []),
  ];
}

const none: ReadonlySet<string> = new Set();

/** A tree in which some parts are others; what has not changed is shared. */
function withNodes(root: RatingNode, change: (node: RatingNode) => RatingNode): RatingNode {
  const children = root.children.map((child) => withNodes(child, change));
  const same = children.every((child, i) => child === root.children[i]);
  return change(same ? root : { ...root, children });
}

function weights({ root }: Plan, node: RatingNode, share: number): Variation[] {
  const parts = [...node.entries.map(({ indicator, weight }) => [indicator, weight] as const)];
  const below = node.children.map(({ id, weight }) => [id, weight] as const);
  // The parts of a part also count where the parts of parts are combined one by one, by the combiner above them.
  if (!weighing.has(node.combiner.kind) || parts.length + below.length < 2) return [];
  return [...parts, ...below].flatMap(([of, from]) =>
    [1 - share, 1 + share].map((factor): Variation => {
      const reweigh = <T extends { weight: number }>(list: T[], isIt: (part: T) => boolean) =>
        list.map((part) => (isIt(part) ? { ...part, weight: part.weight * factor } : part));
      const changed = withNodes(root, (own) =>
        own.id === node.id
          ? {
              ...own,
              entries: reweigh(own.entries, ({ indicator }) => indicator === of),
              children: reweigh(own.children, ({ id }) => id === of),
            }
          : own,
      );
      return {
        kind: 'weight',
        of,
        from,
        to: from * factor,
        root: changed,
        changed: new Set([node.id]),
        rescored: none,
      };
    }),
  );
}

/** Bands with one end moved up or down by a share of the way to the nearest other end; alone, by that share of itself. */
function movedBands(bands: readonly Band[], share: number): { from: number; to: number; bands: Band[] }[] {
  const at = (band: Band) => {
    const end = bandEnds.find((name) => band[name] !== undefined);
    return end && { end, at: band[end] as number };
  };
  const ends = [...new Set(bands.flatMap((band) => at(band)?.at ?? []))];
  return ends.flatMap((from) => {
    const others = ends.filter((other) => other !== from).map((other) => Math.abs(other - from));
    const step = share * (others.length > 0 ? Math.min(...others) : Math.abs(from));
    if (step === 0) return [];
    return [from - step, from + step].map((to) => ({
      from,
      to,
      bands: bands.map((band) => {
        const own = at(band);
        return own?.at === from ? { ...band, [own.end]: to } : band;
      }),
    }));
  });
}

function labelCuts({ root, framework }: Plan, nodes: readonly RatingNode[]): Variation[] {
  return nodes.flatMap((node) => {
    const { label } = node.finish;
    if (label?.kind !== 'cut-points') return [];
    return movedBands(label.bands, framework.certainty.cutPoints).map(
      ({ from, to, bands }): Variation => ({
        kind: 'cut-point',
        of: node.id,
        from,
        to,
        root: withNodes(root, (own) =>
          own.id === node.id ? { ...own, finish: { ...own.finish, label: { ...label, bands } } } : own,
        ),
        changed: new Set([node.id]),
        rescored: none,
      }),
    );
  });
}

/** Scorers that say the same are one choice: it is varied for all their indicators together. */
function scorerCuts({ root, framework }: Plan, nodes: readonly RatingNode[]): Variation[] {
  const scorers = new Map<string, { scorer: Scorer & { bands: Band[] }; of: string }>();
  for (const { scorer, indicator } of nodes.flatMap(({ entries }) => entries)) {
    if ((scorer.kind !== 'bands' && scorer.kind !== 'z-score') || !scorer.bands) continue;
    const key = JSON.stringify(scorer);
    if (!scorers.has(key)) scorers.set(key, { scorer: { ...scorer, bands: scorer.bands }, of: indicator });
  }
  return [...scorers].flatMap(([key, { scorer, of }]) =>
    movedBands(scorer.bands, framework.certainty.cutPoints).map(
      ({ from, to, bands }): Variation => ({
        kind: 'cut-point',
        of,
        from,
        to,
        ...rescoredTree(root, (entry) =>
          JSON.stringify(entry.scorer) === key ? { ...entry, scorer: { ...scorer, bands } } : entry,
        ),
      }),
    ),
  );
}

function rescoredTree(root: RatingNode, change: (entry: RatingEntry) => RatingEntry) {
  const changed = new Set<string>();
  const rescored = new Set<string>();
  const tree = withNodes(root, (node) => {
    const entries = node.entries.map(change);
    const others = entries.filter((entry, i) => entry !== node.entries[i]);
    if (others.length === 0) return node;
    changed.add(node.id);
    for (const { indicator } of others) rescored.add(indicator);
    return { ...node, entries };
  });
  return { root: tree, changed, rescored };
}

function leaveOut({ root }: Plan, nodes: readonly RatingNode[]): Variation[] {
  const all = [...new Set(nodes.flatMap(({ indicators }) => indicators))];
  return all.map((of): Variation => {
    const changed = new Set<string>();
    const tree = withNodes(root, (node) => {
      if (!node.indicators.includes(of)) return node;
      changed.add(node.id);
      return {
        ...node,
        entries: node.entries.filter(({ indicator }) => indicator !== of),
        indicators: node.indicators.filter((indicator) => indicator !== of),
      };
    });
    return { kind: 'left-out', of, root: tree, changed, rescored: none };
  });
}

/** Other ways to a common scale; not where cut-points are set on it, because they would mean something else there. */
const scales = ['min-max', 'z-score', 'percentile-rank'] as const;

function normalisations({ root }: Plan, nodes: readonly RatingNode[]): Variation[] {
  if (nodes.some(({ finish }) => finish.label?.kind === 'cut-points')) return [];
  const used = nodes
    .flatMap(({ entries }) => entries.map(({ scorer }) => scaleOf(scorer)))
    .filter((one) => one !== undefined);
  const from = used[0];
  if (from === undefined) return [];
  return scales
    .filter((method) => !used.includes(method))
    .map(
      (method): Variation => ({
        kind: 'normalisation',
        of: '',
        from,
        to: method,
        ...rescoredTree(root, (entry) =>
          scaleOf(entry.scorer) === undefined ? entry : { ...entry, scorer: onScale(entry.scorer, method) },
        ),
      }),
    );
}

function scaleOf(scorer: Scorer): string | undefined {
  if (scorer.kind === 'standardise') return 'z-score';
  return scorer.kind === 'normalise' && scorer.method !== 'distance-to-target' ? scorer.method : undefined;
}

function onScale(scorer: Scorer, method: (typeof scales)[number]): Scorer {
  const own = scorer.kind === 'normalise' ? scorer : undefined;
  return {
    kind: 'normalise',
    method,
    to: own?.to ?? { low: 0, high: 100 },
    missing: scorer.missing,
    ...(own?.impute ? { impute: own.impute } : {}),
    ...(own?.treat ? { treat: own.treat } : {}),
  };
}
