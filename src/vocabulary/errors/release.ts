import type { CatalogueEntry } from './entry.ts';

/** Codes about releases. */
export const releaseErrors = {} as const satisfies Record<string, CatalogueEntry>;
