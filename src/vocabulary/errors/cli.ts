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
  CLI_SYSTEM_REFUSED: {
    kind: 'error',
    status: 500,
    exitCode: 1,
    rule: 'The system refused: {reason}.',
    remedy: 'Make room, or give a place that may be read and written; what was published before is still whole.',
  },
  CLI_MEMORY: {
    kind: 'error',
    status: 500,
    exitCode: 1,
    rule: 'The store ran out of memory: {reason}',
    remedy: 'Give it more with --memory, such as --memory 4GB, or end what else takes memory.',
  },
  CLI_FAULT: {
    kind: 'error',
    status: 500,
    exitCode: 1,
    rule: 'Coxcomb failed where it should not: {reason}',
    remedy:
      'This is a fault of Coxcomb. Run the command again with COXCOMB_TRACE=1 in front of it, and report what it prints then.',
  },
  CLI_ARGUMENT_INVALID: {
    kind: 'error',
    status: 400,
    exitCode: 2,
    rule: '{argument} must be {expected}, but {value} was given.',
    remedy: 'Correct it; --help says what the command takes.',
  },
  CLI_REPORT_PLACE: {
    kind: 'error',
    status: 400,
    exitCode: 2,
    rule: 'The report cannot be written to {file}: {reason}.',
    remedy: 'Give a file in a folder that exists and that you may write to.',
  },
  CLI_PORT_BUSY: {
    kind: 'error',
    status: 503,
    exitCode: 1,
    rule: 'Port {port} on {host} is in use.',
    remedy: 'Choose another with --port; 0 takes any that is free.',
  },
} as const satisfies Record<string, CatalogueEntry>;
