import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { workspaceOf } from '../../pipeline.ts';
import { requireBuiltFrom } from '../../pipeline/built-from.ts';
import { recomputeRelease } from '../../pipeline/recompute.ts';
import {
  listCandidates,
  publishRelease,
  readCatalogue,
  readManifest,
  requirePublishable,
  requireReleaseId,
  withdrawRelease,
} from '#release/catalogue.ts';
import { diffLines, diffReleases } from '#release/diff.ts';
import { freezeRelease } from '#release/freeze.ts';
import { historyBasis, releasesThatCarry } from '#release/history-basis.ts';
import type { FilesIndex } from '#release/release-files.ts';
import { verifyRelease, verifyTables } from '#release/verify.ts';
import { AppError } from '#vocabulary/errors/app-error.ts';
import { counted } from '#vocabulary/counted.ts';
import { answer, openProject, today } from '../context.ts';
import { type Parameters, settable } from '../parameters.ts';
import { typedProject } from '../typed-project.ts';
import { progressLine } from '../progress.ts';

interface Options {
  project: string;
  data?: string;
  json?: boolean;
  set: Parameters;
}

async function filesOf(folders: { candidates: string; published: string }, id: string): Promise<FilesIndex> {
  const { manifest, folder } = readManifest(folders, id);
  const { makeFiles } = await import('#downloads/make-files.ts');
  const line = progressLine(process.stderr, () => performance.now());
  const index = await makeFiles(folder, manifest, (_, done, total) => line.show('writing files', done, total));
  line.end();
  return index;
}

