import type { ApiRoute } from '../route.ts';
import { area, areaNeighbours, areas, areaTypes } from './areas.ts';
import { data } from './data.ts';
import { explanation } from './explanation.ts';
import { files } from './files.ts';
import { ratingHistory, successions } from './history.ts';
import { indicator, indicators } from './indicators.ts';
import { areaBetterPeers, areaSimilar } from './like-areas.ts';
import { methods } from './methods.ts';
import { movement, triggers } from './movement.ts';
import { ratings } from './ratings.ts';
import { currentRelease, releaseList } from './release.ts';
import { sources } from './sources.ts';
import { whatIf } from './what-if.ts';

/** Every route of /api/v1; a new one is added here and in its own file. */
export const routes: readonly ApiRoute[] = [
  currentRelease,
  releaseList,
  areaTypes,
  areas,
  area,
  areaNeighbours,
  areaSimilar,
  areaBetterPeers,
  ratingHistory,
  successions,
  indicators,
  indicator,
  data,
  ratings,
  explanation,
  whatIf,
  movement,
  triggers,
  sources,
  methods,
  files,
];
