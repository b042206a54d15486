import type { FrameworkNode, FrameworkRecord } from '#release/reader/records.ts';

/** Titles of the parts of a framework by id: with the name of the part above in front, since parts of two groups may be called alike. */
export function partTitles({ declaration }: FrameworkRecord): Map<string, string> {
  const titles = new Map<string, string>();
  const note = (nodes: readonly FrameworkNode[], above: string | undefined) => {
    for (const node of nodes) {
      titles.set(node.id, above === undefined ? node.name : `${above}: ${node.name}`);
      note(node.children ?? [], node.name);
    }
  };
  note(declaration.nodes, undefined);
  return titles;
}
