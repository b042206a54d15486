import type { CatalogueEntry } from './entry.ts';

/** Codes about the site and the API. */
export const httpErrors = {} as const satisfies Record<string, CatalogueEntry>;
