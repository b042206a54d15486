import type { CatalogueEntry } from './entry.ts';

/** Codes raised by `statistics/` and by the command that runs one of its methods over rows. */
export const statisticsErrors = {
  STATISTIC_ARGUMENT_INVALID: {
    kind: 'error',
    status: 400,
    exitCode: 2,
    rule: '{method}: {argument} must be {expected}, but {value} was given.',
    remedy: 'Correct the argument; `coxcomb statistic --describe {method}` lists every input with its unit and range.',
  },
  STATISTIC_METHOD_UNKNOWN: {
    kind: 'error',
    status: 404,
    exitCode: 2,
    rule: 'There is no statistical method called {name}.',
    remedy: 'Choose one of those that `coxcomb statistic --list` shows.',
  },
  STATISTIC_INPUT_UNREADABLE: {
    kind: 'error',
    status: 400,
    exitCode: 2,
    rule: 'The input {file} cannot be read: {problem}.',
    remedy: 'Give a file that exists, or rows on standard input; the first line of CSV names the columns.',
  },
  STATISTIC_INPUT_INVALID: {
    kind: 'issue',
    severity: 'blocks',
    rule: '{input} must be {expected}, but {value} was given.',
    remedy: 'Correct the row; `coxcomb statistic --describe {method}` lists every input with its unit and range.',
  },
  STATISTIC_ROW_UNREADABLE: {
    kind: 'issue',
    severity: 'blocks',
    rule: 'The row cannot be read: {problem}.',
    remedy: 'Correct the row; the others were answered.',
  },
} as const satisfies Record<string, CatalogueEntry>;
