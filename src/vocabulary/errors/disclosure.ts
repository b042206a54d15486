import type { CatalogueEntry } from './entry.ts';

/** Codes about suppression. */
export const disclosureErrors = {
  DISCLOSURE_SUM_BROKEN: {
    kind: 'error',
    status: 500,
    exitCode: 1,
    rule: 'Sum {sum} given to the suppression does not add up: its total is {total}, its parts come to {parts}.',
    remedy: 'Give only sums that hold between the counts; leave out those that a publisher’s own figures break.',
  },
} as const satisfies Record<string, CatalogueEntry>;
