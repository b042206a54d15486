import type { CatalogueEntry } from './entry.ts';

/** Codes about frameworks and ratings. */
export const ratingErrors = {
  RATING_EXPRESSION_INVALID: {
    kind: 'error',
    status: 422,
    exitCode: 1,
    rule: 'The condition {expression} cannot be read: {reason}.',
    remedy:
      'Write it in the Common Expression Language; a condition may read area, indicators, parts, score, class, coverage and value.',
  },
} as const satisfies Record<string, CatalogueEntry>;
