import { z } from 'zod';
import { format, invalid, none, notFound, pageAnswer, pageOf, paging, route } from '../route.ts';

const rating = z.strictObject({
  fromRelease: z.string().describe('Id of the release that published the rating'),
  publishedOn: z.string(),
  framework: z.string(),
  part: z.string().describe('Part of the framework; empty for the whole'),
  class: z.string(),
});

export const ratingHistory = route({
  path: '/areas/{type}/{code}/rating-history',
  summary: 'Ratings of one area in this release and in every release before it, oldest first',
  parameters: z.strictObject({ type: z.string(), code: z.string() }),
  query: z.strictObject({ framework: z.string().max(100).optional(), format, ...paging }),
  answer: z.strictObject({ ratings: z.array(rating), ...pageAnswer }),
  table: 'ratings',
  async handle({ release, parameters, query }) {
    const area =
      release.area(parameters.type, parameters.code) ?? notFound(`/areas/${parameters.type}/${parameters.code}`);
    if (query.framework !== undefined && !release.framework(query.framework)) {
      invalid('framework', `there is no framework ${query.framework}`);
    }
    const [earlier, now] = await Promise.all([release.past.ratingsOf(area), release.ratings({ area })]);
    const all = [
      ...earlier.map(({ release: fromRelease, publishedOn, framework, node, class: found }) => ({
        fromRelease,
        publishedOn,
        framework,
        part: node,
        class: found,
      })),
      ...now.map((row) => ({
        fromRelease: release.id,
        publishedOn: release.entry.publishedOn ?? '',
        framework: row.framework.key,
        part: row.node,
        class: row.publishedClass,
      })),
    ].filter((row) => query.framework === undefined || row.framework === query.framework);
    const { rows, ...page } = pageOf(all, query);
    return { ratings: rows, ...page };
  },
});

const step = z.strictObject({
  type: z.string(),
  code: z.string(),
  name: z.string(),
  share: z.number().nullable().describe('Share of the earlier area that went to the later, 0 to 1'),
  since: z.string().nullable(),
});

export const successions = route({
  path: '/areas/{type}/{code}/successions',
  summary: 'What became of an area, and what it was made from',
  parameters: z.strictObject({ type: z.string(), code: z.string() }),
  query: none,
  answer: z.strictObject({
    closed: z.string().nullable(),
    successors: z.array(step),
    predecessors: z.array(step),
  }),
  async handle({ release, parameters }) {
    const area =
      release.area(parameters.type, parameters.code) ?? notFound(`/areas/${parameters.type}/${parameters.code}`);
    const known = release.dimensions.successions;
    const out = (steps: ReturnType<typeof known.successors>) =>
      steps.map(({ area: other, weight, from }) => ({
        type: other.type.key,
        code: other.code,
        name: other.name,
        share: weight,
        since: from,
      }));
    return {
      closed: area.closed,
      successors: out(known.successors(area)),
      predecessors: out(known.predecessors(area)),
    };
  },
});
