import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { isBeingMade, makeCountry } from '#demo/make-country.ts';
import { missingStages, placeStage, type ReleaseStage, releaseStages, seedOf } from '#demo/stages.ts';
import { loadProject, refuseProblems } from '#project/load.ts';
import { publishRelease, readCatalogue, readManifest } from '#release/catalogue.ts';
import { freezeRelease } from '#release/freeze.ts';
import { historyBasis } from '#release/history-basis.ts';
import { manifestName } from '#release/manifest.ts';
import { readFilesIndex } from '#release/release-files.ts';
import { verifyTables } from '#release/verify.ts';
import { AppError } from '#vocabulary/errors/app-error.ts';
import { portNumber, wholeNumber } from '../arguments.ts';
import { productRoot, showIssues } from '../context.ts';
import { progressLine } from '../progress.ts';
import { loadServer, type ServeOptions, serveFolder } from './serve.ts';

/** `coxcomb demo`: makes the invented country, builds and publishes its releases, and serves them. */
export function demoCommand(): Command {
  return new Command('demo')
    .description('make an invented country, rate its areas and serve the site')
    .option('--folder <folder>', 'where to make it', '.demo')
    .option('--seed <number>', 'another seed makes another country', '1858')
    .option('--fresh', 'make it anew even when it is there')
    .option('--no-serve', 'end when the releases are published')
    .option('--no-files', 'leave out the files to download')
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--port <number>', 'port; 0 takes any that is free', '4700')
    .action(
      async (
        options: ServeOptions & { folder: string; seed: string; fresh?: boolean; serve: boolean; files: boolean },
      ) => {
        const started = performance.now();
        const asked = wholeNumber('--seed', options.seed);
        if (options.serve) portNumber(options.port);
        refuseForeign(options.folder);
        const line = progressLine(process.stderr, () => performance.now());
        if (options.fresh) rmSync(options.folder, { recursive: true, force: true });
        line.show('making the country', 0, 1);
        // A folder with declarations goes on with the seed of its country.
        const seed = seedOf(options.folder) ?? asked;
        const lacks = missingStages(options.folder).length > 0;
        const making = lacks ? await makeCountry({ folder: options.folder, seed }) : undefined;
        // Loaded while the data are being made.
        const { build, workspaceOf } = await import('../../pipeline.ts');
        const read = () => {
          const { project, issues } = loadProject(options.folder, {
            shippedFrameworks: join(productRoot(), 'frameworks'),
          });
          if (project) return project;
          showIssues(issues);
          return refuseProblems(issues);
        };
        // Read while the data of the first release are being made: every release has the same declarations.
        const declared = making ? read() : undefined;
        // A server that cannot be loaded is told of when it is to serve.
        if (options.serve) loadServer().catch(() => undefined);
        const deliver = async (stage: ReleaseStage) => {
          if (missingStages(options.folder).includes(stage))
            await (stage === releaseStages()[0] ? making?.first : making?.rest());
          placeStage(options.folder, stage);
          line.show('making the country', 1, 1);
        };
        const folders = workspaceOf({ folder: options.folder });
        const seconds = () => ((performance.now() - started) / 1000).toFixed(1);
        let served = false;
        const serve = async () => {
          const { address } = await serveFolder(folders.published, options);
          line.end();
          process.stdout.write(
            `Coxcomb shows an invented country at ${address} (${seconds()} s).${followLine(releaseStages().length - readCatalogue(folders.published).releases.length)} End it with Ctrl+C.\n`,
          );
          served = true;
        };
        if (options.serve && readCatalogue(folders.published).current) await serve();
        for (const stage of releaseStages()) {
          const catalogue = readCatalogue(folders.published);
          if (catalogue.releases.some((entry) => entry.id === stage.id)) continue;
          if (await publishLeft(folders, stage)) {
            if (options.serve && !served) await serve();
            continue;
          }
          const project = declared ?? read();
          // Areas are read while the data are being made.
          const beforeSources = () => deliver(stage);
          await build(project, { progress: line.show, clock: () => performance.now(), beforeSources });
          line.show('freezing the release', 0, 1);
          await freezeRelease(folders.evidence, join(folders.candidates, stage.id), project, {
            id: stage.id,
            title: stage.title,
            notes: stage.notes,
            ...historyBasis(folders.published),
          });
          publishRelease(folders, stage.id, stage.publishedOn);
          line.show('freezing the release', 1, 1);
          // The first release is enough to look around; the server picks up the later ones as they are published.
          if (options.serve && !served) await serve();
        }
        line.end();
        if (served) process.stdout.write(`All ${releaseStages().length} releases are published (${seconds()} s).\n`);
        if (options.files) await makeNewestFiles(folders, line.show);
        line.end();
        if (!options.serve) {
          process.stdout.write(`The releases are published in ${options.folder} (${seconds()} s).\n`);
          return;
        }
        if (!served) await serve();
        else if (options.files) process.stdout.write(`The files to download are ready (${seconds()} s).\n`);
      },
    );
}

/** Publishes a release that a process left whole when it ended between moving and naming it; tells whether there was one. @throws RELEASE_DAMAGED */
async function publishLeft(folders: { candidates: string; published: string }, stage: ReleaseStage): Promise<boolean> {
  const place = join(folders.published, 'releases', stage.id);
  if (!existsSync(join(place, manifestName)) || existsSync(join(folders.candidates, stage.id))) return false;
  await verifyTables(place, readManifest(folders, stage.id).manifest);
  publishRelease(folders, stage.id, stage.publishedOn);
  return true;
}

/** Whatever else lies in a folder must not be taken for an invented country, whose data would take its place. @throws CLI_FOLDER_NOT_EMPTY */
function refuseForeign(folder: string): void {
  if (!existsSync(folder) || seedOf(folder) !== undefined || isBeingMade(folder)) return;
  if (readdirSync(folder).length > 0) throw new AppError('CLI_FOLDER_NOT_EMPTY', { folder });
}

/** How many releases are still to come when the site can be looked at. */
export function followLine(left: number): string {
  if (left <= 0) return '';
  return ` ${left === 1 ? 'One more release follows' : `${left} more releases follow`} in a minute or two.`;
}

/** Files of the newest release, unless they were made before. Readers can look around meanwhile. */
async function makeNewestFiles(
  folders: { candidates: string; published: string },
  show: (step: string, done: number, total: number) => void,
): Promise<void> {
  const { current } = readCatalogue(folders.published);
  if (!current) return;
  const { manifest, folder } = readManifest(folders, current);
  if ((await readFilesIndex(folder))?.hash === manifest.hash) return;
  const { makeFiles } = await import('#downloads/make-files.ts');
  await makeFiles(folder, manifest, (_, done, total) => show('writing files', done, total));
}
