import type { CatalogueEntry } from './entry.ts';

/** Codes about trying a change of a framework, and about explaining a rating. */
export const whatIfErrors = {
  WHAT_IF_NUMBER_INVALID: {
    kind: 'error',
    status: 400,
    exitCode: 2,
    rule: '{where}: {value} is not a place with a number.',
    remedy: 'Write PLACE=NUMBER, such as nodes.cancer.weight=2; the number lies between -1e12 and 1e12.',
  },
  WHAT_IF_TOO_MANY: {
    kind: 'error',
    status: 400,
    exitCode: 2,
    rule: 'There are {count} changes, and at most {most} are tried at once.',
    remedy: 'Try fewer at once, or write the changes into a copy of the framework.',
  },
  WHAT_IF_PLACE_UNKNOWN: {
    kind: 'error',
    status: 400,
    exitCode: 2,
    rule: '{where}: the framework has no number at {value}.',
    remedy: '{hint}`coxcomb framework simulate ID --list` lists every number that may be changed.',
  },
  WHAT_IF_DROP_UNKNOWN: {
    kind: 'error',
    status: 400,
    exitCode: 2,
    rule: '{where}: the framework has no indicator, no part and no override {value}, and rates no area of this code.',
    remedy: '{hint}Write the id of an indicator or of a part, override:ID, or area:CODE.',
  },
  WHAT_IF_ADD_UNKNOWN: {
    kind: 'error',
    status: 400,
    exitCode: 2,
    rule: '{where}: {value} cannot be added, for there is no {what}.',
    remedy:
      'Write PART/INDICATOR: a part of the framework, and an indicator that is declared; or area:CODE or eligibility:RULE for areas that a rule of eligibility sets aside.',
  },
  WHAT_IF_ADD_COUNTED: {
    kind: 'error',
    status: 400,
    exitCode: 2,
    rule: '{where}: the indicator {indicator} counts in the part {part} already.',
    remedy: 'To let it count more or less, set its weight: weight.{indicator}=2.',
  },
  WHAT_IF_NOT_VALID: {
    kind: 'error',
    status: 400,
    exitCode: 2,
    rule: 'With these changes the framework would not be one, at {place}: {reason}.',
    remedy:
      'A framework must keep its own rules: a weight is above 0, bands do not overlap, a part has something in it.',
  },
  WHAT_IF_TAKES_TOO_LONG: {
    kind: 'error',
    status: 503,
    exitCode: 1,
    rule: 'This question takes longer than the {seconds} seconds that it may take here.',
    remedy:
      'Ask about one kind of area or one part, or ask on a computer of your own with `coxcomb framework simulate`.',
  },
  WHAT_IF_BUSY: {
    kind: 'error',
    status: 503,
    exitCode: 1,
    rule: 'Others are asking questions of this kind, and the queue is full.',
    remedy: 'Ask again in a few seconds.',
  },
  WHAT_IF_NOT_OFFERED: {
    kind: 'error',
    status: 404,
    exitCode: 1,
    rule: 'This server does not try changes.',
    remedy: 'Ask on a computer of your own with `coxcomb framework simulate`.',
  },
  FRAMEWORK_UNKNOWN: {
    kind: 'error',
    status: 404,
    exitCode: 2,
    rule: 'There is no framework {value}.',
    remedy: 'Write the id of a framework of the project, the id of a shipped one, or a file; known are: {known}.',
  },
  FRAMEWORK_TEXT_MISSING: {
    kind: 'error',
    status: 404,
    exitCode: 1,
    rule: 'The framework {value} has no text with worked examples: {file} is not there.',
    remedy:
      'Write its cases as tables into a file of the same name that ends in .md; the page on frameworks shows how.',
  },
  FRAMEWORK_CASE_INVALID: {
    kind: 'error',
    status: 422,
    exitCode: 1,
    rule: 'The worked examples of {file}:{line} cannot be run: {reason}.',
    remedy: 'Compare the heads of its tables with the list in the page on frameworks.',
  },
  RATING_UNKNOWN: {
    kind: 'error',
    status: 404,
    exitCode: 1,
    rule: 'The framework {framework} rates nothing for {area}{part}.',
    remedy: 'See the code of the area, the area types that the framework rates, and the ids of its parts.',
  },
} as const satisfies Record<string, CatalogueEntry>;
