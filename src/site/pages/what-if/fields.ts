import {
  type Setting,
  settingsAt,
  settingsOf,
  speltOut,
  type WantedChanges,
  wantedNumber,
  weighing,
} from '#release/reader/rating-questions.ts';
import type { Area, AreaType, FrameworkNode, FrameworkRecord } from '#release/reader/records.ts';
import type { Release } from '#release/reader/release.ts';
import { AppError } from '#vocabulary/errors/app-error.ts';
import type { SiteContext } from '../../context.ts';
import { FieldWords } from './field-words.ts';

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
  /** Every number of the framework, those that have no field too. */
  settings: readonly Setting[];
}

/** Numbers on one page; a longer form would not fit into an address. */
export const mostFields = 120;
/** Keys of a query that are no change by themselves. */
const reserved = new Set(['type', 'set', 'drop', 'add']);
/** Every other key of a query names a number or something to leave out; those that choose a file aside. */
export const fieldNames = /^(?!(?:type|set|drop|add|table|chart)$)/;

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
  const { declaration } = framework;
  const indicators = release.indicators.map((one) => ({ id: one.key, tags: one.declaration.tags ?? {} }));
  const settings = settingsOf(speltOut(declaration, indicators)).slice(0, 1000);
  const weighed = weighedPlaces(declaration);
  const tell = new FieldWords(site, release, framework);
  const known = (setting: Setting) =>
    setting.indicator === undefined || release.indicator(setting.indicator) !== undefined;
  const list = (chosen: (setting: Setting) => boolean): Field[] =>
    settings
      .filter((setting) => known(setting) && chosen(setting))
      .map((setting) => ({ address: setting.address, value: setting.value, label: tell.setting(setting) }));
  const used = [
    ...new Set(settings.flatMap(({ kind, indicator }) => (kind === 'weight' && indicator ? [indicator] : []))),
  ];
  const cut = cutTo(mostFields, [
    list(({ kind, indicator, address }) => kind === 'weight' && indicator === undefined && weighed.has(address)),
    list(({ kind }) => kind === 'cut-point'),
    list(({ kind, indicator, node }) => kind === 'weight' && indicator !== undefined && weighed.has(node)),
    list(({ kind }) => kind === 'standard'),
  ]);
  return {
    weights: cut.lists[0] ?? [],
    cuts: cut.lists[1] ?? [],
    measures: cut.lists[2] ?? [],
    standards: cut.lists[3] ?? [],
    leaveOut: used
      .flatMap((id) => (release.indicator(id) ? [{ name: `drop.${id}`, label: tell.measure(id) }] : []))
      .slice(0, mostFields),
    takeIn: takeInFields(site, framework, aside),
    more: cut.more,
    settings,
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

/**
 * What a reader wants to change: fields that differ from what is declared, measures to leave out, areas to take in, and what `set`, `drop`
 * and `add` say, which read as on the command line.
 *
 * @throws WHAT_IF_NUMBER_INVALID, WHAT_IF_PLACE_UNKNOWN naming what was written; WHAT_IF_TOO_MANY
 */
export function changesOf(query: Readonly<Record<string, string>>, fields: Fields): WantedChanges {
  const known = new Map(allFields(fields).map((field) => [field.address, field]));
  const own = Object.entries(query).filter(([key]) => !reserved.has(key));
  if (own.length > 2 * mostFields) throw new AppError('WHAT_IF_TOO_MANY', { count: own.length, most: 2 * mostFields });
  const drop = own.flatMap(([key]) => (key.startsWith('drop.') ? [key.slice('drop.'.length)] : []));
  const dropped = new Set(drop);
  const set = own.flatMap(([address, value]) => {
    if (/^(drop|take)\./.test(address)) return [];
    const field = known.get(address);
    // What is not known is said before what is no number.
    if (!field && !address.startsWith('goals.')) settingsAt(fields.settings, address, address);
    const wanted = wantedNumber(`${address}=${value}`, field?.label ?? address);
    return field?.value === wanted.value || dropped.has(address.split('.').at(-2) ?? '') ? [] : [wanted];
  });
  const taken = own.flatMap(([key]) => (key.startsWith('take.') ? [key.slice('take.'.length).replace('.', ':')] : []));
  return {
    set: [...set, ...linesOf(query.set).map((text) => wantedNumber(text, ''))],
    drop: [...drop, ...linesOf(query.drop)],
    add: [...taken, ...linesOf(query.add)],
  };
}

/** The values of a filter that may be repeated. */
export const linesOf = (text: string | undefined) => (text === undefined ? [] : text.split('\n'));

/** Every number of a page. */
export function allFields({ weights, cuts, measures, standards }: Fields): Field[] {
  return [...weights, ...cuts, ...measures, ...standards];
}
