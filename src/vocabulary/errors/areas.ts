import type { CatalogueEntry } from './entry.ts';

/** Codes about codes, names and relations. */
export const areasErrors = {} as const satisfies Record<string, CatalogueEntry>;
