import { type DetailLevel, isShownAt } from '#vocabulary/detail.ts';
import type { Inconsistency } from './consistency.ts';
import type { FrameworkNode } from './node.ts';

interface Detailed {
  overall: boolean;
  nodes: readonly FrameworkNode[];
}

/** Levels of detail that no reader reaches: of a part or an indicator before the part that it stands in, and a headline without anything. */
export function detailMistakes({ overall, nodes }: Detailed): Inconsistency[] {
  const nothing = !overall && nodes.length > 0 && nodes.every(({ detail = 'headline' }) => detail !== 'headline');
  return [
    ...nodes.flatMap((node, i) => tooSoon(node, 'headline', ['nodes', i])),
    ...(nothing
      ? [
          {
            path: ['nodes', 0, 'detail'],
            message:
              'No part stands at `headline` and there is no rating of the whole, so readers see nothing at first',
            remedy: 'Let at least one part stand at `headline`, or declare `overall: true`.',
          },
        ]
      : []),
  ];
}

function tooSoon(node: FrameworkNode, above: DetailLevel, path: PropertyKey[]): Inconsistency[] {
  const own = node.detail ?? above;
  const tell = (level: DetailLevel, part: DetailLevel, at: PropertyKey[]): Inconsistency[] =>
    isShownAt(part, level)
      ? []
      : [
          {
            path: at,
            message: `“${level}” is never reached: the part that it stands in is shown from “${part}” on only`,
            remedy: `Use “${part}” or a later level, or let the part stand at “${level}”.`,
          },
        ];
  return [
    ...tell(own, above, [...path, 'detail']),
    ...(node.indicators ?? []).flatMap((entry, i) =>
      typeof entry === 'string' || entry.detail === undefined
        ? []
        : tell(entry.detail, own, [...path, 'indicators', i, 'detail']),
    ),
    ...(node.children ?? []).flatMap((child, i) => tooSoon(child, own, [...path, 'children', i])),
  ];
}
