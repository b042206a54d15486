import { expect } from 'vitest';
import {
  districtOf,
  practices,
  regionOf,
  type SmallEstimate,
  type SmallProjectParts,
  withSmallProject,
} from '../../fixtures/small-project.ts';

export const last = '2023-04-01..2024-03-31';
export const sum = (list: number[]) => list.reduce((a, b) => a + b, 0);
export const close = (a: number | null | undefined, b: number | null | undefined) => {
  expect(a).not.toBeNull();
  expect(Math.abs((a as number) - (b as number))).toBeLessThanOrEqual(1e-10 * Math.max(1, Math.abs(b as number)));
};

/** Builds with the parts given and answers with the estimates of one indicator. */
export async function estimated(parts: SmallProjectParts, id = 'smoking'): Promise<Map<string, SmallEstimate>> {
  return withSmallProject({ framework: null, ...parts }, async (project) => {
    const report = await project.build();
    expect(report.problems.filter((found) => found.severity === 'blocks')).toEqual([]);
    return project.estimates(id);
  });
}

export const within = (area: string) =>
  practices.filter(
    (practice) => area === 'ISL' || [practice, districtOf(practice), regionOf(districtOf(practice))].includes(area),
  );
export const areas = [...practices, 'D1', 'D2', 'D3', 'D4', 'RN', 'RS', 'ISL'];
