import type { z } from 'zod';
import type { measureSchema } from '#project/schema/measure.ts';
import { type Counted, type Entry, isShared } from '../catalogue/entry.ts';
import type { Return, Sender } from '../returns/return.ts';

type MeasureInput = z.input<typeof measureSchema>;

export const levelOf: Record<Sender, string> = {
  practice: 'practice',
  area: 'commissioning-area',
  hospital: 'provider',
  'mental-health': 'provider',
};

/** The measures that one return brings, each once. */
export function declareMeasures(source: Return, entries: readonly Entry[]): MeasureInput[] {
  const counted = entries.flatMap(({ numerator, denominator }) =>
    denominator && !isShared(denominator) ? [numerator, denominator] : [numerator],
  );
  return counted.map((measure) => declareMeasure(measure, source));
}

function declareMeasure(measure: Counted, { sender }: Return): MeasureInput {
  const aboutPeople = measure.counts === 'people';
  const disclosure = measure.disclosure ?? (aboutPeople ? 'people' : undefined);
  const stock = measure.kind === 'stock';
  return {
    id: measure.id,
    name: measure.name,
    ...(measure.about ? { about: measure.about } : {}),
    counts: measure.counts,
    unit: measure.unit,
    basis: sender === 'practice' ? 'registered' : sender === 'area' ? 'resident' : 'provider',
    kind: measure.kind ?? 'flow',
    level: levelOf[sender],
    ...(stock ? { adds: { periods: false } } : {}),
    ...(disclosure ? { disclosure } : {}),
    ...(measure.complement ? { complement: true } : {}),
  };
}

/** The measures of population, which serve many indicators as denominators. */
export const populationMeasures: MeasureInput[] = [
  {
    id: 'registered-patients',
    name: 'Registered patients',
    counts: 'people',
    unit: 'patients',
    basis: 'registered',
    kind: 'stock',
    level: 'practice',
    adds: { periods: false },
    coverageWeight: true,
  },
  {
    id: 'registered-patients-65',
    name: 'Registered patients aged 65 and over',
    counts: 'people',
    unit: 'patients',
    basis: 'registered',
    kind: 'stock',
    level: 'practice',
    adds: { periods: false },
  },
  {
    id: 'resident-population',
    name: 'Residents',
    about: 'By age band as well, for rates that are standardised for age.',
    counts: 'people',
    unit: 'residents',
    basis: 'resident',
    kind: 'stock',
    level: 'commissioning-area',
    adds: { periods: false },
    coverageWeight: true,
  },
  ...[
    ['resident-children', 'Residents under 18'],
    ['resident-adults', 'Residents aged 18 and over'],
    ['resident-older', 'Residents aged 65 and over'],
  ].map(
    ([id, name]): MeasureInput => ({
      id: id!,
      name: name!,
      counts: 'people',
      unit: 'residents',
      basis: 'resident',
      kind: 'stock',
      level: 'commissioning-area',
      adds: { periods: false },
    }),
  ),
];
