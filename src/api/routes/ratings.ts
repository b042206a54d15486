import { z } from 'zod';
import { reasonWords, reasons } from '#vocabulary/messages/english/reasons.ts';
import { format, invalid, none, pageAnswer, pageOf, paging, route } from '../route.ts';

const rating = z.strictObject({
  framework: z.string(),
  part: z.string().describe('Part of the framework; empty for the whole'),
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
});

export const ratings = route({
  path: '/ratings',
  summary: 'Ratings of areas by framework, with the rule that gave each',
  parameters: none,
  query: z.strictObject({
    framework: z.string().max(100).optional(),
    area: z.string().max(100).optional().describe('Code of an area'),
    areaType: z.string().max(100).optional(),
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
    const { rows, ...page } = pageOf(found, query);
    return {
      ratings: rows.map((row) => ({
        framework: row.framework.key,
        part: row.node,
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
      })),
      ...page,
    };
  },
});
