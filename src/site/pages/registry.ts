import type { Release } from '#release/reader/release.ts';
import { areaListPage } from './area-list.tsx';
import { areaPage, areaRatingsPage } from './area/area-page.tsx';
import { homePage } from './home.tsx';
import type { Page } from './page.ts';
import { searchPage } from './search.tsx';

/** Every kind of page. What stands here is served, listed and exported. */
export const registry: readonly Page[] = [homePage, searchPage, areaListPage, areaPage, areaRatingsPage];

/** Every address of a release’s pages, each once. */
export function* pathsOf(release: Release): Generator<string> {
  for (const page of registry) yield* page.paths(release);
}
