import { type Framework, type FrameworkNode, frameworkSchema } from '#project/schema/framework.ts';
import { AppError } from '#vocabulary/errors/app-error.ts';
import { meantHint } from './meant.ts';
import { settingsOf } from './settings.ts';
import { isTakenIn } from './taken-in.ts';
import { settingsAt, type WantedChanges } from './wanted.ts';

/** A number that was changed. */
export interface MadeChange {
  address: string;
  from: number;
  to: number;
}

export interface ChangedFramework {
  framework: Framework;
  changed: MadeChange[];
  /** Indicators that no longer count. */
  droppedIndicators: string[];
  droppedParts: string[];
  droppedAreas: string[];
  /** Overrides that no longer hold. */
  droppedOverrides: string[];
  added: { part: string; indicator: string }[];
}

interface Known {
  /** Ids of all indicators that there are. */
  indicators: ReadonlySet<string>;
  /** Codes of the areas that are rated. */
  areas: ReadonlySet<string>;
}

/**
 * Makes changes on a copy of a framework and holds the copy to the schema again, so that nothing is tried out that could not
 * be declared.
 *
 * @param framework  spelt out: see `speltOut`
 * @throws WHAT_IF_PLACE_UNKNOWN, WHAT_IF_DROP_UNKNOWN, WHAT_IF_ADD_UNKNOWN, WHAT_IF_ADD_COUNTED; WHAT_IF_NOT_VALID when the copy breaks a rule of frameworks
 */
export function changedFramework(framework: Framework, wanted: WantedChanges, known: Known): ChangedFramework {
  const copy = structuredClone(framework);
  const settings = settingsOf(copy);
  const changed = wanted.set.flatMap(({ address, value, where }) =>
    settingsAt(settings, address, where).map((setting): MadeChange => {
      put(copy, setting.path, value);
      return { address: setting.address, from: setting.value, to: value };
    }),
  );
  const made: ChangedFramework = {
    framework: copy,
    changed,
    droppedIndicators: [],
    droppedParts: [],
    droppedAreas: [],
    droppedOverrides: [],
    added: [],
  };
  wanted.add.forEach((text, i) => {
    if (!isTakenIn(text)) addIndicator(made, text, known, `add ${i + 1}`);
  });
  wanted.drop.forEach((text, i) => dropOne(made, text, known, `drop ${i + 1}`));
  // What is asked of a rating once it stands rates nothing, and may name parts that are gone.
  return { ...made, framework: checked({ ...made.framework, triggers: [], verification: undefined }) };
}

function put(target: unknown, path: readonly (string | number)[], value: number): void {
  let at = target as Record<string | number, unknown>;
  for (const key of path.slice(0, -1)) at = at[key] as Record<string | number, unknown>;
  at[path[path.length - 1] as string | number] = value;
}

function addIndicator(made: ChangedFramework, text: string, known: Known, where: string): void {
  const [part = '', indicator = ''] = text.split('/');
  const node = everyNode(made.framework.nodes).find(({ id }) => id === part);
  if (!node || !known.indicators.has(indicator))
    throw new AppError('WHAT_IF_ADD_UNKNOWN', {
      where,
      value: text.slice(0, 200),
      what: node ? `indicator “${indicator}”` : `part “${part}”`,
    });
  if ((node.indicators ?? []).some((entry) => idOf(entry) === indicator))
    throw new AppError('WHAT_IF_ADD_COUNTED', { where, part, indicator });
  node.indicators = [...(node.indicators ?? []), { indicator, weight: 1 }];
  made.added.push({ part, indicator });
}

