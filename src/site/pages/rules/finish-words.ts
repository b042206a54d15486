import type { FrameworkNode, FrameworkRecord } from '#release/reader/records.ts';
import type { Combined } from '#vocabulary/combined.ts';
import type { RuleWords } from './rule-words.ts';

type Finish = Pick<
  FrameworkNode,
  'worth' | 'over' | 'standardise' | 'rescale' | 'digits' | 'minimum' | 'label' | 'limits'
>;
type Label = NonNullable<FrameworkRecord['declaration']['label']>;
type Tellers = { [K in Label['kind']]: (label: Extract<Label, { kind: K }>, tell: RuleWords) => string[] };

const tellers: Tellers = {
  'cut-points': (label, tell) => [tell.words.label.cutPoints, ...tell.bands(label.bands)],
  quantiles: (label, tell) => [tell.words.label.quantiles(tell.classList(label.classes)), ...peers(label, tell)],
  'k-means': (label, tell) => [tell.words.label.kMeans(tell.classList(label.classes)), ...peers(label, tell)],
};

const peers = (label: { peers?: string | undefined }, { words }: RuleWords) =>
  label.peers === undefined ? [] : [words.label.peers];

/**
 * What is done with a combined score until it is a word, as sentences.
 *
 * @param of  what was combined
 */
export function finishSentences(finish: Finish, tell: RuleWords, of: Combined): string[] {
  const { finish: words, combiner } = tell.words;
  const { rescale, digits, minimum, label, worth } = finish;
  return [
    ...(finish.over === 'parts-of-parts' ? [combiner.partsOfParts] : []),
    ...(finish.standardise ? [words.standardise] : []),
    ...(rescale ? [words.rescale(tell.number(rescale.times), tell.number(rescale.plus))] : []),
    ...(digits === undefined ? [] : [words.digits(tell.number(digits))]),
    ...(minimum ? [minimumSentence(minimum, tell, of)] : []),
    ...(label ? (tellers[label.kind] as (label: Label, tell: RuleWords) => string[])(label, tell) : []),
    ...(worth
      ? [
          words.worth(
            tell.words.list(
              Object.entries(worth).map(([id, value]) => words.classWorth(tell.className(id), tell.number(value))),
            ),
          ),
        ]
      : []),
  ];
}

function minimumSentence(minimum: NonNullable<Finish['minimum']>, tell: RuleWords, of: Combined): string {
  const { parts, share, otherwise } = minimum;
  const { finish: words } = tell.words;
  const needed =
    share === 1
      ? words.minimumAll(of)
      : share === 0
        ? words.minimumParts(tell.number(parts), of)
        : parts === 0
          ? words.minimumShare(tell.site.format.share(share), of)
          : words.minimum(tell.number(parts), tell.site.format.share(share), of);
  return otherwise === undefined ? needed : `${needed} ${words.minimumOtherwise(tell.className(otherwise))}`;
}

/** The overrides of a part, as sentences. */
export function limitSentences(finish: Finish, tell: RuleWords): string[] {
  return (finish.limits ?? []).map((limit) => {
    for (const does of ['cap', 'floor', 'force', 'setAside'] as const) {
      const target = limit[does];
      if (target !== undefined) return tell.words.limit[does](limit.because, tell.className(target));
    }
    return limit.because;
  });
}

/** Who is not rated at all, as sentences. */
export function eligibilitySentences({ eligibility }: FrameworkRecord['declaration'], tell: RuleWords): string[] {
  return (eligibility ?? []).map(({ because, setAside }) =>
    tell.words.limit.notRated(because, tell.className(setAside)),
  );
}
