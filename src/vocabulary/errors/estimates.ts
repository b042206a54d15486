import type { CatalogueEntry } from './entry.ts';

/** Codes about estimates. */
export const estimatesErrors = {
  ESTIMATE_INDICATOR_UNKNOWN: {
    kind: 'error',
    status: 404,
    exitCode: 2,
    rule: 'The project has no indicator {indicator}.',
    remedy:
      '{meant}Give the id of an indicator and the code of an area; a rating is explained by `coxcomb explain rating FRAMEWORK AREA`.',
  },
  ESTIMATE_UNKNOWN: {
    kind: 'error',
    status: 404,
    exitCode: 2,
    rule: 'There is no estimate of {indicator} for {area}{period}.',
    remedy: 'Check the indicator, the code and the period (the day it ends); `coxcomb build` must have run.',
  },
} as const satisfies Record<string, CatalogueEntry>;
