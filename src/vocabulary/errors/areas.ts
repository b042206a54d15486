import type { CatalogueEntry } from './entry.ts';

/** Codes about codes, names and relations. */
export const areasErrors = {
  AREAS_COLUMN_MISSING: {
    kind: 'issue',
    severity: 'blocks',
    rule: 'The file has no column {value}; its columns are: {columns}.',
    remedy:
      'Correct the name in the file of areas; when the header changed over the years, give a list of its spellings.',
  },
  AREAS_FILE_TOO_LARGE: {
    kind: 'issue',
    severity: 'blocks',
    rule: 'The file of areas has {size}, and at most {most} are read.',
    remedy:
      'Leave out the rows and columns that no declaration names, or split the file and list its parts under `files`.',
  },
  AREAS_TYPE_UNKNOWN: {
    kind: 'issue',
    severity: 'blocks',
    rule: 'There is no area type called {value}.',
    remedy: 'Declare it under `areaTypes` in coxcomb.yaml, or use one of: {known}.',
  },
  AREAS_SCHEME_MISSING: {
    kind: 'issue',
    severity: 'blocks',
    rule: 'The file gives no {scheme} code for areas of the type {value}.',
    remedy: 'Name the column of that code under `codes`: areas of this type are known by it.',
  },
  AREAS_CODE_BLANK: {
    kind: 'issue',
    severity: 'informs',
    rule: 'Rows without a code in the column {value}, which state no {type}: {count}.',
    remedy: 'Nothing need be done when that is meant; else ask the publisher for the codes.',
  },
  AREAS_CODE_UNKNOWN: {
    kind: 'issue',
    severity: 'warns',
    rule: 'Codes in the column {column} that belong to no {type}, such as {value}: {count}; what the rows say about them is not used.',
    remedy: 'Declare a file that names these areas, or skip the rows, saying why.',
  },
  AREAS_CODE_SHARED: {
    kind: 'issue',
    severity: 'blocks',
    rule: 'The {scheme} code {value} belongs to two areas on the same day ({day}): {areas}.',
    remedy: 'Correct the file, or the days from and to which it holds.',
  },
  AREAS_ADDRESS_SHARED: {
    kind: 'issue',
    severity: 'blocks',
    rule: 'The codes {value} and {other} of areas of the type {type} differ only in case, so both would have one address.',
    remedy:
      'Correct the code that is misspelt; when both are right, declare another `scheme` for the type, or leave one out with `skip`.',
  },
  AREAS_CODE_WITHOUT_ADDRESS: {
    kind: 'issue',
    severity: 'blocks',
    rule: 'The code {value} of the type {type} cannot stand in an address: {reason}.',
    remedy: 'Correct the code, or declare another `scheme` for the type; areas are shown under their codes.',
  },
  AREAS_NAME_TWICE: {
    kind: 'issue',
    severity: 'warns',
    rule: 'The area {value} has two names in one file: “{first}” and “{second}”; the first is used.',
    remedy: 'Correct the file, or leave the wrong row out with `skip`.',
  },
  AREAS_CODE_TWICE: {
    kind: 'issue',
    severity: 'warns',
    rule: 'The area {value} has two {scheme} codes in one file: {first} and {second}; the first is used.',
    remedy: 'Correct the file, or leave the wrong row out with `skip`.',
  },
  AREAS_ATTRIBUTE_TWICE: {
    kind: 'issue',
    severity: 'warns',
    rule: 'The area {value} has “{first}” and “{second}” as its {attribute}; the first is used.',
    remedy: 'Correct the file, or leave the wrong row out with `skip`.',
  },
  AREAS_POSTCODE_TWICE: {
    kind: 'issue',
    severity: 'warns',
    rule: 'The postcode {value} lies in two areas of one type: {first} and {second}; the first is used.',
    remedy: 'Correct the file: a postcode lies in one area of each type.',
  },
  AREAS_DATE_INVALID: {
    kind: 'issue',
    severity: 'warns',
    rule: '{value} in the column {column} is not a date; the row is not used.',
    remedy: 'Write dates as 2024-04-01 or 20240401; leave the cell empty when there is none.',
  },
  AREAS_DATES_INVERTED: {
    kind: 'issue',
    severity: 'warns',
    rule: 'The first day {from} is later than the last day {value}; the row is not used.',
    remedy: 'Correct the dates; both days belong to the time that the row is about.',
  },
  AREAS_CLOSED_BEFORE_OPENED: {
    kind: 'issue',
    severity: 'warns',
    rule: 'The area {value} closed on {closed}, before it opened on {opened}; neither day is used.',
    remedy: 'Correct the days; both belong to the time in which the area is open.',
  },
  AREAS_WEIGHT_INVALID: {
    kind: 'issue',
    severity: 'warns',
    rule: '{value} in the column {column} is not a share from 0 to 1; the row is not used.',
    remedy: 'Write shares as fractions of one: 0.25, not 25.',
  },
  AREAS_SHARES_SUM: {
    kind: 'issue',
    severity: 'blocks',
    rule: 'The shares of the {type} {value} add up to {sum}, not to one.',
    remedy: 'Complete or correct the shares: what is missing would be lost, what is too much counted twice.',
  },
  AREAS_PARENTS_OVERLAP: {
    kind: 'issue',
    severity: 'blocks',
    rule: 'The {type} {value} has more than one {parentType} on the same day ({day}): {parents}.',
    remedy: 'Correct the dates or give each its share with `weight`; otherwise its amounts count more than once.',
  },
  AREAS_SUCCESSION_CYCLE: {
    kind: 'issue',
    severity: 'blocks',
    rule: 'The {type} {value} is its own successor, by way of {chain}.',
    remedy: 'Correct the successions: each leads from the old area to the new one.',
  },
  AREAS_SHAPE_WITHOUT_AREA: {
    kind: 'issue',
    severity: 'warns',
    rule: '{count} shapes belong to no {type}, such as {value}; they are not drawn.',
    remedy: 'Translate their codes with `codes`, or choose the boundaries of the day that the areas are of.',
  },
  AREAS_AREA_WITHOUT_SHAPE: {
    kind: 'issue',
    severity: 'informs',
    rule: '{count} areas of the type {type} have no shape in this file, such as {value}; maps leave them out.',
    remedy: 'Nothing need be done when they have closed or opened since; else choose another boundary file.',
  },
  AREAS_BOUNDARY_UNREADABLE: {
    kind: 'issue',
    severity: 'blocks',
    rule: 'The boundary file {value} cannot be used: {reason}.',
    remedy:
      'Give a GeoJSON FeatureCollection in degrees (WGS 84) whose features carry the property that `property` names.',
  },
  SIMILAR_VALUE_NOT_NUMBER: {
    kind: 'issue',
    severity: 'blocks',
    rule: 'The {attribute} of the {type} {area} is “{value}”, which is not a number, so no area can be more or less like it.',
    remedy: 'Correct the file of areas, or leave this attribute out of `similar`.',
  },
  SIMILAR_VALUE_OUTSIDE: {
    kind: 'issue',
    severity: 'blocks',
    rule: 'The {attribute} of the {type} {area} is {value}, and there is no {transform} of it.',
    remedy: 'Declare `transform: none` for this attribute, or correct the value.',
  },
  SIMILAR_ATTRIBUTE_CONSTANT: {
    kind: 'issue',
    severity: 'warns',
    rule: 'All areas of the type {type} have the same {value}, or fewer than two have one, so it tells none of them apart.',
    remedy: 'Leave it out of `similar` for this area type, or give the areas their own values.',
  },
  SIMILAR_AREAS_LEFT_OUT: {
    kind: 'issue',
    severity: 'warns',
    rule: '{value} areas of the type {type} lack a number and have no like areas, such as {area}.',
    remedy: 'Complete the file of areas, or declare `missing: mean` to count them as average in what they lack.',
  },
  SIMILAR_AREAS_TOO_FEW: {
    kind: 'issue',
    severity: 'warns',
    rule: 'There are {value} areas of the type {type} to choose from, too few for {nearest} like areas each.',
    remedy: 'Ask for fewer with `nearest`, or leave this area type out.',
  },
} as const satisfies Record<string, CatalogueEntry>;
