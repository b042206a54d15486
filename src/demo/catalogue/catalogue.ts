import type { Entry } from './entry.ts';
import { generallyWellPrevention } from './generally-well-prevention.ts';
import { generallyWell } from './generally-well.ts';
import { longTermConditions } from './long-term-conditions.ts';
import { mentalHealth } from './mental-health.ts';
import { mothersAndChildren } from './mothers-and-children.ts';
import { olderPeople } from './older-people.ts';
import { staff } from './staff.ts';
import { resilience, transformation, value } from './system.ts';

/** Every indicator of the demonstration. Invented, after the kinds that health services publish. */
export const catalogue: readonly Entry[] = [
  ...olderPeople,
  ...longTermConditions,
  ...mentalHealth,
  ...mothersAndChildren,
  ...generallyWell,
  ...generallyWellPrevention,
  ...resilience,
  ...transformation,
  ...value,
  ...staff,
];
