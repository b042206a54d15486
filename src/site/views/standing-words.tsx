import type { RatingClass, StepClass } from '#charts/palette.ts';
import type { ControlRecord, IndicatorRecord, QuantileRecord } from '#release/reader/records.ts';
import type { Assurance } from '#vocabulary/control.ts';
import type { SiteContext } from '../context.ts';
import { SignedWord } from './rating-sign.tsx';

/** The group of areas that a value lies in, alone: “best fifth”; or why there is none. Null where the measure has no groups. */
export function quantileWord(
  site: SiteContext,
  indicator: IndicatorRecord,
  found: QuantileRecord | undefined,
): string | null {
  if (!found) return null;
  const words = site.messages.standing.quantile;
  return found.quantile === null
    ? words.tooFew(found.areas, found.of)
    : words.group(found.quantile, found.of, indicator.polarity !== 'neither');
}

/** The same in a sentence: “in the best fifth of practices”. */
export function quantileSentence(
  site: SiteContext,
  indicator: IndicatorRecord,
  found: QuantileRecord | undefined,
  plural: string,
): string | null {
  if (!found) return null;
  const words = site.messages.standing.quantile;
  return found.quantile === null
    ? words.tooFew(found.areas, found.of)
    : words.inGroup(found.quantile, found.of, indicator.polarity !== 'neither', plural);
}

/** The step of colour of a group: the first group has the darkest, the last the lightest. */
export function quantileStep({ quantile, of }: { quantile: number; of: number }): StepClass {
  return `step-${5 - Math.round(((quantile - 1) * 4) / (of - 1))}` as StepClass;
}

const assuranceSigns: Record<Assurance, RatingClass> = {
  'not-assessed': 'no-data',
  'consistently-pass': 'better',
  'hit-and-miss': 'no-direction',
  'consistently-fail': 'worse-95',
};

/** Whether the goal will be met, by sign and word; nothing where that cannot be said. */
export function AssuranceWord({ site, assurance }: { site: SiteContext; assurance: Assurance }) {
  if (assurance === 'not-assessed') return null;
  return <SignedWord name={assuranceSigns[assurance]} word={site.messages.standing.control.assurances[assurance]} />;
}

/** The same without the sign, for files. */
export function assuranceWords(site: SiteContext, assurance: Assurance | undefined): string | null {
  return assurance === undefined || assurance === 'not-assessed'
    ? null
    : site.messages.standing.control.assurances[assurance];
}

/** What a point of a control chart means, with the rule that found it: null where there is no chart. */
export function controlWords(site: SiteContext, control: ControlRecord | undefined): string | null {
  if (!control) return null;
  const { variations, causes, signal } = site.messages.standing.control;
  return ['common-cause', 'missing'].includes(control.variation)
    ? variations[control.variation]
    : signal(variations[control.variation], causes[control.cause]);
}

const variationSigns: Partial<Record<ControlRecord['variation'], RatingClass>> = {
  improvement: 'better',
  concern: 'worse-95',
  'neutral-high': 'higher',
  'neutral-low': 'lower',
};

/** The same with the sign that the point has in the chart; plain words for usual ups and downs. */
export function ControlWord({ site, control }: { site: SiteContext; control: ControlRecord | undefined }) {
  const words = controlWords(site, control);
  const sign = control && variationSigns[control.variation];
  return words && sign ? <SignedWord name={sign} word={words} /> : words;
}
