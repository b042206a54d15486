import { describe, expect, it } from 'vitest';
import { frameworkSchema } from '#project/schema/framework.ts';
import { runVectors } from '#rating/vectors/run-vectors.ts';
import { catalogue } from '../catalogue/catalogue.ts';
import { sixClinicalAreas } from './six-clinical-areas.ts';
import { sixClinicalAreasText } from './six-clinical-areas-text.ts';
import { systemMeasures } from './system-measures.ts';

describe('the frameworks of the demonstration', () => {
  it('give every answer of the text about the six clinical areas', () => {
    const answers = runVectors(frameworkSchema.parse(sixClinicalAreas), sixClinicalAreasText);
    expect(answers.filter(({ equal }) => !equal)).toEqual([]);
    expect(answers.length).toBeGreaterThan(30);
  });

  it('put a measure of the country, each once, in the place of those of the oversight of systems', () => {
    const own = new Set(catalogue.map(({ id }) => id));
    const used = Object.values(systemMeasures);
    expect(used.filter((id) => !own.has(id))).toEqual([]);
    expect(new Set(used).size).toBe(used.length);
  });
});
