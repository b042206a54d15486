import type { Release } from '#release/reader/release.ts';
import { areaPage, areaRatingsPage } from './area/area-page.tsx';
import { areaHistoryPage } from './area-history/area-history.tsx';
import { areaListPage } from './area-list.tsx';
import { areaMeasurePage } from './area-measure.tsx';
import { chartGalleryPage } from './chart-gallery.tsx';
import { comparePage, compareStartPage, compareTopicPage } from './compare.tsx';
import { downloadsPage } from './downloads/downloads-page.tsx';
import { frameworkListPage } from './frameworks/framework-list-page.tsx';
import { frameworkPage } from './frameworks/framework-page.tsx';
import { leaguePage } from './frameworks/league-page.tsx';
import { homePage } from './home.tsx';
import { indicatorListPage } from './indicator-list.tsx';
import { indicatorAsItWasPage, indicatorPage, indicatorTypePage } from './indicator-page.tsx';
import { areaAsItWasPage } from './measure/area-as-it-was.tsx';
import { areaGroupsPage } from './measure/area-groups.tsx';
import { methodsPage } from './methods.tsx';
import { methodologyPage } from './methodology/methodology-page.tsx';
import { movementBetweenPage, movementPage } from './movement/movement-page.tsx';
import type { Page } from './page.ts';
import { aboutPage, accessibilityPage, glossaryPage } from './plain-pages.tsx';
import { qualityPage } from './quality.tsx';
import { releaseListPage, releasePage } from './releases.tsx';
import { searchPage } from './search.tsx';
import { topicListPage, topicPage } from './topics.tsx';

/** Every kind of page. What stands here is served, listed and exported. */
export const registry: readonly Page[] = [
  homePage,
  searchPage,
  areaListPage,
  areaPage,
  areaRatingsPage,
  areaHistoryPage,
  areaMeasurePage,
  areaGroupsPage,
  areaAsItWasPage,
  indicatorListPage,
  indicatorPage,
  indicatorTypePage,
  indicatorAsItWasPage,
  compareStartPage,
  comparePage,
  compareTopicPage,
  topicListPage,
  topicPage,
  frameworkListPage,
  frameworkPage,
  methodologyPage,
  movementPage,
  movementBetweenPage,
  leaguePage,
  methodsPage,
  releaseListPage,
  releasePage,
  qualityPage,
  downloadsPage,
  chartGalleryPage,
  glossaryPage,
  aboutPage,
  accessibilityPage,
];

/** Every address of a release’s pages, each once. */
export function* pathsOf(release: Release): Generator<string> {
  for (const page of registry) yield* page.paths(release);
}
