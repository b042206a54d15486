import type { FrameworkNode, FrameworkRecord } from '#release/reader/records.ts';
import type { Combined } from '#vocabulary/combined.ts';
import type { RuleWords } from './rule-words.ts';

type Combiner = FrameworkRecord['declaration']['combiner'];
type Tellers = {
  [K in Combiner['kind']]: (combiner: Extract<Combiner, { kind: K }>, tell: RuleWords, of: Combined) => string[];
};

const absent = (kind: 're-proportion' | 'none', { words }: RuleWords, of: Combined) =>
  kind === 'none' ? words.combiner.whole(of) : words.combiner.shared(of);

const tellers: Tellers = {
  mean: (combiner, tell, of) => [tell.words.combiner.mean, absent(combiner.absent, tell, of)],
  geometric: (combiner, tell, of) => [tell.words.combiner.geometric, absent(combiner.absent, tell, of)],
  harmonic: (combiner, tell, of) => [tell.words.combiner.harmonic, absent(combiner.absent, tell, of)],
  power: (combiner, tell, of) => [
    tell.words.combiner.power(tell.number(combiner.exponent)),
    absent(combiner.absent, tell, of),
  ],
  sum: (combiner, tell, of) => [
    tell.words.combiner.sum,
    ...(combiner.absent === 'none' ? [tell.words.combiner.whole(of)] : []),
  ],
  points: (combiner, tell, of) => [
    tell.words.combiner.points(of, tell.number(combiner.most), tell.number(combiner.outOf)),
  ],
  worst: (combiner, tell, of) => [
    tell.site.messages.frameworks.worst(of, tell.classList(combiner.order)),
    tooFew(combiner, tell, of),
  ],
  best: (combiner, tell, of) => [
    tell.words.combiner.best(of, tell.classList(combiner.order)),
    tooFew(combiner, tell, of),
  ],
  counts: (combiner, tell, of) => {
    const words = tell.site.messages.frameworks;
    return [
      ...combiner.rules.map((rule) =>
        words.rule(
          tell.className(rule.class),
          rule.when.flatMap((condition) => {
            const classes = condition.classes.map((id) => `“${tell.className(id)}”`).join(words.either);
            return [
              ...(condition.atLeast === undefined ? [] : [words.atLeast(condition.atLeast, of, classes)]),
              ...shareOf(condition.share, classes, tell, of),
            ];
          }),
        ),
      ),
      words.otherwise(tell.className(combiner.otherwise)),
    ];
  },
  grid: (combiner, tell) => [
    tell.words.combiner.grid,
    ...combiner.cells.map((cell) => {
      const parts = cell.is.map((name, i) => {
        const part = tell.name(combiner.by[i] ?? '');
        return name === '*' ? tell.words.combiner.any(part) : tell.words.combiner.is(part, tell.className(name));
      });
      return tell.words.combiner.cell(tell.words.list(parts), tell.className(cell.class));
    }),
    tell.site.messages.frameworks.otherwise(tell.className(combiner.otherwise)),
  ],
  criteria: (combiner, tell) => [
    tell.words.combiner.criteria,
    tell.words.combiner.start(tell.award(combiner.start)),
    ...combiner.steps.map((step) =>
      tell.words.combiner.step(tell.number(step.atLeast), tell.number(step.of.length), tell.award(step)),
    ),
  ],
  rules: (combiner, tell) => [
    tell.words.scorer.rules,
    ...tell.rules(combiner.rules),
    tell.words.otherwise(tell.award(combiner.otherwise)),
  ],
  expression: (combiner, tell) => [combiner.because ?? tell.words.combiner.expression(tell.inWords(combiner.of))],
  copeland: (_combiner, tell) => [tell.words.combiner.copeland],
};

function shareOf(share: number | undefined, classes: string, tell: RuleWords, of: Combined): string[] {
  const words = tell.site.messages.frameworks;
  if (share === undefined) return [];
  return [share === 1 ? words.all(of, classes) : words.share(tell.site.format.share(share), of, classes)];
}

function tooFew(combiner: { minimum: number; otherwise: string }, tell: RuleWords, of: Combined): string {
  const words = tell.site.messages.frameworks;
  const otherwise = tell.className(combiner.otherwise);
  return combiner.minimum > 1 ? words.minimum(combiner.minimum, of, otherwise) : words.otherwise(otherwise);
}

/**
 * How the parts of a whole become one, as sentences; with the weights where they differ.
 *
 * @param of  what is combined
 */
export function combinerSentences(
  combiner: Combiner,
  tell: RuleWords,
  of: Combined,
  parts: readonly Pick<FrameworkNode, 'name' | 'weight'>[] = [],
): string[] {
  const apply = tellers[combiner.kind] as (combiner: Combiner, tell: RuleWords, of: Combined) => string[];
  return [...apply(combiner, tell, of), ...weightSentences(parts, tell, tell.words.combiner.weights)];
}

/** The weights of what is combined, in a sentence where they differ. */
export function weightSentences(
  parts: readonly Pick<FrameworkNode, 'name' | 'weight'>[],
  tell: RuleWords,
  sentence: (weights: string) => string,
): string[] {
  const { weight } = tell.words.combiner;
  if (parts.every((part) => (part.weight ?? 1) === (parts[0]?.weight ?? 1))) return [];
  return [sentence(tell.words.list(parts.map((part) => weight(part.name, tell.number(part.weight ?? 1)))))];
}
