import type { FrameworkRecord } from '#release/reader/records.ts';

/** Names of parts by id, as a framework's rules refer to them. */
export function partNames(declaration: FrameworkRecord['declaration']): (id: string) => string {
  const names = new Map<string, string>();
  const note = (nodes: typeof declaration.nodes) => {
    for (const node of nodes) {
      names.set(node.id, node.name);
      note(node.children ?? []);
    }
  };
  note(declaration.nodes);
  return (id) => names.get(id) ?? id;
}
