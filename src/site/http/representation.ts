import type { IncomingMessage } from 'node:http';

export type Representation = 'html' | 'json' | 'csv' | 'svg';

const wanted = new WeakMap<IncomingMessage, Representation>();

/**
 * Every page has the same address in each form: `/areas/region/r1`, `/areas/region/r1.json`, `….csv`, `….svg`. The
 * ending is taken off before the address is looked up, and remembered.
 */
export function takeEnding(request: IncomingMessage): string {
  const url = request.url ?? '/';
  const [path = '/', query] = splitOnce(url, '?');
  const found = path.match(/\.(json|csv|svg)$/);
  if (!found || /^\/(api|assets)\/|^\/releases\/[^/]+\/files\//.test(path) || path === '/favicon.svg') return url;
  wanted.set(request, found[1] as Representation);
  const bare = path.slice(0, -found[0].length);
  return `${bare === '/index' ? '/' : bare}${query === undefined ? '' : `?${query}`}`;
}

export function representationOf(request: IncomingMessage): Representation {
  return wanted.get(request) ?? 'html';
}

function splitOnce(text: string, mark: string): [string, string | undefined] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}
