/**
 * Markup that has been escaped. Plain strings given as children are text and are escaped; only `element` and
 * `join` make markup, so that text from data cannot become markup by mistake.
 */
export class Markup {
  readonly source: string;
  private constructor(source: string) {
    this.source = source;
  }
  /** For this file only: everything else builds markup from elements. */
  static of(source: string): Markup {
    return new Markup(source);
  }
}

export type Child = Markup | string | null | undefined | false | Child[];
export type AttributeValue = string | number | null | undefined | false;
export type Attributes = Record<string, AttributeValue>;

// XML 1.0 has no way to write these, not even as references. With the u flag, Cs is a surrogate without its partner.
const notXml = /(?![\t\n\r])[\p{Cc}\p{Cs}\ufffe\uffff]/gu;

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** ASCII without anything to escape: nearly every text, and told apart in a fraction of the time. */
const plain = /^[ !#-%(-;=?-~]*$/;

export function escapeText(text: string): string {
  if (plain.test(text)) return text;
  return text.replace(notXml, '').replace(/[&<>"']/g, (character) => entities[character] ?? '');
}

/** Two decimals at most; a number that is not finite is written as 0, since SVG has no word for it. */
export function round(value: number, decimals = 2): number {
  if (!Number.isFinite(value)) return 0;
  const factor = 10 ** decimals;
  const rounded = Math.round(value * factor) / factor;
  return rounded === 0 ? 0 : rounded;
}

/** Characters that are safe in an id; anything else becomes `-`. */
export function safeId(text: string): string {
  const cleaned = text.replace(/[^A-Za-z0-9_-]/g, '-');
  return /^[A-Za-z_]/.test(cleaned) ? cleaned : `c-${cleaned}`;
}

/** The address when it is a web or a relative one; nothing for `javascript:`, `data:` and the like. */
export function safeHref(address: string | undefined): string | undefined {
  if (address === undefined) return undefined;
  // Browsers ignore control characters in a scheme and read a backslash as a slash.
  const trimmed = address.replace(/[\p{Cc}\p{Cs}]/gu, '').trim();
  if (/^https?:\/\//i.test(trimmed)) return trimmed;
  return /^([a-z][a-z0-9+.-]*:|[/\\]{2})/i.test(trimmed) ? undefined : trimmed;
}

function flatten(child: Child): string {
  if (child === null || child === undefined || child === false) return '';
  if (Array.isArray(child)) return flattenAll(child);
  return child instanceof Markup ? child.source : escapeText(child);
}

// A page holds some thousand elements: a list for the children of each would cost as much as writing them.
function flattenAll(children: readonly Child[]): string {
  let text = '';
  for (const child of children) text += flatten(child);
  return text;
}

/** One element. Attributes that are null, undefined or false are left out; numbers are rounded to two decimals. */
export function element(name: string, attributes: Attributes = {}, ...children: Child[]): Markup {
  let open = `<${name}`;
  for (const key in attributes) {
    const value = attributes[key];
    if (value === null || value === undefined || value === false) continue;
    open += ` ${key}="${typeof value === 'number' ? round(value) : escapeText(value)}"`;
  }
  const inside = flattenAll(children);
  return Markup.of(inside === '' ? `${open}/>` : `${open}>${inside}</${name}>`);
}

export function join(...children: Child[]): Markup {
  return Markup.of(flattenAll(children));
}

export function group(attributes: Attributes, ...children: Child[]): Markup {
  return element('g', attributes, ...children);
}

/** Wraps drawing in a link when the address is a safe one. */
export function link(address: string | undefined, ...children: Child[]): Markup {
  const href = safeHref(address);
  return href === undefined ? join(...children) : element('a', { href, class: 'cx-link' }, ...children);
}
