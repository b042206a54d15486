import { fingertips } from './fingertips-tasks.ts';
import { ods } from './ods-tasks.ts';
import type { Publisher } from './publisher.ts';

/** Every publisher that `coxcomb fetch` can ask, in the order of its help. */
export const publishers: readonly Publisher[] = [fingertips, ods];
