import type { FrameworkRecord } from '#release/reader/records.ts';
import type { RuleWords } from './rule-words.ts';

type Scorer = FrameworkRecord['declaration']['scorer'];
type Tellers = { [K in Scorer['kind']]: (scorer: Extract<Scorer, { kind: K }>, tell: RuleWords) => string[] };

const tellers: Tellers = {
  significance: (_scorer, { words }) => [words.scorer.significance],
  bands: (scorer, tell) => {
    const { bands } = tell.words.scorer;
    const first = scorer.of === 'value' ? bands.value : bands[scorer.of](tell.standard(scorer.standard));
    return [first, ...tell.bands(scorer.bands)];
  },
  'z-score': (scorer, tell) => [
    tell.words.scorer.zScore[scorer.spread](tell.standard(scorer.centre)),
    ...(scorer.transform === 'none' ? [] : [tell.words.scorer.zScale[scorer.transform]]),
    ...(scorer.overdispersion === 'none' ? [] : [tell.words.scorer.zWider]),
    ...(scorer.bands ? tell.bands(scorer.bands) : []),
  ],
  spread: (scorer, tell) => {
    const { spread, spreadStandard, spreadFloor } = tell.words.scorer;
    const [best, worst] = [tell.number(scorer.best), tell.number(scorer.worst)];
    const { standard, floor } = scorer;
    return [
      spread(best, worst),
      ...(standard ? [spreadStandard(tell.standard(standard.at), best, tell.number(standard.next))] : []),
      ...(floor ? [spreadFloor(tell.standard(floor.at), worst, tell.number(floor.rest))] : []),
    ];
  },
  quantiles: (scorer, tell) => [
    tell.words.scorer.quantiles(tell.number(scorer.count)),
    ...(scorer.classes ? [tell.words.label.quantiles(tell.classList(scorer.classes))] : []),
  ],
  standardise: (scorer, tell) => [
    tell.words.scorer.standardise,
    ...(scorer.moreThan > 1 ? [tell.words.scorer.moreThan(tell.number(scorer.moreThan))] : []),
  ],
  normalise: (scorer, tell) => {
    const { normalise, impute, treat } = tell.words.scorer;
    const { to, goalposts, target } = scorer;
    const how = {
      'min-max': () => normalise['min-max'](tell.number(to.low), tell.number(to.high)),
      goalposts: () => normalise.goalposts(tell.number(goalposts?.low ?? 0), tell.number(goalposts?.high ?? 0)),
      'distance-to-target': () => normalise['distance-to-target'](tell.number(target ?? 0)),
    };
    const told = how[scorer.method as keyof typeof how]?.() ?? (normalise[scorer.method] as string);
    return [...(scorer.impute ? [impute[scorer.impute.by]] : []), ...(scorer.treat ? [treat] : []), told];
  },
  map: (scorer, tell) => [
    tell.words.scorer.map,
    ...scorer.values.map((entry) => tell.words.scorer.mapValue(tell.number(entry.is), tell.award(entry))),
  ],
  rules: (scorer, tell) => [
    tell.words.scorer.rules,
    ...tell.rules(scorer.rules),
    ...(scorer.otherwise ? [tell.words.otherwise(tell.award(scorer.otherwise))] : []),
  ],
  given: (_scorer, { words }) => [words.scorer.given],
};

/** How one measure is scored, as sentences. */
export function scorerSentences(scorer: Scorer, tell: RuleWords): string[] {
  const sentences = (tellers[scorer.kind] as (scorer: Scorer, tell: RuleWords) => string[])(scorer, tell);
  const missing = scorer.kind !== 'significance' && scorer.missing;
  return missing ? [...sentences, tell.words.scorer.missing(tell.className(missing))] : sentences;
}
