import { z } from 'zod';
import type { CertaintyRow } from '#release/reader/certainty.ts';
import type { RatingRow } from '#release/reader/records.ts';
import { detailLevels, isShownAt } from '#vocabulary/detail.ts';
import { reasonWords, reasons } from '#vocabulary/messages/english/reasons.ts';
import { detail, format, invalid, none, pageAnswer, pageOf, paging, route } from '../route.ts';

const rating = z.strictObject({
  framework: z.string(),
  part: z.string().describe('Part of the framework; empty for the whole'),
  detail: z.enum(detailLevels).describe('Level of detail at which readers see the part; the whole is a headline'),
  areaType: z.string(),
  area: z.string(),
  areaName: z.string(),
  computedClass: z.string().describe('What the rules give'),
  publishedClass: z.string().describe('What was published'),
  score: z.number().nullable().describe('Score behind the class; null where the rules have none'),
  shareNotWorse: z.number().nullable(),
  counted: z.number().int().describe('Indicators that count'),
  coverage: z.number().describe('Share of the weight of its parts that has a score or a class that counts, 0 to 1'),
  rule: z.string().describe('The rule that gave the class'),
  overrides: z.string().describe('Overrides that changed the class, by id; empty where none did'),
  overridesBecause: z.string().describe('Why those overrides apply, in the words of the framework'),
  classBeforeOverrides: z.string(),
  holds: z
    .number()
    .nullable()
    .describe('Chance that the class that the rules give is the true one, 0 to 1; null where it is not known'),
  probabilities: z.string().describe('Chance of each class, as a JSON object; empty where it is not known'),
  scoreLower: z.number().nullable().describe('Range in which the score lies in 95 of 100 draws'),
  scoreUpper: z.number().nullable(),
  rank: z.number().int().nullable().describe('Place among those rated, 1 the best; read it with its range only'),
  rankLower: z.number().int().nullable().describe('Range in which the place lies in 95 of 100 draws'),
  rankUpper: z.number().int().nullable(),
  ranked: z.number().int().nullable().describe('Among how many the place is'),
  again: z
    .number()
    .nullable()
    .describe('For a class that counts as worse: chance of such a class at the next look if nothing changes'),
  choicesHeld: z
    .number()
    .int()
    .nullable()
    .describe('Other rules under which the class stays: each choice made otherwise, one at a time'),
  choicesTried: z.number().int().nullable().describe('Other rules that were tried'),
  choiceMost: z.string().describe('The choice that moves the rating most, as a JSON object; empty where none does'),
  draws: z.number().int().nullable().describe('Draws that the chances rest on'),
});

/** What is known of how sure a rating is, in the fields of the answer. */
function sureness(row: CertaintyRow | undefined) {
  const { score, rank, choices } = row ?? {};
  return {
    holds: row?.holds ?? null,
    probabilities: row ? JSON.stringify(row.probabilities) : '',
    scoreLower: score?.lower ?? null,
    scoreUpper: score?.upper ?? null,
    rank: rank?.place ?? null,
    rankLower: rank?.lower ?? null,
    rankUpper: rank?.upper ?? null,
    ranked: rank?.of ?? null,
    again: row?.again ?? null,
    choicesHeld: choices?.held ?? null,
    choicesTried: choices?.of ?? null,
    choiceMost: choices?.most ? JSON.stringify(choices.most) : '',
    draws: row?.draws ?? null,
  };
}

export const ratings = route({
  path: '/ratings',
  summary: 'Ratings of areas by framework, with the rule that gave each',
  parameters: none,
  query: z.strictObject({
    framework: z.string().max(100).optional(),
    area: z.string().max(100).optional().describe('Code of an area'),
    areaType: z.string().max(100).optional(),
    detail,
    format,
    ...paging,
  }),
  answer: z.strictObject({ ratings: z.array(rating), ...pageAnswer }),
  table: 'ratings',
  async handle({ release, query }) {
    const framework =
      query.framework === undefined
        ? undefined
        : (release.framework(query.framework) ?? invalid('framework', `there is no framework ${query.framework}`));
    const type =
      query.areaType === undefined
        ? undefined
        : (release.areaType(query.areaType) ?? invalid('areaType', `there is no area type ${query.areaType}`));
    const area =
      query.area === undefined
        ? undefined
        : (release.areasByCode(query.area)[0] ?? invalid('area', `there is no area with the code ${query.area}`));
    const found = await release.ratings({
      ...(framework ? { framework } : {}),
      ...(type ? { type } : {}),
      ...(area ? { area } : {}),
    });
    const levels = new Map(release.frameworks.map((one) => [one, release.levels(one)]));
    const levelOf = (row: RatingRow) => levels.get(row.framework)?.get(row.node) ?? 'headline';
    const { rows, ...page } = pageOf(
      found.filter((row) => isShownAt(levelOf(row), query.detail)),
      query,
    );
    const certainties = await release.certainty({ ...(framework ? { framework } : {}), ...(area ? { area } : {}) });
    const keyOf = (row: { framework: { id: number }; node: string; area: { id: number } }) =>
      `${row.framework.id} ${row.area.id} ${row.node}`;
    const sure = new Map(certainties.map((row) => [keyOf(row), row]));
    return {
      ratings: rows.map((row) => ({
        framework: row.framework.key,
        part: row.node,
        detail: levelOf(row),
        areaType: row.area.type.key,
        area: row.area.code,
        areaName: row.area.name,
        computedClass: row.computedClass,
        publishedClass: row.publishedClass,
        score: row.score,
        shareNotWorse: row.shareNotWorse,
        counted: row.counted,
        coverage: row.coverage,
        rule: reasonWords(reasons, row.why?.rule),
        overrides: (row.why?.limits ?? []).map(({ id }) => id).join(' '),
        overridesBecause: (row.why?.limits ?? []).map(({ because }) => because).join(' '),
        classBeforeOverrides: row.why?.before ?? row.computedClass,
        ...sureness(sure.get(keyOf(row))),
      })),
      ...page,
    };
  },
});
