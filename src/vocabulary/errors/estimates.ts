import type { CatalogueEntry } from './entry.ts';

/** Codes about estimates. */
export const estimatesErrors = {
  ESTIMATE_UNKNOWN: {
    kind: 'error',
    status: 404,
    exitCode: 2,
    rule: 'There is no estimate of {indicator} for {area}{period}.',
    remedy: 'Check the indicator, the code and the period (the day it ends); `coxcomb build` must have run.',
  },
} as const satisfies Record<string, CatalogueEntry>;
