import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { readCatalogue, readManifest } from '#release/catalogue.ts';
import { verifyRelease } from '#release/verify.ts';
import { workspaceOf } from '../../src/pipeline.ts';
import { countRows, countsCsv, type SmallProject, withSmallProject } from '../fixtures/small-project.ts';
import { watchServer } from './watched-server.ts';

const program = fileURLToPath(new URL('../../bin/coxcomb.mjs', import.meta.url));
const kills = Number(process.env.COXCOMB_KILLS ?? 6);
const seed = Number(process.env.COXCOMB_SEED ?? Date.now() % 2 ** 31);

/** A small generator of numbers from 0 to 1 (mulberry32), so that a failure can be tried again with its seed. */
function drawing(from: number): () => number {
  let state = from;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

interface Ended {
  /** null when it was killed. */
  code: number | null;
  milliseconds: number;
  said: string;
}

/** Runs a command, killing it after some milliseconds where these are given. */
function run(args: string[], killAfter?: number): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    const hear = (part: Buffer) => {
      said += part.toString();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    const timer = killAfter === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfter);
    child.on('error', reject);
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve({ code, milliseconds: performance.now() - started, said });
    });
  });
}

/** The published releases are whole, the current one among them, and so is every candidate that can be seen. */
async function expectWhole(project: SmallProject): Promise<void> {
  const folders = workspaceOf(project);
  const { releases, current } = readCatalogue(folders.published);
  const published = releases.filter((release) => release.status === 'published').map(({ id }) => id);
  expect(published).toEqual(current ? [current] : []);
  for (const { id, hash } of releases.slice(-2)) {
    const { manifest, folder } = readManifest(folders, id);
    expect((await verifyRelease(folder, manifest)).hash).toBe(hash);
  }
  const seen = existsSync(folders.candidates) ? readdirSync(folders.candidates) : [];
  for (const id of seen.filter((name) => !name.startsWith('.'))) {
    const { manifest, folder } = readManifest(folders, id);
    await verifyRelease(folder, manifest);
  }
}

it(`leaves the last release whole and served, and completes when run again, after ${kills} kills at random moments (seed ${seed})`, async () => {
  const random = drawing(seed);
  await withSmallProject({}, async (project) => {
    const folders = workspaceOf(project);
    const inProject = ['--project', project.folder];
    const steps = (round: number) => [
      ['build', project.folder],
      ['release', 'create', `r${round}`, ...inProject],
      ['release', 'publish', `r${round}`, ...inProject],
    ];
    const durations: number[] = [];
    for (const step of steps(0)) {
      const { code, milliseconds, said } = await run(step);
      expect(code, said).toBe(0);
      durations.push(milliseconds);
    }
    await expectWhole(project);
    const server = await watchServer(program, project.folder);
    await server.until('r0');
    const killed = { build: 0, create: 0, publish: 0 };
    const stepNames = ['build', 'create', 'publish'] as const;
    const all = () => killed.build + killed.create + killed.publish;
    let last = 0;
    try {
      for (let round = 1; all() < kills; round++) {
        // Other numbers each round, so that each build has work to do.
        const rows = countRows.map((row) => row.replace(/\d+$/, (adults) => String(Number(adults) + round)));
        project.change({ data: { 'counts.csv': countsCsv(rows) } });
        for (const [position, step] of steps(round).entries()) {
          const first = await run(step, random() * (durations[position] as number));
          if (first.code === null) killed[stepNames[position] as keyof typeof killed] += 1;
          await expectWhole(project);
          const { current } = readCatalogue(folders.published);
          expect([`r${round - 1}`, ...(position === 2 ? [`r${round}`] : [])]).toContain(current);
          const again = await run(step);
          // What was published just before the kill cannot be published again.
          expect(again.code, again.said).toBe(current === `r${round}` ? 2 : 0);
          await expectWhole(project);
        }
        expect(readCatalogue(folders.published).current).toBe(`r${round}`);
        await server.until(`r${round}`);
        last = round;
        expect(readdirSync(join(folders.published, 'releases'))).toHaveLength(round + 1);
      }
    } finally {
      await server.close();
    }
    // A visitor saw every release once, in its order, each of them whole.
    expect(server.faults).toEqual([]);
    expect(server.releases.map(({ id }) => id)).toEqual(Array.from({ length: last + 1 }, (_, round) => `r${round}`));
    const { releases } = readCatalogue(folders.published);
    for (const { id, hash, areas, indicators } of server.releases) {
      expect(hash).toBe(releases.find((release) => release.id === id)?.hash);
      expect({ areas, indicators }).toEqual({
        areas: server.releases[0]?.areas,
        indicators: server.releases[0]?.indicators,
      });
    }
    console.log(
      `${all()} kills (seed ${seed}): ${killed.build} of build, ${killed.create} of release create, ${killed.publish} of release publish; ${last} releases published, ${server.looks()} looks of a visitor without a fault`,
    );
  });
}, 1_200_000);
