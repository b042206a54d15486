import { z } from 'zod';
import { mostChanges, type WantedChanges, wantedNumber } from '#release/reader/rating-questions.ts';
import { AppError } from '#vocabulary/errors/app-error.ts';
import { format, invalid, notFound, pageAnswer, pageOf, paging, route } from '../route.ts';

const several = z.union([z.string().max(300), z.array(z.string().max(300)).max(mostChanges)]).optional();
const number = z.number().nullable();

const label = z.strictObject({
  class: z.string().describe('Id of the class; empty for areas without any'),
  before: z.number().int().describe('Areas with this label by the rules as they are'),
  after: z.number().int().describe('Areas with it by the changed rules'),
  withoutOverrides: z.number().int().describe('Areas with it by the changed rules before overrides'),
});

const override = z.strictObject({
  id: z.string(),
  because: z.string(),
  setsAside: z.boolean().describe('Whether it says who is not rated'),
  heldBefore: z.number().int().describe('Areas for which its condition holds'),
  changedBefore: z.number().int().describe('Areas whose label it changes; all for which it holds where it sets aside'),
  heldAfter: z.number().int(),
  changedAfter: z.number().int(),
});

const move = z.strictObject({
  part: z.string().describe('Part of the framework; empty for the whole'),
  area: z.string(),
  areaName: z.string(),
  from: z.string(),
  to: z.string(),
  steps: number.describe('Steps between the labels, above 0 towards better; null where one of them is no rating'),
  scoreBefore: number,
  scoreAfter: number,
  overrides: z.string().describe('Overrides that make the label after the change, by id'),
});

export const whatIf = route({
  path: '/frameworks/{framework}/what-if',
  summary:
    'What would move if the rules were others: every label, with the distribution before and after. Not a rating',
  parameters: z.strictObject({ framework: z.string().max(100).describe('Id of the framework') }),
  query: z.strictObject({
    areaType: z.string().max(100).optional().describe('Kind of area; the first that the framework rates unless given'),
    part: z.string().max(100).optional().describe('One part only; all unless given'),
    set: several.describe(
      'PLACE:NUMBER, such as nodes.cancer.weight:2, label.cuts.good:1.3 or goals.waiting:18; repeat it for more',
    ),
    drop: several.describe('An indicator, a part, override:ID or area:CODE that is left out; repeat it for more'),
    add: several.describe(
      'PART/INDICATOR that counts as well, or area:CODE or eligibility:RULE that the framework sets aside and that is rated for once; repeat it for more',
    ),
    format,
    ...paging,
  }),
  answer: z.strictObject({
    isRating: z.literal(false).describe('Always false: nobody is rated so'),
    framework: z.string(),
    areaType: z.string(),
    areas: z.number().int().describe('Areas that the framework rates'),
    changes: z.array(z.strictObject({ place: z.string(), from: z.number(), to: z.number() })),
    dropped: z.array(z.string()),
    added: z.array(z.string()),
    takenIn: z.array(
      z.strictObject({
        area: z.string(),
        areaName: z.string(),
        rules: z.array(z.string()).describe('Rules of eligibility that set it aside'),
      }),
    ),
    unused: z.array(z.string()).describe('Changed weights that the rules do not use'),
    tooFew: z.array(
      z.strictObject({
        part: z.string().describe('Part in which nobody can be rated; empty for the whole'),
        needs: z.number().int().describe('Parts that must be rated'),
        left: z.number().int().describe('Parts that are left'),
      }),
    ),
    parts: z.array(
      z.strictObject({
        part: z.string(),
        name: z.string(),
        labels: z.array(label),
        moved: z.number().int().describe('Areas with another label'),
        scoresOnly: z.number().int().describe('Areas with another score and the same label'),
        overrides: z.array(override),
      }),
    ),
    moves: z.array(move),
    ...pageAnswer,
  }),
  table: 'moves',
  async handle({ release, questions, query, parameters }) {
    const framework = release.framework(parameters.framework) ?? notFound(`/frameworks/${parameters.framework}`);
    if (!questions) throw new AppError('WHAT_IF_NOT_OFFERED');
    const types = release.ratedTypes(framework);
    const type =
      query.areaType === undefined
        ? types[0]
        : (types.find(({ key }) => key === query.areaType) ??
          invalid('areaType', `the framework rates no area type ${query.areaType}`));
    if (!type) notFound(`/frameworks/${framework.key}/what-if`);
    const answer = await questions.whatIf({ release, framework, type, changes: changesOf(query) });
    const parts = answer.parts.filter(({ part }) => query.part === undefined || part === query.part);
    if (parts.length === 0 && query.part !== undefined) invalid('part', `there is no rated part ${query.part}`);
    const moves = parts.flatMap(({ part, moves: own }) =>
      own.map(({ code, name, overrides, ...rest }) => ({
        part,
        area: code,
        areaName: name,
        ...rest,
        overrides: overrides.join(' '),
      })),
    );
    const { rows, ...page } = pageOf(moves, query);
    return {
      isRating: false as const,
      framework: framework.key,
      areaType: type.key,
      areas: answer.areas,
      changes: answer.changed.map(({ address, from, to }) => ({ place: address, from, to })),
      dropped: [
        ...answer.droppedIndicators,
        ...answer.droppedParts,
        ...answer.droppedOverrides,
        ...answer.droppedAreas,
      ],
      added: answer.added.map(({ part, indicator }) => `${part}/${indicator}`),
      takenIn: answer.takenIn.map(({ code, name, rules }) => ({ area: code, areaName: name, rules })),
      unused: answer.unused,
      tooFew: answer.tooFew,
      parts: parts.map(({ part, name, labels, moves: own, scoresOnly, overrides }) => ({
        part,
        name,
        labels,
        moved: own.length,
        scoresOnly,
        overrides: overrides.map(({ id, because, setsAside, before, after }) => ({
          id,
          because,
          setsAside,
          heldBefore: before.held,
          changedBefore: before.changed,
          heldAfter: after.held,
          changedAfter: after.changed,
        })),
      })),
      moves: rows,
      ...page,
    };
  },
});

function changesOf({
  set,
  drop,
  add,
}: Partial<Record<'set' | 'drop' | 'add', string | string[] | undefined>>): WantedChanges {
  const list = (value: string | string[] | undefined) => (value === undefined ? [] : [value].flat());
  return {
    set: list(set).map((text, i) => wantedNumber(text, `set[${i + 1}]`)),
    drop: list(drop),
    add: list(add),
  };
}
