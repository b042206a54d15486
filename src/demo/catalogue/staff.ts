import type { Entry } from './entry.ts';

/** Those who work in care: no group of patients, and no part of the dashboard. */
export const staff: readonly Entry[] = [
  {
    id: 'practice-staff',
    number: 801,
    name: 'Posts for care of patients in general practice that are filled, per 1,000 registered patients',
    plainName: 'Doctors, nurses and others in family practices',
    why: 'Where posts stay empty, those who are left have less time for each patient, and leave sooner.',
    definition:
      'Posts of doctors, nurses and others who care for patients in general practice that were filled on 30 September, as full-time posts, per 1,000 patients registered with the practices of the area.',
    method: 'rate',
    unit: 'posts per 1,000',
    polarity: 'high-is-good',
    return: 'practice-workforce',
    numerator: {
      id: 'filled-posts',
      name: 'Posts that are filled',
      column: 'Filled posts',
      counts: 'items',
      unit: 'posts',
      kind: 'stock',
    },
    denominator: { shared: 'registered-patients' },
    truth: { level: 0.00118, change: -0.012, spread: 2, gradient: 1, size: 1 },
    accountable: 'The commissioning area',
    caveats: ['A post counts as full-time when it has 37.5 hours a week; two half posts are one.'],
    more: { multiplier: 1000, decimals: 2 },
  },
];
