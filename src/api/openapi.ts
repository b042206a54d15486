import { z } from 'zod';
import type { ApiRoute } from './route.ts';

const problem = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.string(),
  detail: z.string(),
  remedy: z.string(),
});

/** The description of the API (OpenAPI 3.1), made from the schemas that check it. */
export function openapi(routes: readonly ApiRoute[], name: string): Record<string, unknown> {
  const schema = (type: z.ZodType, io: 'input' | 'output') => {
    const { $schema: _, ...rest } = z.toJSONSchema(type, { io, unrepresentable: 'any' }) as Record<string, unknown>;
    return rest;
  };
  const parameters = (type: z.ZodObject, where: 'path' | 'query') =>
    Object.entries(type.shape).map(([key, value]) => {
      const field = value as z.ZodType;
      return {
        name: key,
        in: where,
        required: where === 'path' || !field.safeParse(undefined).success,
        ...(field.description ? { description: field.description } : {}),
        schema: schema(field, 'input'),
      };
    });
  const problems = {
    description: 'A problem',
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
  const paths = Object.fromEntries(
    routes.map((route) => {
      const answer = {
        type: 'object',
        allOf: [{ $ref: '#/components/schemas/FromRelease' }],
        ...schema(route.answer.extend({ release: z.string() }), 'input'),
      };
      const content: Record<string, unknown> = { 'application/json': { schema: answer } };
      if (route.table) content['text/csv'] = { schema: { type: 'string' } };
      return [
        `/api/v1${route.path}`,
        {
          get: {
            summary: route.summary,
            parameters: [
              ...parameters(route.parameters, 'path'),
              ...parameters(route.query, 'query'),
              { $ref: '#/components/parameters/release' },
            ],
            responses: { 200: { description: 'The answer', content }, 400: problems, 404: problems, 503: problems },
          },
        },
      ];
    }),
  );
  return {
    openapi: '3.1.0',
    info: {
      title: `${name}: API`,
      version: '1',
      description: 'Read-only data of published releases. Every answer names the release it is from.',
    },
    paths,
    components: {
      parameters: {
        release: {
          name: 'release',
          in: 'query',
          required: false,
          description: 'Id of a published release; the newest one unless given',
          schema: { type: 'string' },
        },
      },
      schemas: {
        Problem: schema(problem, 'output'),
        FromRelease: { type: 'object', properties: { release: { type: 'string' } }, required: ['release'] },
      },
    },
  };
}