/** `coxcomb release …`: make, look at, check, publish and withdraw releases. */
export function releaseCommand(): Command {
  const release = new Command('release').description('make, check, publish and withdraw releases');
  const sub = (name: string, description: string) =>
    settable(release.command(name))
      .description(description)
      .option('--project <folder>', 'project folder', '.')
      .option('--data <folder>', 'folder of the data files')
      .option('--json', 'print the answer as JSON');

  sub('create <id>', 'freeze what was built as a candidate')
    .option('--title <text>', 'title for readers')
    .option('--notes <text>', 'what is new in it')
    .action(async (id: string, options: Options & { title?: string; notes?: string }) => {
      requireReleaseId(id);
      const project = openProject(options.project, options.data, false, options.set);
      const folders = workspaceOf(project);
      if (!existsSync(folders.evidence)) throw new AppError('RELEASE_NOT_BUILT', { folder: options.project });
      const { releases } = readCatalogue(folders.published);
      if (releases.some((entry) => entry.id === id)) throw new AppError('RELEASE_EXISTS', { id });
      await requireBuiltFrom(project, folders.evidence);
      const manifest = await freezeRelease(folders.evidence, join(folders.candidates, id), project, {
        id,
        title: options.title ?? id,
        ...(options.notes ? { notes: options.notes } : {}),
        ...historyBasis(folders.published),
      });
      // Published by another command in the meantime: the candidate could never be.
      if (readCatalogue(folders.published).releases.some((entry) => entry.id === id)) {
        rmSync(join(folders.candidates, id), { recursive: true, force: true });
        throw new AppError('RELEASE_EXISTS', { id });
      }
      answer(options.json, manifest, [
        `Candidate ${id}: ${Object.keys(manifest.tables).length} tables, hash ${manifest.hash}`,
        `See it with \`coxcomb preview ${id}${typedProject(options.project)}\`; publish it with \`coxcomb release publish ${id}${typedProject(options.project)}\`.`,
      ]);
    });

  sub('list', 'list the releases and the candidates').action((options: Options) => {
    const folders = workspaceOf({ folder: options.project });
    const catalogue = readCatalogue(folders.published);
    const candidates = listCandidates(folders);
    answer(options.json, { ...catalogue, candidates }, [
      ...(catalogue.releases.length > 0
        ? catalogue.releases.map((entry) => `${entry.id}  ${entry.status}  ${entry.publishedOn ?? ''}  ${entry.title}`)
        : ['No release has been published yet.']),
      ...candidates.map((id) => `${id}  candidate`),
    ]);
  });

  sub('show <id>', 'show the manifest of a release or candidate').action((id: string, options: Options) => {
    const { manifest } = readManifest(workspaceOf({ folder: options.project }), id);
    answer(options.json, manifest, [
      `${manifest.id}: ${manifest.title}`,
      `hash ${manifest.hash}`,
      ...Object.entries(manifest.tables).map(
        ([table, { rows, hash }]) =>
          `  ${table.padEnd(18)} ${rows.toLocaleString('en-GB').padStart(12)} rows  ${hash.slice(0, 16)}`,
      ),
    ]);
  });

  sub('verify <id>', 'check that a release is what was published')
    .option('--full', 'also compute it once more from the declarations and the data files')
    .action(async (id: string, options: Options & { full?: boolean }) => {
      const { manifest, folder, entry } = readManifest(workspaceOf({ folder: options.project }), id);
      const found = await verifyRelease(folder, manifest, entry);
      const unchanged = `${id} is unchanged: ${found.tables} tables, ${found.rows.toLocaleString('en-GB')} rows, hash ${found.hash}${found.files > 0 ? `; ${found.files} files for readers` : ''}${entry && !found.manifest ? '; the catalogue keeps no hash of its manifest.json, so that its title and notes were not checked' : ''}`;
      if (!options.full) {
        answer(options.json, { id, ok: true, ...found }, [unchanged]);
        return;
      }
      const project = openProject(options.project, options.data, false, options.set);
      const scratch = mkdtempSync(join(tmpdir(), 'coxcomb-verify-'));
      try {
        const again = await recomputeRelease(project, manifest, scratch, () => performance.now());
        const verdict = again.same
          ? 'Computed once more, every table comes out the same.'
          : `Computed once more, these tables come out differently: ${again.differing.join(', ')}. The declarations, the data files or the programme have changed since.`;
        const left = again.unchecked.map((table) => `Not computed, because the release before is gone: ${table}.`);
        answer(options.json, { id, ok: again.same, ...found, recomputed: again }, [unchanged, verdict, ...left]);
        if (!again.same) process.exitCode = 1;
      } finally {
        rmSync(scratch, { recursive: true, force: true });
      }
    });

  sub('diff <before> <after>', 'say what changed from one release or candidate to another, and why')
    .option('--indicator <id>', 'also tell each estimate of it that differs: area, period, what it was and what it is')
    .action(async (before: string, after: string, options: Options & { indicator?: string }) => {
      const folders = workspaceOf({ folder: options.project });
      const fileOf = (id: string) => join(readManifest(folders, id).folder, 'release.duckdb');
      const diff = await diffReleases(fileOf(before), fileOf(after), options.indicator);
      answer(options.json, { before, after, ...diff }, diffLines(diff));
    });

  sub('publish <id>', 'make a candidate the current release, with its files for readers')
    .option('--no-files', 'leave the files out; `release files` makes them later')
    .action(async (id: string, options: Options & { files: boolean }) => {
      const folders = workspaceOf({ folder: options.project });
      const isNew = !readCatalogue(folders.published).releases.some((entry) => entry.id === id);
      // A candidate may have lain about for long: what readers get is what was frozen, or nothing.
      let verified: string | undefined;
      if (isNew) {
        const { manifest, manifestHash, folder } = requirePublishable(folders, id);
        verified = manifestHash;
        await verifyTables(folder, manifest);
      }
      // The files first: a release that readers can see has them.
      const made = options.files && isNew ? await filesOf(folders, id) : undefined;
      const entry = publishRelease(folders, id, today(), verified);
      answer(options.json, entry, [`${id} is published${made ? `, with ${counted(made.files.length, 'file')}` : ''}.`]);
    });

  sub('files <id>', 'make the files of a release that readers download').action(
    async (id: string, options: Options) => {
      const index = await filesOf(workspaceOf({ folder: options.project }), id);
      const bytes = index.files.reduce((sum, file) => sum + file.bytes, 0);
      answer(options.json, index, [
        `${counted(index.files.length, 'file')} of ${id}, ${(bytes / 1e6).toLocaleString('en-GB', { maximumFractionDigits: 1 })} MB`,
      ]);
    },
  );

  sub('withdraw <id>', 'remove the data of a release and leave a notice')
    .requiredOption('--reason <text>', 'why, for the public notice')
    .action(async (id: string, options: Options & { reason: string }) => {
      const folders = workspaceOf({ folder: options.project });
      withdrawRelease(folders, id, options.reason, today());
      const carriedBy = await releasesThatCarry(folders.published, id);
      answer(options.json, { id, status: 'withdrawn', carriedBy }, [
        `${id} is withdrawn; its data are gone, the notice stays.`,
        ...(carriedBy.length > 0
          ? [
              `Its ratings still stand in the history of ${carriedBy.join(', ')}. If they must not be seen, withdraw ${carriedBy.length === 1 ? 'that release' : 'those releases'} too; a release made from now on leaves them out.`,
            ]
          : []),
      ]);
    });
  return release;
}
