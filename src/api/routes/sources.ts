import { z } from 'zod';
import { format, none, route } from '../route.ts';

const source = z.strictObject({
  id: z.string(),
  title: z.string(),
  publisher: z.string(),
  licence: z.string(),
  address: z.string(),
  accessed: z.string().nullable().describe('Day on which it was read'),
});

export const sources = route({
  path: '/sources',
  summary: 'Where the numbers come from, with publisher and licence',
  parameters: none,
  query: z.strictObject({ format }),
  answer: z.strictObject({ sources: z.array(source) }),
  table: 'sources',
  async handle({ release }) {
    return {
      sources: [...release.dimensions.sources.values()].map(
        ({ key, title, publisher, licence, address, accessed }) => ({
          id: key,
          title,
          publisher,
          licence,
          address,
          accessed,
        }),
      ),
    };
  },
});