function dropOne(made: ChangedFramework, text: string, known: Known, where: string): void {
  // Line breaks are read like all else, so that any text at all is one that is known or not.
  const [, kind, id = ''] = /^(?:(indicator|part|area|override):)?(.*)$/s.exec(text) as RegExpExecArray;
  const nodes = everyNode(made.framework.nodes);
  const has = (node: FrameworkNode) => (node.indicators ?? []).some((entry) => idOf(entry) === id);
  if (kind === 'override') {
    dropOverride(made, text, id, where);
  } else if (kind !== 'part' && kind !== 'area' && nodes.some(has)) {
    made.framework.nodes = without(made.framework.nodes, (entry) => entry === id);
    made.droppedIndicators.push(id);
    keepAsInput(made.framework, id);
  } else if (kind !== 'indicator' && kind !== 'area' && nodes.some((node) => node.id === id)) {
    const cut = (list: FrameworkNode[]): FrameworkNode[] =>
      list.flatMap((node) => {
        if (node.id === id) return [];
        if (!node.children) return [node];
        const children = cut(node.children);
        const empty = children.length === 0 && !node.tagged && (node.indicators?.length ?? 0) === 0;
        return empty ? [] : [{ ...node, children: children.length > 0 ? children : undefined }];
      });
    made.framework.nodes = cut(made.framework.nodes);
    made.droppedParts.push(id);
  } else if ((kind === undefined || kind === 'area') && known.areas.has(id)) {
    made.droppedAreas.push(id);
  } else {
    const names = [...nodes.map((node) => node.id), ...nodes.flatMap((node) => (node.indicators ?? []).map(idOf))];
    const hint =
      kind === 'area'
        ? meantHint(
            text,
            [...known.areas].map((code) => `area:${code}`),
          )
        : meantHint(id, names);
    throw new AppError('WHAT_IF_DROP_UNKNOWN', { where, value: text.slice(0, 200), hint });
  }
}

/** Leaves out an override wherever it stands: of the whole, of a part, or of who is rated at all. */
function dropOverride(made: ChangedFramework, text: string, id: string, where: string): void {
  const { framework } = made;
  const places: { limits?: { id: string }[] | undefined }[] = [framework, ...everyNode(framework.nodes)];
  const all = overridesOf(framework);
  if (!all.includes(id)) {
    const hint = meantHint(
      `override:${id}`,
      all.map((name) => `override:${name}`),
    );
    throw new AppError('WHAT_IF_DROP_UNKNOWN', { where, value: text.slice(0, 200), hint });
  }
  for (const place of places) place.limits = place.limits?.filter((limit) => limit.id !== id);
  framework.eligibility = framework.eligibility.filter((rule) => rule.id !== id);
  made.droppedOverrides.push(id);
}

/** Ids of the overrides of a framework and of its parts, and of the rules that say who is not rated; each once. */
export function overridesOf({ eligibility, limits, nodes }: Framework): string[] {
  const own = [...eligibility, ...(limits ?? []), ...everyNode(nodes).flatMap((node) => node.limits ?? [])];
  return [...new Set(own.map(({ id }) => id))];
}

/** What a condition still reads stays known to it, though it no longer counts. */
function keepAsInput(framework: Framework, id: string): void {
  const read =
    JSON.stringify(framework.nodes).includes(`\\"${id}\\"`) ||
    JSON.stringify(framework.limits ?? []).includes(`\\"${id}\\"`);
  if (read && !framework.inputs.includes(id)) framework.inputs = [...framework.inputs, id];
}

/** Parts without some of their indicators; a part that has nothing left goes with them. */
function without(nodes: readonly FrameworkNode[], gone: (indicator: string) => boolean): FrameworkNode[] {
  return nodes.flatMap((node) => {
    const indicators = (node.indicators ?? []).filter((entry) => !gone(idOf(entry)));
    const children = node.children ? without(node.children, gone) : undefined;
    if (indicators.length === 0 && (children?.length ?? 0) === 0) return [];
    return [
      {
        ...node,
        indicators: indicators.length > 0 ? indicators : undefined,
        children: children && children.length > 0 ? children : undefined,
      },
    ];
  });
}

function everyNode(nodes: readonly FrameworkNode[]): FrameworkNode[] {
  return nodes.flatMap((node) => [node, ...everyNode(node.children ?? [])]);
}

const idOf = (entry: string | { indicator: string }) => (typeof entry === 'string' ? entry : entry.indicator);

function checked(framework: Framework): Framework {
  const result = frameworkSchema.safeParse(framework);
  if (result.success) return result.data;
  const [first] = result.error.issues;
  throw new AppError('WHAT_IF_NOT_VALID', {
    place: first?.path.map(String).join('.') ?? '',
    reason: first?.message ?? 'it breaks a rule of frameworks',
    // Whether a rule of frameworks says it in words, as against the shape of a value.
    named: first?.code === 'custom',
  });
}
