import type { CatalogueEntry } from './entry.ts';

/** Codes about rows becoming facts. */
export const ingestErrors = {} as const satisfies Record<string, CatalogueEntry>;
