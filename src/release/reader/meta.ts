import { z } from 'zod';

const tagValue = z.looseObject({ id: z.string(), name: z.string(), about: z.string().optional() });

/** What a release says about itself in the table `meta`: the text under `project`. Keys that are not known are kept. */
export const projectMetaSchema = z.looseObject({
  name: z.string(),
  summary: z.string().optional(),
  locale: z.string().default('en-GB'),
  currency: z.string().default('GBP'),
  invented: z.boolean().default(false),
  /** Id of the area that all are compared with. */
  benchmark: z.number().int().optional(),
  mapDate: z.string().optional(),
  licence: z.string().optional(),
  attribution: z.string().optional(),
  contact: z.string().optional(),
});

/** The text under `tags`: kinds of tag as declared in coxcomb.yaml. */
export const tagsMetaSchema = z.record(z.string(), z.looseObject({ name: z.string(), values: z.array(tagValue) }));

/** The texts under `disclosure` and `measures`: the policies by name, and which of them protects each measure, and its unit. */
export const policiesMetaSchema = z.record(
  z.string(),
  z.looseObject({
    smallest: z.number(),
    hideZero: z.boolean().default(false),
    rounding: z.number().default(1),
    because: z.string().optional(),
  }),
);
export const measuresMetaSchema = z.array(
  z.looseObject({ id: z.string(), disclosure: z.string().optional(), unit: z.string().optional() }),
);

export type PoliciesMeta = z.output<typeof policiesMetaSchema>;

/** The text under `similar`: the ways to find like areas, as declared and in their order. */
export const similarMetaSchema = z.array(
  z.looseObject({
    id: z.string(),
    name: z.string(),
    about: z.string().optional(),
    areaTypes: z.array(z.string()),
    attributes: z.array(
      z.looseObject({ key: z.string().optional(), indicator: z.string().optional(), weight: z.number() }),
    ),
    nearest: z.number(),
  }),
);

export type SimilarMeta = z.output<typeof similarMetaSchema>[number];
export type ProjectMeta = z.output<typeof projectMetaSchema>;
export type TagsMeta = z.output<typeof tagsMetaSchema>;
