import type { CatalogueEntry } from './entry.ts';

/** Codes raised by `statistics/`: an argument that no method can answer. */
export const statisticsErrors = {
  STATISTIC_ARGUMENT_INVALID: {
    kind: 'error',
    status: 400,
    exitCode: 2,
    rule: '{method}: {argument} must be {expected}, but {value} was given.',
    remedy: 'Correct the argument; `coxcomb statistic --describe {method}` lists every input with its unit and range.',
  },
} as const satisfies Record<string, CatalogueEntry>;
