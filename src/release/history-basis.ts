import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Database } from '#evidence/database.ts';
import { readCatalogue } from './catalogue.ts';
import type { FreezeOptions } from './freeze.ts';
import { isWithdrawn } from './reader/catalogue-file.ts';

/** What a release that is frozen now carries on: the history of the current one, without the ratings of those that were withdrawn. */
export function historyBasis(published: string): Pick<FreezeOptions, 'previous' | 'withdrawn'> {
  const { releases, current } = readCatalogue(published);
  const last = releases.find(({ id }) => id === current);
  return {
    previous: last && { id: last.id, publishedOn: last.publishedOn ?? '', file: fileOf(published, last.id) },
    withdrawn: releases.filter(isWithdrawn).map(({ id }) => id),
  };
}

/** Ids of published releases whose histories hold ratings of another one. */
export async function releasesThatCarry(published: string, id: string): Promise<string[]> {
  const carrying: string[] = [];
  for (const release of readCatalogue(published).releases) {
    const file = fileOf(published, release.id);
    if (release.id === id || isWithdrawn(release) || !existsSync(file)) continue;
    // One that is withdrawn at the same time, or damaged, says nothing.
    const database = await Database.open({ path: file, readOnly: true }).catch(() => undefined);
    if (!database) continue;
    try {
      const { n } = await database.single<{ n: number }>('SELECT count(*) AS n FROM rating_history WHERE release = ?', [
        id,
      ]);
      if (n > 0) carrying.push(release.id);
    } finally {
      database.close();
    }
  }
  return carrying;
}

function fileOf(published: string, id: string): string {
  return join(published, 'releases', id, 'release.duckdb');
}
