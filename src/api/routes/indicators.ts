import { z } from 'zod';
import { indicatorAnswer, indicatorOut } from '../answers.ts';
import { format, none, notFound, pageAnswer, pageOf, paging, route } from '../route.ts';

export const indicators = route({
  path: '/indicators',
  summary: 'Indicators',
  parameters: none,
  query: z.strictObject({ text: z.string().max(200).optional().describe('Part of a name'), format, ...paging }),
  answer: z.strictObject({ indicators: z.array(indicatorAnswer), ...pageAnswer }),
  table: 'indicators',
  async handle({ release, query }) {
    const text = query.text?.trim().toLowerCase();
    const list = release.indicators.filter(
      (entry) => !text || `${entry.key} ${entry.name} ${entry.plainName}`.toLowerCase().includes(text),
    );
    const { rows, ...page } = pageOf(list, query);
    return { indicators: rows.map(indicatorOut), ...page };
  },
});

export const indicator = route({
  path: '/indicators/{id}',
  summary: 'One indicator as it is declared: definition, why it matters, method, caveats',
  parameters: z.strictObject({ id: z.string() }),
  query: none,
  answer: z.strictObject({
    indicator: indicatorAnswer,
    declaration: z.looseObject({ id: z.string() }),
    areaTypes: z.array(z.string()),
  }),
  async handle({ release, parameters }) {
    const found = release.indicator(parameters.id) ?? notFound(`/indicators/${parameters.id}`);
    const types = await release.typesOf(found);
    return {
      indicator: indicatorOut(found),
      declaration: found.declaration as unknown as { id: string },
      areaTypes: types.map((type) => type.key),
    };
  },
});
