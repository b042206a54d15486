import type { ApiRoute } from '../route.ts';
import { area, areaNeighbours, areas, areaTypes } from './areas.ts';
import { data } from './data.ts';
import { files } from './files.ts';
import { ratingHistory, successions } from './history.ts';
import { indicator, indicators } from './indicators.ts';
import { methods } from './methods.ts';
import { movement, triggers } from './movement.ts';
import { ratings } from './ratings.ts';
import { currentRelease, releaseList } from './release.ts';
import { sources } from './sources.ts';

/** Every route of /api/v1; a new one is added here and in its own file. */
export const routes: readonly ApiRoute[] = [
  currentRelease,
  releaseList,
  areaTypes,
  areas,
  area,
  areaNeighbours,
  ratingHistory,
  successions,
  indicators,
  indicator,
  data,
  ratings,
  movement,
  triggers,
  sources,
  methods,
  files,
];
