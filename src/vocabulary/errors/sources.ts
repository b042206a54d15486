import type { CatalogueEntry } from './entry.ts';

/** Codes about files and live publishers. */
export const sourcesErrors = {} as const satisfies Record<string, CatalogueEntry>;
