import { z } from 'zod';
import { messagesFor } from '#vocabulary/messages/messages.ts';
import { none, route } from '../route.ts';

const method = z.strictObject({
  id: z.string(),
  group: z.string(),
  title: z.string(),
  text: z.string().describe('What it does, in plain words'),
  expert: z.string().describe('Its proper name'),
  indicators: z.array(z.string()).describe('Ids of indicators that are worked out by it'),
});

export const methods = route({
  path: '/methods',
  summary: 'Every method by which numbers are worked out and judged, in plain words',
  parameters: none,
  query: none,
  answer: z.strictObject({ methods: z.array(method) }),
  async handle({ release }) {
    const words = messagesFor(release.dimensions.project.locale).methods;
    const groups = [...words.groups, { title: words.judging, methods: words.judgements }];
    return {
      methods: groups.flatMap(({ title: group, methods: list }) =>
        list.map(({ id, title, text, expert }) => ({
          id,
          group,
          title,
          text,
          expert,
          indicators: release.indicators.filter((one) => one.declaration.method === id).map((one) => one.key),
        })),
      ),
    };
  },
});
