import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FolderReleases } from '#release/reader/published.ts';
import { createPublicApp } from '#site/public-app.ts';
import { publishSmallRelease } from '../fixtures/small-release.ts';
import type { TableRows } from '../fixtures/release-builder.ts';

export interface Served {
  app: Awaited<ReturnType<typeof createPublicApp>>;
  releases: FolderReleases;
  folder: string;
  /** What the application reported as its own failures. */
  failures: unknown[];
  close(): Promise<void>;
}

/** The public application over the small release, with its assets built from the sources; not listening yet. */
export async function serveSmallRelease(change?: (rows: TableRows) => TableRows): Promise<Served> {
  const folder = mkdtempSync(join(tmpdir(), 'coxcomb-site-'));
  await publishSmallRelease(folder, change);
  const assetsFolder = join(folder, 'assets');
  const { buildAssets } = (await import('../../scripts/build.mjs' as string)) as {
    buildAssets(folder: string): Promise<void>;
  };
  await buildAssets(assetsFolder);
  const releases = new FolderReleases(folder, () => performance.now());
  const failures: unknown[] = [];
  const app = await createPublicApp({
    releases,
    assetsFolder,
    clock: () => performance.now() / 1000,
    report: (error) => failures.push(error),
  });
  return {
    app,
    releases,
    folder,
    failures,
    async close() {
      await app.close();
      releases.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
