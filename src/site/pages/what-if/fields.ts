import {
  type Setting,
  settingsOf,
  speltOut,
  type WantedChanges,
  wantedNumber,
} from '#release/reader/rating-questions.ts';
import type { Area, AreaType, FrameworkNode, FrameworkRecord } from '#release/reader/records.ts';
import type { Release } from '#release/reader/release.ts';
import type { SiteContext } from '../../context.ts';
import { partTitles } from '../part-titles.ts';

/** A number that a reader may change on the page. */
export interface Field {
  /** Its address in the framework; also the name of the field. */
  address: string;
  label: string;
  /** As declared. */
  value: number;
}

export interface Fields {
  weights: Field[];
  cuts: Field[];
  measures: Field[];
  standards: Field[];
  leaveOut: { name: string; label: string }[];
  /** Areas that are set aside, rule by rule. */
  takeIn: { name: string; label: string }[];
  /** Whether some are left out here. */
  more: boolean;
}

/** Numbers on one page; a longer form would not fit into an address. */
export const mostFields = 120;
/** Names of fields: addresses of numbers, `drop.ID`, `take.eligibility.RULE` and `take.area.CODE`. */
export const fieldNames = /^[a-z][a-zA-Z0-9-]*(\.[a-zA-Z0-9-]+)+$/;

/** Areas of one kind that the eligibility of a framework sets aside, as the release has it, by the rule. */
export async function setAsideIn(
  release: Release,
  framework: FrameworkRecord,
  type: AreaType,
): Promise<ReadonlyMap<string, Area[]>> {
  const rules = new Map((framework.declaration.eligibility ?? []).map(({ id }): [string, Area[]] => [id, []]));
  if (rules.size === 0) return rules;
  for (const { area, why } of await release.ratings({ framework, type }))
    for (const { id } of why?.limits ?? []) {
      const own = rules.get(id);
      if (own && !own.includes(area)) own.push(area);
    }
  return rules;
}

/** The numbers of a framework that a page offers to change, each with words. */
export function fieldsOf(
  site: SiteContext,
  release: Release,
  framework: FrameworkRecord,
  aside: ReadonlyMap<string, readonly Area[]>,
): Fields {
  const words = site.messages.whatIf;
  const { declaration } = framework;
  const indicators = release.indicators.map((one) => ({ id: one.key, tags: one.declaration.tags ?? {} }));
  const settings = settingsOf(speltOut(declaration, indicators)).slice(0, 1000);
  const parts = partTitles(framework);
  const weighed = weighedPlaces(declaration);
  const measure = (id: string) => release.indicator(id)?.plainName ?? id;
  const known = (setting: Setting) =>
    setting.indicator === undefined || release.indicator(setting.indicator) !== undefined;
  const className = (id: string) => declaration.classes.find((entry) => entry.id === id)?.name ?? id;
  const partName = (id: string) => parts.get(id) ?? site.messages.frameworks.whole;
  const list = (chosen: (setting: Setting) => boolean, label: (setting: Setting) => string): Field[] =>
    settings
      .filter((setting) => known(setting) && chosen(setting))
      .map((setting) => ({ address: setting.address, value: setting.value, label: label(setting) }));
  const weights = list(
    ({ kind, indicator, address }) => kind === 'weight' && indicator === undefined && weighed.has(address),
    ({ node }) => partName(node),
  );
  const cuts = list(
    ({ kind }) => kind === 'cut-point',
    (setting) => {
      const end = setting.address.split('.').at(-1) as keyof typeof words.cut;
      return words.inPart(words.cut[end](className(setting.class ?? '')), partName(setting.node));
    },
  );
  const measures = list(
    ({ kind, indicator, node }) => kind === 'weight' && indicator !== undefined && weighed.has(node),
    (setting) => words.inPart(measure(setting.indicator ?? ''), partName(setting.node)),
  );
  const standards = list(
    ({ kind }) => kind === 'standard',
    (setting) => {
      const [last = ''] = setting.address.split('.').slice(-1);
      const of = setting.indicator === undefined ? partName(setting.node) : measure(setting.indicator);
      const end = words.cut[last as keyof typeof words.cut]?.(className(setting.class ?? '')) ?? last;
      return words.other([of, setting.class === undefined ? last : end]);
    },
  );
  const used = [
    ...new Set(settings.flatMap(({ kind, indicator }) => (kind === 'weight' && indicator ? [indicator] : []))),
  ];
  const cut = cutTo(mostFields, [weights, cuts, measures, standards]);
  return {
    weights: cut.lists[0] ?? [],
    cuts: cut.lists[1] ?? [],
    measures: cut.lists[2] ?? [],
    standards: cut.lists[3] ?? [],
    leaveOut: used
      .flatMap((id) => (release.indicator(id) ? [{ name: `drop.${id}`, label: measure(id) }] : []))
      .slice(0, mostFields),
    takeIn: takeInFields(site, framework, aside),
    more: cut.more,
  };
}

