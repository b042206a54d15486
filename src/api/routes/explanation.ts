import { z } from 'zod';
import { readExplanation } from '#release/reader/explanation.ts';
import type { ExplainedPart } from '#release/reader/records.ts';
import { detailLevels, isShownAt } from '#vocabulary/detail.ts';
import { reasonWords, reasons } from '#vocabulary/messages/english/reasons.ts';
import { detail, notFound, route } from '../route.ts';

const number = z.number().nullable();
const text = z.string().nullable();

const level = z.enum(detailLevels).describe('Level of detail at which readers see it');

const part = z.strictObject({
  part: z.string().describe('Id of the part; empty for the whole'),
  above: text.describe('The part that it belongs to'),
  name: z.string(),
  detail: level,
  weight: z.number(),
  class: text.describe('What the rules give; null where they give none'),
  score: number,
  rule: z.string().describe('The rule that gave the class'),
  classBeforeOverrides: text.describe('Null where no override changed it'),
  overrides: z.array(z.strictObject({ id: z.string(), because: z.string() })),
  coverage: z.number().describe('Share of the weight of its parts that has a score or a class that counts, 0 to 1'),
  certainty: number.describe('Chance of the class, 0 to 1; null where the release does not say'),
});

const input = z.strictObject({
  part: z.string(),
  indicator: z.string(),
  name: z.string(),
  unit: z.string(),
  period: text,
  value: number,
  lower95: number,
  upper95: number,
  numerator: number,
  denominator: number,
  status: z.string().describe('`ok`, or why there is no value'),
  exact: z
    .boolean()
    .describe(
      'Whether chances take it as exactly right, because neither counts nor an interval say how far it may be off',
    ),
  detail: level,
  weight: z.number(),
  rule: z.string().describe('The rule that gave the score or the class'),
  score: number,
  class: text,
});

const next = z.strictObject({
  part: z.string(),
  name: z.string(),
  answer: z
    .enum(['alone', 'together', 'none', 'more', 'best', 'not-rated', 'no-label'])
    .describe('Whether one change is enough, a set of two or three, more than that, or nothing'),
  from: z.string(),
  heldBy: z
    .array(z.strictObject({ id: z.string(), because: z.string() }))
    .describe('Overrides that hold the label down'),
  ways: z
    .array(
      z.strictObject({
        to: z.string().describe('Label that would be reached'),
        changes: z.array(
          z.strictObject({
            indicator: z.string(),
            from: z.number(),
            to: z.number(),
            share: z.number().describe('Share of the way to the best area or the goal, 0 to 1'),
            counts: number.describe(
              'Counts more (above 0) or fewer; null where the counts are hidden or there are none',
            ),
            of: number.describe('Out of how many'),
            about: z.boolean().describe('Whether counts follow from the value only about'),
            exactLimits: z.boolean().describe('Whether limits were worked out anew, as against moved with the value'),
          }),
        ),
      }),
    )
    .describe('The nearest first; of `together` one set'),
  tried: z.number().int().describe('Indicators that could be better'),
  complete: z.boolean().describe('False where the search was cut short'),
});

export const explanation = route({
  path: '/areas/{type}/{code}/ratings/{framework}/explanation',
  summary: 'Why an area has its rating: inputs, rules, overrides, and the nearest way to the next label',
  parameters: z.strictObject({
    type: z.string().max(100).describe('Key of the area type'),
    code: z.string().max(100).describe('Code of the area'),
    framework: z.string().max(100).describe('Id of the framework'),
  }),
  query: z.strictObject({ part: z.string().max(100).optional().describe('One part; the whole unless given'), detail }),
  answer: z.strictObject({
    framework: z.string(),
    version: z.string(),
    areaType: z.string(),
    area: z.string(),
    areaName: z.string(),
    parts: z.array(part),
    inputs: z.array(input),
    next: z.array(next).nullable().describe('Null where this server does not look for it'),
  }),
  async handle({ release, questions, query, parameters }) {
    const { type, code, framework: id } = parameters;
    const area = release.area(type, code) ?? notFound(`/areas/${type}/${code}`);
    const framework = release.framework(id) ?? notFound(`/frameworks/${id}`);
    const found =
      (await readExplanation(release, framework, area, query.part ?? '')) ??
      notFound(`/areas/${type}/${code}/ratings/${id}${query.part === undefined ? '' : `?part=${query.part}`}`);
    const ways = await questions?.nextLabels({ release, framework, area, part: query.part ?? '' });
    return {
      framework: framework.key,
      version: framework.version,
      areaType: area.type.key,
      area: area.code,
      areaName: area.name,
      parts: partsOf(found.whole, null).filter((one) => isShownAt(one.detail, query.detail)),
      inputs: inputsOf(found.whole).filter((one) => isShownAt(one.detail, query.detail)),
      next: ways ?? null,
    };
  },
});

function partsOf(one: ExplainedPart, above: string | null): z.input<typeof part>[] {
  const {
    part: id,
    name,
    detail: own,
    weight,
    class: label,
    score,
    rule,
    before,
    overrides,
    coverage,
    certainty,
  } = one;
  return [
    {
      part: id,
      above,
      name,
      detail: own,
      weight,
      class: label,
      score,
      rule: reasonWords(reasons, rule ?? undefined),
      classBeforeOverrides: before,
      overrides: overrides.map((entry) => ({ id: entry.id, because: entry.because })),
      coverage,
      certainty: certainty?.holds ?? null,
    },
    ...one.parts.flatMap((child) => partsOf(child, id)),
  ];
}

function inputsOf(one: ExplainedPart): z.input<typeof input>[] {
  const own = one.inputs.map(({ decimals: _, polarity: __, against: ___, class: label, rule, ...rest }) => ({
    part: one.part,
    ...rest,
    rule: reasonWords(reasons, rule ?? undefined),
    class: label,
  }));
  return [...own, ...one.parts.flatMap(inputsOf)];
}
