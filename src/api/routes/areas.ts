import { z } from 'zod';
import { outcomes } from '#vocabulary/outcome.ts';
import { areaAnswer, areaOut } from '../answers.ts';
import { format, invalid, none, notFound, pageAnswer, pageOf, paging, route } from '../route.ts';

export const areaTypes = route({
  path: '/area-types',
  summary: 'Kinds of area, largest first',
  parameters: none,
  query: none,
  answer: z.strictObject({
    areaTypes: z.array(
      z.strictObject({
        key: z.string(),
        number: z.number().int(),
        name: z.string(),
        plural: z.string(),
        rated: z.boolean(),
      }),
    ),
  }),
  table: 'areaTypes',
  async handle({ release }) {
    return {
      areaTypes: release.areaTypes.map(({ key, number, name, plural, rated }) => ({
        key,
        number,
        name,
        plural,
        rated,
      })),
    };
  },
});

export const areas = route({
  path: '/areas',
  summary: 'Areas, by type and by text in the name or code',
  parameters: none,
  query: z.strictObject({
    type: z.string().max(100).optional().describe('Key of an area type'),
    parent: z
      .string()
      .max(200)
      .optional()
      .describe('A larger area as `type/code`: only areas that belong to it, by any way'),
    text: z.string().max(200).optional().describe('Part of a name or code'),
    format,
    ...paging,
  }),
  answer: z.strictObject({ areas: z.array(areaAnswer), ...pageAnswer }),
  table: 'areas',
  async handle({ release, query }) {
    const type = query.type === undefined ? undefined : release.areaType(query.type);
    if (query.type !== undefined && !type) invalid('type', `there is no area type ${query.type}`);
    const [parentType = '', parentCode = ''] = query.parent?.split('/') ?? [];
    const parent = query.parent === undefined ? undefined : release.area(parentType, parentCode);
    if (query.parent !== undefined && !parent) invalid('parent', `there is no area ${query.parent}`);
    const text = query.text?.trim().toLowerCase();
    const list = (type ? [type] : release.areaTypes)
      .flatMap((entry) => release.areasOf(entry))
      .filter((area) => !parent || release.dimensions.relations.ancestors(area).includes(parent))
      .filter((area) => !text || area.name.toLowerCase().includes(text) || area.code.toLowerCase().includes(text));
    const { rows, ...page } = pageOf(list, query);
    return { areas: rows.map(areaOut), ...page };
  },
});

export const area = route({
  path: '/areas/{type}/{code}',
  summary: 'One area, with the areas it belongs to',
  parameters: z.strictObject({ type: z.string(), code: z.string() }),
  query: none,
  answer: z.strictObject({
    area: areaAnswer,
    belongsTo: z.array(areaAnswer).describe('Larger areas around it, smallest first'),
    neighbours: z.array(areaAnswer).describe('Areas of its type that lie beside it, by name'),
    similar: z.array(areaAnswer).describe('Areas most like it, wherever they lie, the most alike first'),
  }),
  async handle({ release, parameters }) {
    const found =
      release.area(parameters.type, parameters.code) ?? notFound(`/areas/${parameters.type}/${parameters.code}`);
    const { relations } = release.dimensions;
    const shown = (list: (typeof found)[]) => list.filter((one) => one.type.listed).map(areaOut);
    return {
      area: areaOut(found),
      belongsTo: shown(relations.ancestors(found)),
      neighbours: shown(relations.neighbours(found)),
      similar: shown(release.dimensions.similar.of(found).map(({ area: other }) => other)),
    };
  },
});

export const areaNeighbours = route({
  path: '/areas/{type}/{code}/neighbours',
  summary:
    'One area beside each of its neighbours, on today’s map and in the newest period of each indicator. A pair of which either value is missing or hidden is left out',
  parameters: z.strictObject({ type: z.string(), code: z.string() }),
  query: z.strictObject({ format }),
  answer: z.strictObject({
    comparisons: z.array(
      z.strictObject({
        indicator: z.string(),
        periodStart: z.string(),
        periodEnd: z.string(),
        neighbour: z.string().describe('Code of the neighbour; it has the type of the area'),
        neighbourName: z.string(),
        neighbourValue: z.number().nullable(),
        outcome: z.enum(outcomes).describe('The area compared with the neighbour, by the interval of the difference'),
      }),
    ),
  }),
  table: 'comparisons',
  async handle({ release, parameters }) {
    const found =
      release.area(parameters.type, parameters.code) ?? notFound(`/areas/${parameters.type}/${parameters.code}`);
    const rows = await release.besideNeighbours(found);
    return {
      comparisons: rows.map((row) => ({
        indicator: row.indicator.key,
        periodStart: row.period.start,
        periodEnd: row.period.end,
        neighbour: row.neighbour.code,
        neighbourName: row.neighbour.name,
        neighbourValue: row.neighbourValue,
        outcome: row.outcome,
      })),
    };
  },
});
