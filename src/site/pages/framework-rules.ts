import type { FrameworkCell } from '#release/reader/framework-cells.ts';
import type { FrameworkRecord } from '#release/reader/records.ts';
import type { Messages } from '#vocabulary/messages/messages.ts';
import type { Formatter } from '../format.ts';

/** The rules by which measures become a rating, as sentences. */
export function frameworkRules(
  words: Messages['frameworks'],
  format: Formatter,
  declaration: FrameworkRecord['declaration'],
  combiner: FrameworkCell['combiner'],
): string[] {
  const names = new Map(declaration.classes.map((entry) => [entry.id, entry.name]));
  const name = (id: string) => names.get(id) ?? id;
  if (combiner.kind === 'worst') {
    return [
      words.worst(combiner.order.map(name).join(', ')),
      ...(combiner.minimum > 1
        ? [words.minimum(combiner.minimum, name(combiner.otherwise))]
        : [words.otherwise(name(combiner.otherwise))]),
    ];
  }
  return [
    ...combiner.rules.map((rule) =>
      words.rule(
        name(rule.class),
        rule.when.flatMap((condition) => {
          const classes = condition.classes.map((id) => `“${name(id)}”`).join(words.either);
          return [
            ...(condition.atLeast === undefined ? [] : [words.atLeast(condition.atLeast, classes)]),
            ...(condition.share === undefined ? [] : [words.share(format.share(condition.share), classes)]),
          ];
        }),
      ),
    ),
    words.otherwise(name(combiner.otherwise)),
  ];
}
