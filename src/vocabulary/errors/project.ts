import type { CatalogueEntry } from './entry.ts';

/** Codes about declarations: the YAML and CSV files of a project folder. */
export const projectErrors = {
  PROJECT_FOLDER_MISSING: {
    kind: 'error',
    status: 404,
    exitCode: 2,
    rule: 'There is no project in {folder}: it has no file coxcomb.yaml.',
    remedy: 'Give the folder that holds coxcomb.yaml, or make one with `coxcomb init DIR`.',
  },
  PROJECT_BENCHMARK_UNKNOWN: {
    kind: 'error',
    status: 422,
    exitCode: 1,
    rule: 'The benchmark of coxcomb.yaml, {type} {code}, is not among the areas.',
    remedy: 'Correct `benchmark` in coxcomb.yaml, or add the area to the files of areas.',
  },
  PROJECT_HAS_PROBLEMS: {
    kind: 'error',
    status: 422,
    exitCode: 1,
    rule: 'Problems that stop the build: {count}.',
    remedy: 'Mend the problems listed above; `coxcomb check` lists them again.',
  },
  PROJECT_PARAMETER_UNKNOWN: {
    kind: 'error',
    status: 422,
    exitCode: 2,
    rule: '{value} sets no parameter of the project.',
    remedy: 'Write `--set NAME=VALUE` with a parameter of coxcomb.yaml: {known}.',
  },
  DECLARATION_SYNTAX: {
    kind: 'issue',
    severity: 'blocks',
    rule: 'This is not well-formed YAML: {reason}.',
    remedy: 'Correct the line; keys and values are separated by a colon and a space, and lists are indented alike.',
  },
  DECLARATION_UNREADABLE: {
    kind: 'issue',
    severity: 'blocks',
    rule: 'The declaration {value} cannot be read: {reason}.',
    remedy: 'Declarations are text files in UTF-8; check the file, where its link leads, and that you may open it.',
  },
  DECLARATION_TOO_DEEP: {
    kind: 'issue',
    severity: 'blocks',
    rule: 'Lists and maps stand within each other more than {limit} deep here.',
    remedy: 'Write fewer levels, such as parts beside each other in place of parts within parts.',
  },
  DECLARATION_KEY_NOT_TEXT: {
    kind: 'issue',
    severity: 'blocks',
    rule: 'The key {value} is not in quotes, so it is read as {read}.',
    remedy: 'Put it in quotes: codes and markers are text, also where they look like numbers.',
  },
  DECLARATION_INVALID: {
    kind: 'issue',
    severity: 'blocks',
    rule: '{reason}; found {value}.',
    remedy: '{remedy}',
  },
  DECLARATION_KEY_UNKNOWN: {
    kind: 'issue',
    severity: 'blocks',
    rule: 'The key {value} is not known here.',
    remedy: '{perhaps}Remove it or correct its spelling; the keys that may stand here are: {known}.',
  },
  DECLARATION_ID_REPEATED: {
    kind: 'issue',
    severity: 'blocks',
    rule: 'The {what} {value} is declared twice; the other is in {other}.',
    remedy: 'Give one of the two another id, or remove it.',
  },
  DECLARATION_NUMBER_REPEATED: {
    kind: 'issue',
    severity: 'blocks',
    rule: 'Two of the {what} have the public number {value}: {id} here, and {other} in {place}.',
    remedy:
      'Give the newer of the two a number of its own; {free} is free. One that is published keeps its number for good.',
  },
  DECLARATION_REFERENCE_UNKNOWN: {
    kind: 'issue',
    severity: 'blocks',
    rule: 'There is no {what} called {value}.',
    remedy: 'Declare it, or use one of: {known}.',
  },
  DECLARATION_FACT_UNKNOWN: {
    kind: 'issue',
    severity: 'blocks',
    rule: 'The condition reads the fact {value} of areas, and no file of areas gives it to any.',
    remedy:
      '{perhaps}Declare it among the `attributes` of a file of areas, or read one of: {known}. Where areas may do without it, ask first: `has(area.{value}) && …`.',
  },
  DECLARATION_TABLE_UNREADABLE: {
    kind: 'issue',
    severity: 'blocks',
    rule: 'The table {value}, from which declarations are made, cannot be read: {reason}.',
    remedy:
      'Tables are CSV files in UTF-8 below the data folder; give that folder with --data, and check the name of the file.',
  },
  DECLARATION_TABLE_COLUMN_MISSING: {
    kind: 'issue',
    severity: 'blocks',
    rule: 'The table {file} has no column {value}.',
    remedy: '{perhaps}Its columns are: {known}.',
  },
  DECLARATION_TABLE_CELL: {
    kind: 'issue',
    severity: 'blocks',
    rule: 'The cell {value} of the column {column} cannot be used: {reason}.',
    remedy: 'Correct the cell at {place}, or what coxcomb.yaml says of its column.',
  },
  DECLARATION_PLACEHOLDER_UNKNOWN: {
    kind: 'issue',
    severity: 'blocks',
    rule: 'The placeholder {value} names nothing that is known here.',
    remedy:
      'Write one of: {known}. Columns are known inside an entry with `forEach` only; `$$` in place of `$` leaves the text as it is.',
  },
  FRAMEWORK_PART_WITHOUT_CLASS: {
    kind: 'issue',
    severity: 'warns',
    rule: '{part} gets a score and no class, so readers are shown no rating.',
    remedy:
      'Add a label that says which scores are which class, such as `label: { kind: cut-points, bands: [{ atLeast: 50, class: {best} }, { class: {worst} }] }`, or a combiner that gives a class.',
  },
  FRAMEWORK_PART_EMPTY: {
    kind: 'issue',
    severity: 'warns',
    rule: 'The part {value} finds no indicator, so it is left out of every rating.',
    remedy: 'Name indicators under `indicators`, give some the tags that the part looks for, or take the part out.',
  },
  FRAMEWORK_WITHOUT_INDICATORS: {
    kind: 'issue',
    severity: 'warns',
    rule: 'The shipped framework {value} finds no indicator in this project, so it rates nobody.',
    remedy: 'Give indicators the tags that its parts look for; its page in the documentation lists them.',
  },
  FRAMEWORK_CONDITION_CONSTANT: {
    kind: 'issue',
    severity: 'warns',
    rule: 'The condition {value} reads nothing of an area, so it is the same for every one.',
    remedy:
      'Let it read what it is about, such as `score` or `area.kind`; what is meant for all that is left stands in `otherwise`.',
  },
  FRAMEWORK_INDICATORS_ABSENT: {
    kind: 'issue',
    severity: 'informs',
    rule: 'The shipped framework {framework} names {of} indicators, and {value} of them are not declared in this project; they count as missing.',
    remedy: 'Declare those that the project has data for; the first are: {names}.',
  },
} as const satisfies Record<string, CatalogueEntry>;
