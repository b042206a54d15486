import type { CatalogueEntry } from './entry.ts';

/** Codes about the private store. */
export const evidenceErrors = {} as const satisfies Record<string, CatalogueEntry>;
