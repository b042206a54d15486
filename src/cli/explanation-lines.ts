import { counted } from '#vocabulary/counted.ts';
import type { Explanation } from '../pipeline/explain.ts';

/** An explanation as lines for people: values with the decimals that readers see, counts with two at most. */
export function explanationLines(found: Explanation): string[] {
  const value = (number: number | null) => rounded(number, found.decimals, found.decimals);
  const count = (number: number | null) => rounded(number, 0, 2);
  const share = found.coverage === null ? 'an unknown share' : `${(found.coverage * 100).toFixed(1)} %`;
  const { control } = found;
  return [
    `${found.indicator}, ${found.area.name} (${found.area.code}), ${found.period}`,
    ...(found.hidden === null
      ? []
      : [`  hidden in a release (${found.hidden}), with all its numbers: do not pass on what follows`]),
    `  ${found.value === null ? 'no value' : `value ${value(found.value)}`}, ${found.lower95 === null ? 'no limits' : `95 % limits ${value(found.lower95)} to ${value(found.upper95)}`} (${found.status})`,
    found.inequality === null
      ? `  ${count(found.numerator)} divided by ${count(found.denominator)}; ${found.reported} of ${found.expected} areas reported, ${share} of the population`
      : `  the ${found.inequality.method} of ${found.inequality.of} by ${found.inequality.by}, from ${found.reported} of ${found.expected} parts that are shown`,
    ...found.comparisons.map(
      (comparison) =>
        `  beside ${comparison.with}${comparison.comparator === 'neighbours' ? ', a neighbour' : ''} (${value(comparison.value)}): ${comparison.outcome}`,
    ),
    ...(found.quantile ? [quantileLine(found.quantile)] : []),
    ...(control
      ? [
          `  on its control chart (average ${value(control.mean)}, limits ${value(control.lower)} to ${value(control.upper)}): ${control.cause}; goal: ${control.assurance}`,
        ]
      : []),
    `  from ${counted(found.factCount, 'fact')}${found.facts.length < found.factCount ? `, of which ${found.facts.length} are:` : ':'}`,
    ...found.facts.map(
      (fact) =>
        `    ${fact.measure} ${fact.area}: ${fact.amount === null ? fact.status : count(fact.amount)}  ${fact.file}:${fact.line}`,
    ),
  ];
}

function rounded(number: number | null, least: number, most: number): string {
  if (number === null) return 'none';
  return number.toLocaleString('en-GB', { minimumFractionDigits: least, maximumFractionDigits: most });
}

function quantileLine({ quantile, of, areas }: { quantile: number | null; of: number; areas: number }): string {
  return quantile === null
    ? `  in none of ${of} groups of areas: only ${areas} of its type have a value`
    : `  in group ${quantile} of ${of} of the ${areas} areas of its type that have a value; 1 is the best or highest`;
}