/** A box for each rule that sets anybody aside, and one for each of its areas. */
function takeInFields(
  { messages: { whatIf: words } }: SiteContext,
  { declaration }: FrameworkRecord,
  aside: ReadonlyMap<string, readonly Area[]>,
): Fields['takeIn'] {
  return (declaration.eligibility ?? [])
    .flatMap(({ id, because }) => {
      const areas = aside.get(id) ?? [];
      if (areas.length === 0) return [];
      return [
        { name: `take.eligibility.${id}`, label: words.takeInAll(because, areas.length) },
        ...areas.map(({ code, name }) => ({ name: `take.area.${code}`, label: name })),
      ];
    })
    .filter(({ name }, at, all) => fieldNames.test(name) && all.findIndex((one) => one.name === name) === at)
    .slice(0, mostFields);
}

function cutTo(most: number, lists: readonly Field[][]): { lists: Field[][]; more: boolean } {
  let left = most;
  const kept = lists.map((list) => {
    const own = list.slice(0, left);
    left -= own.length;
    return own;
  });
  return { lists: kept, more: lists.some((list, i) => list.length > (kept[i] as Field[]).length) };
}

/**
 * Where weights matter: addresses of weights of parts, and ids of parts whose measures are weighed. Some combinations use no
 * weights, and one thing alone has nothing to be weighed against.
 */
function weighedPlaces({ nodes, combiner }: FrameworkRecord['declaration']): Set<string> {
  const places = new Set<string>();
  const note = (list: readonly FrameworkNode[], kind: string) => {
    for (const node of list) {
      if (weighing.has(kind) && list.length > 1) places.add(`nodes.${node.id}.weight`);
      const own = (node.combiner ?? combiner).kind;
      if (weighing.has(own) && (node.tagged || (node.indicators?.length ?? 0) > 1)) places.add(node.id);
      note(node.children ?? [], own);
    }
  };
  note(nodes, combiner.kind);
  return places;
}

/** Combiners in which weights count. */
const weighing: ReadonlySet<string> = new Set(['mean', 'geometric', 'harmonic', 'power', 'sum', 'points', 'copeland']);

/**
 * What a reader wants to change: fields that differ from what is declared, measures to leave out, and areas to take in.
 *
 * @throws WHAT_IF_NUMBER_INVALID naming the field
 */
export function changesOf(query: Readonly<Record<string, string>>, fields: Fields): WantedChanges {
  const known = new Map(allFields(fields).map((field) => [field.address, field]));
  const drop = fields.leaveOut.flatMap(({ name }) => (query[name] === undefined ? [] : [name.slice('drop.'.length)]));
  const dropped = new Set(drop);
  const set = Object.entries(query).flatMap(([address, value]) => {
    if (!address.includes('.') || /^(drop|take)\./.test(address)) return [];
    const field = known.get(address);
    const wanted = wantedNumber(`${address}=${value}`, field?.label ?? address);
    return field?.value === wanted.value || dropped.has(address.split('.').at(-2) ?? '') ? [] : [wanted];
  });
  const add = fields.takeIn.flatMap(({ name }) =>
    query[name] === undefined ? [] : [name.slice('take.'.length).replace('.', ':')],
  );
  return { set, drop, add };
}

/** Every number of a page. */
export function allFields({ weights, cuts, measures, standards }: Fields): Field[] {
  return [...weights, ...cuts, ...measures, ...standards];
}
