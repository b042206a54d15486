import type { CatalogueEntry } from './entry.ts';

/** Codes about frameworks and ratings. */
export const ratingErrors = {} as const satisfies Record<string, CatalogueEntry>;
