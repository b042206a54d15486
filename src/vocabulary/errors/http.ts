import type { CatalogueEntry } from './entry.ts';

/** Codes about the site and the API. */
export const httpErrors = {
  HTTP_NOT_FOUND: {
    kind: 'error',
    status: 404,
    exitCode: 1,
    rule: 'There is nothing at {path}.',
    remedy: 'Check the address; /api/v1/openapi.json lists every route of the API.',
  },
  HTTP_QUERY_INVALID: {
    kind: 'error',
    status: 400,
    exitCode: 1,
    rule: 'The parameter {parameter} is not as it should be: {reason}.',
    remedy: 'Correct the parameter; /api/v1/openapi.json says what each may be.',
  },
  HTTP_NO_RELEASE: {
    kind: 'error',
    status: 503,
    exitCode: 1,
    rule: 'No release has been published yet.',
    remedy: 'Come back later, or publish a release with `coxcomb release publish`.',
  },
  HTTP_INTERNAL: {
    kind: 'error',
    status: 500,
    exitCode: 1,
    rule: 'Something went wrong on our side.',
    remedy: 'Try again; if it goes on, report the address and the time.',
  },
} as const satisfies Record<string, CatalogueEntry>;
