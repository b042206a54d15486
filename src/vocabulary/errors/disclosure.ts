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
  DISCLOSURE_COUNT_EXPOSED: {
    kind: 'issue',
    severity: 'blocks',
    rule: '{count} small counts would follow from what is published, and nothing that could be hidden protects them.',
    remedy: 'Name a disclosure policy on the measures they are added up with, or publish fewer strata or area types.',
  },
} as const satisfies Record<string, CatalogueEntry>;
