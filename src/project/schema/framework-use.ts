import { z } from 'zod';
import { id } from './words.ts';

/** How a project uses a framework that was written for other indicators or other areas. */
export const frameworkUse = z.strictObject({
  use: id.describe('The framework by its id: of the folder frameworks/, or a shipped one'),
  areaTypes: z.array(id).min(1).optional().describe('Area types that it rates here, in place of its own'),
  indicators: z
    .record(id, id)
    .default({})
    .describe('Indicator of the framework → indicator of this project that stands in its place'),
  absent: z
    .enum(['missing', 'left-out'])
    .default('missing')
    .describe(
      'Indicators of the framework that this project does not have: they count as missing, or the framework is used without them, and without parts that have none',
    ),
});

export type FrameworkUse = z.output<typeof frameworkUse>;

/** A framework as `coxcomb.yaml` names it: by its id alone, or with what is different here. */
export function usedFramework(entry: string | FrameworkUse): FrameworkUse {
  return typeof entry === 'string' ? { use: entry, indicators: {}, absent: 'missing' } : entry;
}

/** Whether a framework is used otherwise than as it is written. */
export function isAdapted({ areaTypes, indicators, absent }: FrameworkUse): boolean {
  return areaTypes !== undefined || Object.keys(indicators).length > 0 || absent !== 'missing';
}
