import type { z } from 'zod';
import type { indicatorSchema } from '#project/schema/indicator.ts';
import { type Entry, isShared } from '../catalogue/entry.ts';
import { returns } from '../returns/returns.ts';

const authors = ['M. Ashgrove', 'L. Ferndale', 'J. Okoro-Lindt', 'S. Harrowell'];
const checkers = ['P. Vantongeren', 'R. Adeyemi-Stone', 'C. Brightwater'];

/** The declaration of an indicator, in the order in which people read it. */
export function declareIndicator(entry: Entry): z.input<typeof indicatorSchema> {
  const { denominator, more = {} } = entry;
  const { multiplier, decimals, ...rest } = more;
  const side = isShared(denominator)
    ? { measure: denominator.shared, ...(denominator.match ? { match: denominator.match } : {}) }
    : denominator && { measure: denominator.id };
  return {
    id: entry.id,
    number: entry.number,
    name: entry.name,
    plainName: entry.plainName,
    why: entry.why,
    definition: entry.definition,
    method: entry.method,
    numerator: { measure: entry.numerator.id },
    ...(side ? { denominator: side } : {}),
    multiplier: multiplier ?? (entry.method === 'proportion' ? 100 : 1),
    unit: entry.unit,
    decimals: decimals ?? 1,
    polarity: entry.polarity,
    // What is shown first, and what nobody can call good or bad, is also shown in fifths of areas.
    ...(more.headline || entry.polarity === 'neither' ? { quantiles: 5 } : {}),
    ...rest,
    ...(entry.goal ? { goal: entry.goal } : {}),
    tags: {
      ...(entry.group ? { 'patient-group': entry.group } : {}),
      ...(entry.aspect ? { aspect: entry.aspect } : {}),
      ...(entry.clinicalArea ? { 'clinical-area': entry.clinicalArea } : {}),
      ...scorecardOf(entry),
    },
    caveats: entry.caveats ?? [],
    accountable: entry.accountable,
    author: authors[entry.number % authors.length],
    checker: checkers[entry.number % checkers.length],
    reviewed: `2024-0${(entry.number % 5) + 1}-15`,
    reviewBy: `2026-0${(entry.number % 5) + 1}-15`,
    source: 'Invented for this demonstration, after indicators that health services publish.',
  };
}

/** The scorecard of practices has what practices report themselves: what they prescribe as cost, all else as quality. */
function scorecardOf({ return: source, polarity }: Entry): { scorecard?: string } {
  if (returns.find(({ id }) => id === source)?.sender !== 'practice' || polarity === 'neither') return {};
  return { scorecard: source === 'prescribing' ? 'cost' : 'quality' };
}
