import type { Chart } from './chart.ts';
import { caterpillarExamples, distributionExamples, mapExamples } from './gallery/gallery-areas.ts';
import { coxcombExamples } from './gallery/gallery-coxcomb.ts';
import { movesExamples } from './gallery/gallery-moves.ts';
import { groupsExamples } from './gallery/gallery-groups.ts';
import { spineExamples, trendExamples } from './gallery/gallery-series.ts';

export interface GalleryExample {
  /** Kebab-case; also the name of its stored picture. */
  name: string;
  chart: Chart;
}

/** Every chart on fixed, invented data: shown on the gallery page, compared with stored pictures by the tests. */
export const gallery: GalleryExample[] = [
  ...coxcombExamples,
  ...spineExamples,
  ...trendExamples,
  ...caterpillarExamples,
  ...mapExamples,
  ...distributionExamples,
  ...movesExamples,
  ...groupsExamples,
];
