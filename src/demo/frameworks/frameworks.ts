import type { z } from 'zod';
import type { projectSchema } from '#project/schema/coxcomb.ts';
import { sixClinicalAreas } from './six-clinical-areas.ts';
import { systemMeasures } from './system-measures.ts';

/** The frameworks that rate the demonstration: three that the product ships and one of its own. */
export const frameworksUsed: z.input<typeof projectSchema>['frameworks'] = [
  'outcomes-dashboard-2015',
  sixClinicalAreas.id,
  { use: 'system-oversight-2019', indicators: systemMeasures, absent: 'left-out' },
  { use: 'practice-scorecard', absent: 'left-out' },
];
