import { type Issue, issue } from '#vocabulary/issue.ts';
import { isInequality } from '#vocabulary/method.ts';
import type { Declared } from './declaration.ts';
import type { ProjectDeclaration } from './schema/coxcomb.ts';
import type { Indicator, IndicatorDeclaration } from './schema/indicator.ts';

type Item = Declared<IndicatorDeclaration>;

interface Mistake {
  path: PropertyKey[];
  reason: string;
  value: unknown;
  remedy: string;
}

const ownKeys = ['of', 'by', 'groups', 'within', 'worstOff'] as const;

/**
 * Gives measures of inequality what they have from elsewhere: what is counted, and out of what, from the indicator that they are of; the
 * groups and their order from coxcomb.yaml.
 *
 * @returns the indicators that can be used; `refused` are the ids of those that cannot, each with an issue that says why
 */
export function settleInequality(
  declared: readonly Item[],
  project: ProjectDeclaration | undefined,
): { indicators: Declared<Indicator>[]; refused: string[]; issues: Issue[] } {
  const byId = new Map(declared.map((item) => [item.value.id, item.value]));
  const indicators: Declared<Indicator>[] = [];
  const refused: string[] = [];
  const issues: Issue[] = [];
  for (const item of declared) {
    const base = byId.get(item.value.of ?? '');
    const mistakes = isInequality(item.value.method)
      ? inequalityMistakes(item.value, base, byId, project)
      : plainMistakes(item.value);
    for (const { path, ...details } of mistakes)
      issues.push(
        issue('DECLARATION_INVALID', { file: item.file, ...item.locate(path), path: path.join('.') }, details),
      );
    const numerator = item.value.numerator ?? base?.numerator;
    if (mistakes.length > 0 || !numerator) {
      refused.push(item.value.id);
      continue;
    }
    const { denominator = base?.denominator } = item.value;
    const groups = item.value.groups ?? groupsOf(item.value, project);
    const value: Indicator = {
      ...item.value,
      numerator,
      ...(denominator ? { denominator } : {}),
      ...(groups ? { groups } : {}),
    };
    indicators.push({ ...item, value });
  }
  return { indicators, refused, issues };
}

/** The groups by which an indicator is parted, in the order in which they are declared; the first sex is everyone. */
function groupsOf({ method, by }: IndicatorDeclaration, project: ProjectDeclaration | undefined): string[] | undefined {
  if (!isInequality(method) || method === 'gradient') return undefined;
  if (by === 'sex') return project?.sexes.slice(1).map(({ id }) => id);
  return project?.categories.find(({ id }) => id === by)?.values.map(({ id }) => id);
}

function plainMistakes(indicator: IndicatorDeclaration): Mistake[] {
  const mistakes: Mistake[] = ownKeys.flatMap((key) =>
    indicator[key] === undefined
      ? []
      : [
          {
            path: [key],
            reason: `\`${key}\` belongs to a method that measures inequality, and the method is ${indicator.method}`,
            value: indicator[key],
            remedy: 'Leave it out, or choose the method slope-index, relative-index, group-gap or gradient.',
          },
        ],
  );
  if (indicator.numerator === undefined)
    mistakes.push({
      path: ['method'],
      reason: `The method ${indicator.method} counts something`,
      value: 'nothing',
      remedy: 'Add `numerator:` with the measure that is counted.',
    });
  return mistakes;
}

function inequalityMistakes(
  indicator: IndicatorDeclaration,
  base: IndicatorDeclaration | undefined,
  byId: ReadonlyMap<string, unknown>,
  project: ProjectDeclaration | undefined,
): Mistake[] {
  const { method, of, by, within, groups } = indicator;
  const wrong = (path: PropertyKey[], reason: string, value: unknown, remedy: string): Mistake[] => [
    { path, reason, value, remedy },
  ];
  for (const key of ['numerator', 'denominator'] as const)
    if (indicator[key] !== undefined)
      return wrong([key], `The method ${method} counts nothing of its own`, key, `Leave it out; it comes from \`of\`.`);
  if (of === undefined || by === undefined)
    return wrong(
      ['method'],
      `The method ${method} measures the inequality of another indicator`,
      of ?? 'nothing',
      'Name the indicator with `of` and what its people are parted by with `by`.',
    );
  if (!base)
    return wrong(
      ['of'],
      'There is no such indicator',
      of,
      `Use one of: ${[...byId.keys()].sort().slice(0, 12).join(', ')}.`,
    );
  if (isInequality(base.method))
    return wrong(['of'], 'That indicator is itself a measure of inequality', of, 'Name the indicator that it is of.');
  if (indicator.publish.length > 0)
    return wrong(['publish'], 'A measure of inequality has no groups of its own', 'groups', 'Leave `publish` out.');
  if (method === 'gradient') {
    const known = project?.areaTypes.map(({ id }) => id) ?? [];
    if (within === undefined || !known.includes(within))
      return wrong(
        within === undefined ? ['method'] : ['within'],
        'A gradient is taken over smaller areas',
        within ?? 'nothing',
        `Name their type with \`within\`, one of: ${known.join(', ')}.`,
      );
    return [];
  }
  const split = by === 'sex' ? 'sex' : 'category';
  const values = groupsOf(indicator, project);
  if (!values) {
    const known = ['sex', ...(project?.categories.map(({ id }) => id) ?? [])].join(', ');
    return wrong(['by'], 'There is no such category', by, `Use one of: ${known}.`);
  }
  if (!base.publish.includes(split))
    return wrong(['of'], `${of} is not given by ${split}`, of, `Add ${split} to \`publish\` of ${of}.`);
  const stranger = groups?.findIndex((group) => !values.includes(group)) ?? -1;
  if (stranger >= 0)
    return wrong(['groups', stranger], `${by} has no such group`, groups?.[stranger], `Use: ${values.join(', ')}.`);
  const fewest = method === 'group-gap' ? 2 : 3;
  if ((groups ?? values).length < fewest)
    return wrong(
      ['method'],
      `The method ${method} needs ${fewest} groups or more`,
      by,
      'Use `group-gap` for two groups.',
    );
  return [];
}
