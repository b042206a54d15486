import { areaSourceSchema, boundarySchema } from './area-source.ts';
import { projectSchema } from './coxcomb.ts';
import { frameworkSchema } from './framework.ts';
import { indicatorSchema } from './indicator.ts';
import { measureSchema } from './measure.ts';
import { sourceSchema } from './source.ts';

/** Every kind of declaration, by the folder it lives in: what the loader, the editors' schemas and the reference read. */
export const schemas = {
  coxcomb: { schema: projectSchema, place: 'coxcomb.yaml' },
  measure: { schema: measureSchema, place: 'measures/*.yaml' },
  indicator: { schema: indicatorSchema, place: 'indicators/*.yaml' },
  source: { schema: sourceSchema, place: 'sources/*.yaml' },
  framework: { schema: frameworkSchema, place: 'frameworks/*.yaml' },
  area: { schema: areaSourceSchema, place: 'areas/*.yaml' },
  boundary: { schema: boundarySchema, place: 'boundaries/*.yaml' },
} as const;

export type DeclarationKind = keyof typeof schemas;
