import type { CatalogueEntry } from './entry.ts';

/** Codes about the command line. */
export const cliErrors = {} as const satisfies Record<string, CatalogueEntry>;
