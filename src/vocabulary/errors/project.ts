import type { CatalogueEntry } from './entry.ts';

/** Codes about declarations. */
export const projectErrors = {} as const satisfies Record<string, CatalogueEntry>;
