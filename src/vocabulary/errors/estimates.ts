import type { CatalogueEntry } from './entry.ts';

/** Codes about estimates. */
export const estimatesErrors = {} as const satisfies Record<string, CatalogueEntry>;
