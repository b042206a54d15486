import type { z } from 'zod';
import type { frameworkSchema } from '#project/schema/framework.ts';

const area = (id: string, name: string, about: string) => ({ id, name, about, tagged: { 'clinical-area': id } });

const areas = [
  area('cancer', 'Cancer', 'Is cancer found early, treated in time and survived?'),
  area(
    'dementia',
    'Dementia',
    'Do people with dementia have a diagnosis, soon, and is their care looked at each year?',
  ),
  area('diabetes', 'Diabetes', 'Are people with diabetes treated well, and do they learn to live with it?'),
  area(
    'learning-disabilities',
    'Learning disabilities',
    'Are people with a learning disability known, and do they get a yearly health check?',
  ),
  area('maternity', 'Maternity', 'Are mothers and babies safe, and does one midwife stay with them?'),
  area('mental-health', 'Mental health', 'Do people get help in time, and do they recover?'),
];

/** The demonstration’s own framework: six clinical areas in four words, found by the tag `clinical-area`. */
export const sixClinicalAreas: z.input<typeof frameworkSchema> = {
  id: 'six-clinical-areas',
  version: '1',
  name: 'Six clinical areas in four words',
  about:
    'Rates each commissioning area for cancer, dementia, diabetes, learning disabilities, maternity and mental health, in four words, and says how it does on the whole. Each measure is compared with the country. It counts when it is better or worse by more than chance.',
  source:
    'An example, made for this invented country. The six areas and the four steps follow those that a health service first used in 2016; how points become words is this framework’s own.',
  standing: 'example',
  audience: 'public',
  overall: true,
  areaTypes: ['commissioning-area'],
  classes: [
    { id: 'outstanding', name: 'Outstanding', meaning: 'Among the best in the country.', look: 'better' },
    { id: 'good', name: 'Good', meaning: 'As good as the country or a little better.', look: 'expected' },
    {
      id: 'needs-improvement',
      name: 'Needs improvement',
      meaning: 'Worse than the country in some ways.',
      look: 'worse-95',
      worse: true,
    },
    {
      id: 'inadequate',
      name: 'Inadequate',
      meaning: 'Worse than the country in most ways, or much worse.',
      look: 'worse-998',
      worse: true,
    },
    { id: 'better', name: 'Better', meaning: 'Better than the country by more than chance.', look: 'better' },
    { id: 'as-expected', name: 'As expected', meaning: 'Any difference may be chance.', look: 'expected' },
    {
      id: 'worse',
      name: 'Worse',
      meaning: 'Worse than the country by more than chance.',
      look: 'worse-95',
      worse: true,
    },
    {
      id: 'not-rated',
      name: 'Not rated',
      meaning: 'There is too little that can be compared.',
      look: 'no-data',
      counted: false,
    },
  ],
  scorer: {
    kind: 'significance',
    classes: {
      similar: 'as-expected',
      'better-95': 'better',
      'better-998': 'better',
      'worse-95': 'worse',
      'worse-998': 'worse',
    },
    scores: { similar: 0, 'better-95': 1, 'better-998': 2, 'worse-95': -1, 'worse-998': -2 },
    missing: 'not-rated',
  },
  taggedDetail: { headline: 'headline', otherwise: 'broader' },
  combiner: { kind: 'mean' },
  minimum: { parts: 4, otherwise: 'not-rated' },
  label: {
    kind: 'cut-points',
    bands: [
      { atLeast: 0.5, class: 'outstanding' },
      { atLeast: 0, class: 'good' },
      { atLeast: -0.5, class: 'needs-improvement' },
      { class: 'inadequate' },
    ],
  },
  triggers: [
    {
      id: 'whole-stays-inadequate',
      name: 'The whole stays inadequate',
      about:
        'The area is asked for a plan, and gets help from one that does better. One that gets better by more than chance is left to get on with it.',
      below: 'needs-improvement',
      rounds: 3,
    },
    {
      id: 'topic-stays-inadequate',
      name: 'A clinical area stays inadequate',
      about: 'The leads for this clinical area meet those of an area like it that does better.',
      parts: areas.map(({ id }) => id),
      below: 'needs-improvement',
      rounds: 3,
      missing: 'bridged',
    },
  ],
  nodes: areas.map((node) => ({
    ...node,
    minimum: { parts: 2, otherwise: 'not-rated' },
    label: {
      kind: 'cut-points' as const,
      bands: [
        { atLeast: 0.5, class: 'outstanding' },
        { atLeast: 0, class: 'good' },
        { atLeast: -0.5, class: 'needs-improvement' },
        { class: 'inadequate' },
      ],
    },
  })),
};
