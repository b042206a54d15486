import { z } from 'zod';
import { none, route } from '../route.ts';

const entry = z.strictObject({
  id: z.string(),
  title: z.string(),
  status: z.string(),
  publishedOn: z.string().nullable(),
  supersedes: z.string().nullable(),
  hash: z.string().nullable(),
});

export const currentRelease = route({
  path: '/release',
  summary: 'The release that all other answers are from',
  parameters: none,
  query: none,
  answer: z.strictObject({
    id: z.string(),
    title: z.string(),
    publishedOn: z.string().nullable(),
    hash: z.string().nullable(),
    name: z.string(),
    invented: z.boolean(),
    areas: z.number().int(),
    indicators: z.number().int(),
    frameworks: z.array(z.string()),
  }),
  async handle({ release }) {
    const { entry, dimensions } = release;
    return {
      id: entry.id,
      title: entry.title,
      publishedOn: entry.publishedOn ?? null,
      hash: entry.hash ?? null,
      name: dimensions.project.name,
      invented: dimensions.project.invented,
      areas: dimensions.areas.size,
      indicators: release.indicators.length,
      frameworks: release.frameworks.map((framework) => framework.key),
    };
  },
});

export const releaseList = route({
  path: '/releases',
  summary: 'Every release that was ever published; withdrawn ones as a notice',
  parameters: none,
  query: none,
  answer: z.strictObject({ releases: z.array(entry) }),
  table: 'releases',
  async handle({ releases }) {
    const list = await releases.list();
    return {
      releases: list.map(({ id, title, status, publishedOn, supersedes, hash }) => ({
        id,
        title,
        status,
        publishedOn: publishedOn ?? null,
        supersedes: supersedes ?? null,
        hash: hash ?? null,
      })),
    };
  },
});
