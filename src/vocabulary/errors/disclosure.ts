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
    rule: 'The small count of {what} in {area} would follow from what is published, and nothing that could be hidden protects it.{more}{by}',
    remedy:
      'Publish {indicator}, and what counts the same, for fewer strata (`publish`) or area types (`levels`); or withhold it from an area type (`withhold`, with the reason); or exempt fewer area types in the policy; or name a policy on measures that give it away.',
  },
} as const satisfies Record<string, CatalogueEntry>;
