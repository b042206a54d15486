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
  RATING_EXPRESSION_FAILED: {
    kind: 'error',
    status: 422,
    exitCode: 1,
    rule: 'The condition {expression} cannot be worked out for {area}: {reason}. It read {read}.',
    remedy:
      'Ask first for what it needs, as in `value != 0.0 && 1.0 / value > 2.0`, and compare numbers with numbers and texts with texts.',
  },
  RATING_CONDITION_FAILS: {
    kind: 'issue',
    severity: 'blocks',
    rule: 'The condition {value} cannot be worked out for {area}: {reason}. It read {read}.',
    remedy:
      'Ask first for what it needs, as in `value != 0.0 && 1.0 / value > 2.0`, and compare numbers with numbers and texts with texts.',
  },
  RATING_LIMIT_IDLE: {
    kind: 'issue',
    severity: 'warns',
    rule: 'The limit {value} of {part} held for none of the {areas} areas.',
    remedy:
      'Nothing is wrong if no area is meant to meet it now. If one should, compare what the condition reads with the data of that area.',
  },
  RATING_ELIGIBILITY_IDLE: {
    kind: 'issue',
    severity: 'warns',
    rule: 'The rule of eligibility {value} leaves out none of the {areas} areas: all of them are rated.',
    remedy:
      'Nothing is wrong if all areas are meant to be rated now. If one should be left out, compare what the condition reads with the data of that area.',
  },
  RATING_LIMIT_ALWAYS: {
    kind: 'issue',
    severity: 'warns',
    rule: 'The {what} holds for all {areas} areas, so it tells none of them from the others.',
    remedy: 'Compare what the condition reads with the data: a sign or a number may be turned round.',
  },
  RATING_RULE_IDLE: {
    kind: 'issue',
    severity: 'warns',
    rule: 'The rule {value} of {part} decides for none of the {areas} areas that it could: it holds for none, or a rule before it does.',
    remedy:
      'Nothing is wrong if no area is meant to meet it now. If one should, compare what it reads with the data, and see which rule comes first.',
  },
  RATING_RULE_ALWAYS: {
    kind: 'issue',
    severity: 'warns',
    rule: 'The rule {value} of {part} decides for all {areas} areas, so it tells none of them from the others.',
    remedy:
      'Compare what the condition reads with the data: a sign or a number may be turned round. What is meant for all that is left stands in `otherwise`.',
  },
  RATING_CLASS_MISSING: {
    kind: 'issue',
    severity: 'warns',
    rule: '{count} of the {areas} areas have a score and no class in {part}: {reason}. The first is {area} with the score {value}.',
    remedy: '{remedy}',
  },
  RATING_FACT_ABSENT: {
    kind: 'issue',
    severity: 'warns',
    rule: 'The condition reads `area.{value}`, a fact that none of the {areas} areas has, so it never holds.',
    remedy: 'Give areas this fact in their attributes, or read one of: {known}.',
  },
  RATING_STANDARD_BEYOND_FLOOR: {
    kind: 'issue',
    severity: 'warns',
    rule: 'The floor of {value} is better than its standard for {count} of the {areas} areas, so areas that reach the standard miss the floor.',
    remedy: 'Swap the two, or see that the indicator says rightly whether high or low values are good.',
  },
  RATING_VALUES_EXACT: {
    kind: 'issue',
    severity: 'warns',
    rule: '{exact} of the {of} values that {value} rates from have neither counts nor an interval, so they count as exactly right and its ratings seem surer than they are.',
    remedy:
      'Give the counts or the limits of these values, or say `method: none` if nothing is to be said of how sure its ratings are.',
  },
} as const satisfies Record<string, CatalogueEntry>;
