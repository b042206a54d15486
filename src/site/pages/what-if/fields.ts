import {
  type Setting,
  settingsOf,
  speltOut,
  type WantedChanges,
  wantedNumber,
} from '#release/reader/rating-questions.ts';
import type { FrameworkRecord } from '#release/reader/records.ts';
import type { Release } from '#release/reader/release.ts';
import type { SiteContext } from '../../context.ts';

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
  /** Whether some are left out here. */
  more: boolean;
}

/** Numbers on one page; a longer form would not fit into an address. */
export const mostFields = 120;
/** Names of fields: addresses of numbers, and `drop.ID`. */
export const fieldNames = /^[a-z][a-zA-Z0-9-]*(\.[a-zA-Z0-9-]+)+$/;

/** The numbers of a framework that a page offers to change, each with words. */
export function fieldsOf(site: SiteContext, release: Release, framework: FrameworkRecord): Fields {
  const words = site.messages.whatIf;
  const { declaration } = framework;
  const indicators = release.indicators.map((one) => ({ id: one.key, tags: one.declaration.tags ?? {} }));
  const settings = settingsOf(speltOut(declaration, indicators)).slice(0, 1000);
  const parts = partNames(declaration.nodes);
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
    ({ kind, indicator }) => kind === 'weight' && indicator === undefined,
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
    ({ kind, indicator }) => kind === 'weight' && indicator !== undefined,
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
    more: cut.more,
  };
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

function partNames(nodes: FrameworkRecord['declaration']['nodes']): Map<string, string> {
  return new Map(nodes.flatMap((node) => [[node.id, node.name] as const, ...partNames(node.children ?? [])]));
}

/**
 * What a reader wants to change: fields that differ from what is declared, and measures to leave out.
 *
 * @throws WHAT_IF_NUMBER_INVALID naming the field
 */
export function changesOf(query: Readonly<Record<string, string>>, fields: Fields): WantedChanges {
  const all = [fields.weights, fields.cuts, fields.measures, fields.standards].flat();
  const known = new Map(all.map((field) => [field.address, field]));
  const drop = fields.leaveOut.flatMap(({ name }) => (query[name] === undefined ? [] : [name.slice('drop.'.length)]));
  const dropped = new Set(drop);
  const set = Object.entries(query).flatMap(([address, value]) => {
    if (!address.includes('.') || address.startsWith('drop.')) return [];
    const field = known.get(address);
    const wanted = wantedNumber(`${address}=${value}`, field?.label ?? address);
    return field?.value === wanted.value || dropped.has(address.split('.').at(-2) ?? '') ? [] : [wanted];
  });
  return { set, drop, add: [] };
}
