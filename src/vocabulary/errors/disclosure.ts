import type { CatalogueEntry } from './entry.ts';

/** Codes about suppression. */
export const disclosureErrors = {} as const satisfies Record<string, CatalogueEntry>;
