import type { Project } from './project.ts';

interface SimilarReference {
  /** What is named, in words. */
  what: string;
  value: string | undefined;
  among: Set<string>;
  path: PropertyKey[];
}

/** Every name that the ways to find like areas refer by, with the names that there are and where it stands in coxcomb.yaml. */
export function similarReferences({ declaration, areaSources }: Project, indicators: Set<string>): SimilarReference[] {
  const areaTypes = new Set(declaration.areaTypes.map(({ id }) => id));
  const attributes = new Set(areaSources.flatMap(({ value }) => value.attributes.map(({ id }) => id)));
  return declaration.similar.flatMap((method, i) => [
    ...method.areaTypes.map((value, j) => ({
      what: 'area type',
      value,
      among: areaTypes,
      path: ['similar', i, 'areaTypes', j],
    })),
    ...method.attributes.flatMap(({ key, indicator }, j) => [
      { what: 'attribute of areas', value: key, among: attributes, path: ['similar', i, 'attributes', j, 'key'] },
      { what: 'indicator', value: indicator, among: indicators, path: ['similar', i, 'attributes', j, 'indicator'] },
    ]),
  ]);
}
