import type { CatalogueEntry } from './entry.ts';

/** Codes about the site and the API. */
export const httpErrors = {
  HTTP_NOT_FOUND: {
    kind: 'error',
    status: 404,
    exitCode: 1,
    rule: 'There is nothing at {path}.',
    remedy: 'Check the address; /api/v1/openapi.json lists the routes of the API, / leads to the pages.',
  },
  HTTP_ADDRESS_INVALID: {
    kind: 'error',
    status: 400,
    exitCode: 1,
    rule: 'The address is not written as addresses are.',
    remedy: 'Percent signs stand before two hexadecimal digits; control characters are not allowed.',
  },
  HTTP_REQUEST_UNREADABLE: {
    kind: 'error',
    status: 400,
    exitCode: 1,
    rule: 'This is no request as the protocol has them.',
    remedy: 'Ask with HTTP/1.1 and well-formed headers; every browser and client library does.',
  },
  HTTP_HEADERS_TOO_LONG: {
    kind: 'error',
    status: 431,
    exitCode: 1,
    rule: 'The headers of the request are longer than the server takes.',
    remedy: 'Send fewer or shorter headers; the site sets no cookies and needs none.',
  },
  HTTP_REQUEST_TOO_SLOW: {
    kind: 'error',
    status: 408,
    exitCode: 1,
    rule: 'The request did not arrive in time.',
    remedy: 'Ask again.',
  },
  HTTP_METHOD_NOT_ALLOWED: {
    kind: 'error',
    status: 405,
    exitCode: 1,
    rule: 'This address does not take {method}.',
    remedy: 'Ask with GET or HEAD: the site and the API only give, nothing can be changed through them.',
  },
  HTTP_PARAMETER_INVALID: {
    kind: 'error',
    status: 400,
    exitCode: 1,
    rule: 'The parameter {parameter} is not as described: {reason}',
    remedy: 'See /api/v1/openapi.json for what the parameter may be.',
  },
  HTTP_SELECTION_TOO_WIDE: {
    kind: 'error',
    status: 400,
    exitCode: 1,
    rule: 'The request names neither an indicator nor an area.',
    remedy: 'Name at least one indicator or one area; for everything, download the files of the release.',
  },
  HTTP_NOTHING_PUBLISHED: {
    kind: 'error',
    status: 503,
    exitCode: 1,
    rule: 'There is no published release.',
    remedy: 'Publish one with `coxcomb release publish`, or come back later.',
  },
  HTTP_ASSETS_MISSING: {
    kind: 'error',
    status: 500,
    exitCode: 2,
    rule: 'The style sheet and script of the site are not in {folder}.',
    remedy: 'Run `npm run prepare`, which builds them.',
  },
  HTTP_FAILURE: {
    kind: 'error',
    status: 500,
    exitCode: 1,
    rule: 'The server failed to answer.',
    remedy: 'Try again in a minute; the operator finds the cause in the log.',
  },
} as const satisfies Record<string, CatalogueEntry>;
