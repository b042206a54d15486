const name = /^[A-Za-z_][\w:.-]*/;
const attribute = /^\s+([A-Za-z_][\w:.-]*)="([^"<]*)"/;
const reference = /&(?!(amp|lt|gt|quot|#\d+|#x[0-9a-fA-F]+);)/;

/**
 * What is wrong with a document as XML, as far as a drawing without comments, instructions and CDATA goes: one root,
 * tags closed in order, attributes quoted and given once, no bare `<` or `&`. Nothing when it is well formed.
 */
export function xmlFault(source: string): string | undefined {
  const open: string[] = [];
  let rest = source;
  let roots = 0;
  while (rest !== '') {
    const at = rest.indexOf('<');
    const text = at === -1 ? rest : rest.slice(0, at);
    if (reference.test(text) || text.includes('>')) return `bare & or > in text: ${text.slice(0, 40)}`;
    if (open.length === 0 && text.trim() !== '') return `text outside the root: ${text.slice(0, 40)}`;
    if (at === -1) break;
    rest = rest.slice(at + 1);
    if (rest.startsWith('/')) {
      const tag = name.exec(rest.slice(1))?.[0] ?? '';
      if (open.pop() !== tag) return `</${tag}> closes another element`;
      rest = rest.slice(1 + tag.length);
      if (!rest.startsWith('>')) return `</${tag} does not end`;
      rest = rest.slice(1);
      continue;
    }
    const tag = name.exec(rest)?.[0];
    if (tag === undefined) return `a < that starts no element: ${rest.slice(0, 40)}`;
    rest = rest.slice(tag.length);
    const seen = new Set<string>();
    for (let found = attribute.exec(rest); found; found = attribute.exec(rest)) {
      if (seen.has(found[1]!)) return `${found[1]} twice on <${tag}>`;
      if (reference.test(found[2]!)) return `bare & in ${found[1]}`;
      seen.add(found[1]!);
      rest = rest.slice(found[0].length);
    }
    if (open.length === 0) roots += 1;
    if (rest.startsWith('/>')) rest = rest.slice(2);
    else if (rest.startsWith('>')) {
      open.push(tag);
      rest = rest.slice(1);
    } else return `<${tag} does not end: ${rest.slice(0, 40)}`;
  }
  if (open.length > 0) return `<${open.at(-1)}> is not closed`;
  return roots === 1 ? undefined : `${roots} roots`;
}
