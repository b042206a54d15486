import type { z } from 'zod';
import type { projectSchema } from '#project/schema/coxcomb.ts';
import type { Country } from '../country/country.ts';
import { frameworksUsed } from '../frameworks/frameworks.ts';
import { ageLabel, ageStarts, standardWeights } from '../returns/strata.ts';
import { declareSimilar } from './similar.ts';

const overAge = (start: number) => (_: number, band: number) => ageStarts[band]! >= start;
const weightsOf = (kept: (weight: number, band: number) => boolean) =>
  Object.fromEntries(standardWeights.flatMap((weight, band) => (kept(weight, band) ? [[ageLabel(band), weight]] : [])));

/** What `coxcomb.yaml` of the demonstration says. */
export function declareProject(country: Country): z.input<typeof projectSchema> {
  return {
    id: 'demonstration',
    name: `Health care in ${country.name}`,
    summary: `${country.name} is an invented country, and so is every number here: this site shows what Coxcomb does.`,
    invented: true,
    locale: 'en-GB',
    currency: 'GBP',
    yearStart: 4,
    mapDate: '2024-03-31',
    // The first start is to be quick.
    mostDraws: 200,
    codeSchemes: [
      { id: 'local', name: 'Local organisation codes' },
      { id: 'national', name: 'National statistics codes' },
    ],
    areaTypes: [
      {
        id: 'practice',
        number: 7,
        name: 'practice',
        plural: 'practices',
        scheme: 'local',
        about: 'Family doctors and nurses with whom people are registered.',
        rollsUpTo: [{ type: 'commissioning-area' }],
      },
      {
        id: 'provider',
        number: 14,
        name: 'hospital or provider',
        plural: 'hospitals and providers',
        scheme: 'local',
        about: 'A hospital, or a provider of mental health and community care.',
        rollsUpTo: [{ type: 'system', by: 'apportionment' }],
      },
      {
        id: 'commissioning-area',
        number: 165,
        name: 'commissioning area',
        plural: 'commissioning areas',
        scheme: 'local',
        about: 'The people of a town or a stretch of country for whom one body plans and buys care.',
        rollsUpTo: [{ type: 'system' }],
        rated: true,
      },
      {
        id: 'system',
        number: 221,
        name: 'integrated care system',
        plural: 'integrated care systems',
        scheme: 'local',
        about: 'Hospitals, practices and commissioning areas that plan their care together.',
        rollsUpTo: [{ type: 'region' }],
        rated: true,
      },
      {
        id: 'region',
        number: 6,
        name: 'region',
        plural: 'regions',
        scheme: 'local',
        about: 'One of the four parts of the country.',
        rollsUpTo: [{ type: 'country' }],
      },
      {
        id: 'country',
        number: 15,
        name: 'country',
        plural: 'countries',
        scheme: 'local',
        about: 'The whole country, with which every area is compared.',
      },
    ],
    benchmark: { type: 'country', code: country.local },
    ageBands: ageStarts.map((from, band) => {
      const next = ageStarts[band + 1];
      return {
        id: ageLabel(band),
        number: 101 + band,
        name: next === undefined ? `${from} and over` : `${from} to ${next - 1}`,
        from,
        ...(next === undefined ? {} : { to: next - 1 }),
      };
    }),
    categories: [
      {
        id: 'deprivation',
        number: 39,
        name: 'Deprivation of the neighbourhood',
        values: [
          'Most deprived fifth',
          'Second most deprived fifth',
          'Middle fifth',
          'Second least deprived fifth',
          'Least deprived fifth',
        ].map((name, i) => ({ id: String(i + 1), number: i + 1, name })),
      },
    ],
    standardPopulations: [
      { id: 'all-ages', name: 'European Standard Population 2013', weights: weightsOf(() => true) },
      {
        id: 'aged-65-and-over',
        name: 'European Standard Population 2013, 65 and over',
        weights: weightsOf(overAge(65)),
      },
      {
        id: 'under-75',
        name: 'European Standard Population 2013, under 75',
        weights: weightsOf((weight, band) => !overAge(75)(weight, band)),
      },
    ],
    disclosure: {
      // Those whom a proportion leaves out are protected measure by measure, where it says of them what nobody should learn.
      people: { smallest: 6, complement: false, exempt: ['country'] },
      hospital: { smallest: 8, rounding: 5, complement: false, exempt: ['country'] },
      survey: { smallest: 10, complement: false, exempt: ['country'] },
    },
    tags: {
      'patient-group': {
        name: 'Patient group',
        values: [
          { id: 'older-people', name: 'Older people' },
          { id: 'long-term-conditions', name: 'People with long-term conditions' },
          { id: 'mental-health', name: 'People with mental ill health or a learning disability' },
          { id: 'mothers-and-children', name: 'Mothers and children' },
          { id: 'generally-well', name: 'People who are generally well' },
          {
            id: 'resilience',
            name: 'Winter and urgent care',
            about: 'How well the service copes when demand is high.',
          },
          { id: 'transformation', name: 'Changing how care is given' },
        ],
      },
      aspect: {
        name: 'Aspect of care',
        values: [
          { id: 'access', name: 'Access', about: 'Can people get care when they need it?' },
          { id: 'quality', name: 'Quality', about: 'Is the care they get safe and effective?' },
          { id: 'prevention', name: 'Prevention', about: 'Is illness avoided, or found early?' },
        ],
      },
      'clinical-area': {
        name: 'Clinical area',
        values: [
          { id: 'cancer', name: 'Cancer' },
          { id: 'dementia', name: 'Dementia' },
          { id: 'diabetes', name: 'Diabetes' },
          { id: 'mental-health', name: 'Mental health' },
          { id: 'learning-disabilities', name: 'Learning disabilities' },
          { id: 'maternity', name: 'Maternity' },
        ],
      },
      scorecard: {
        name: 'Scorecard of practices',
        values: [
          { id: 'cost', name: 'Cost', about: 'What the practice prescribes.' },
          { id: 'quality', name: 'Quality', about: 'Is the care of the practice good?' },
        ],
      },
    },
    frameworks: frameworksUsed,
    similar: declareSimilar(),
    licence: 'CC0-1.0',
    attribution: 'All places, people and numbers are invented.',
    contact: 'This country is invented, so there is nobody to write to. A real project gives its address here.',
  };
}
