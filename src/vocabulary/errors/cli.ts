import type { CatalogueEntry } from './entry.ts';

/** Codes about the command line. */
export const cliErrors = {
  CLI_FOLDER_NOT_EMPTY: {
    kind: 'error',
    status: 409,
    exitCode: 2,
    rule: 'The folder {folder} is not empty.',
    remedy: 'Give a folder that does not exist yet, or an empty one.',
  },
  CLI_PORT_BUSY: {
    kind: 'error',
    status: 503,
    exitCode: 1,
    rule: 'Port {port} on {host} is in use.',
    remedy: 'Choose another with --port; 0 takes any that is free.',
  },
} as const satisfies Record<string, CatalogueEntry>;
