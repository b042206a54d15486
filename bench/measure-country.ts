/** One country of a given size, built and then done in DuckDB SQL; a process of its own, so that its peak of memory is its own. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Database } from '../src/evidence/database.ts';
import { build, workspaceOf } from '../src/pipeline.ts';
import { loadProject } from '../src/project/load.ts';
import { settings, sizeFor, writeCountry } from './country.ts';
import { summarise, type Tally } from './summarise.ts';

/** Seconds of each job, ours and in SQL. */
export interface CountryFigures {
  rows: number;
  ours: { build: number; ingest: number; estimates: number; summary: number };
  sql: { ingest: number; estimates: number; summary: number };
  /** Peak resident memory of the process after our build, in MiB. */
  memory: number;
}

const seconds = (from: number) => (performance.now() - from) / 1000;

async function measure(rows: number): Promise<CountryFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'coxcomb-bench-'));
  try {
    await writeCountry(folder, sizeFor(rows));
    const { project, issues } = loadProject(folder, { shippedFrameworks: folder });
    if (!project) throw new Error(JSON.stringify(issues.slice(0, 3)));
    const marks: [string, number][] = [];
    const started = performance.now();
    await build(project, { ...settings, progress: (step, done) => marks.push([`${step} ${done}`, performance.now()]) });
    const ours = { build: seconds(started), ingest: 0, estimates: 0, summary: 0 };
    const at = (step: string) => {
      const mark = marks.find(([name]) => name.startsWith(step));
      if (!mark) throw new Error(`the build says nothing of ${step}`);
      return mark[1] / 1000;
    };
    ours.ingest = at('computing') - at('areas 1');
    ours.estimates = at('protecting') - at('computing');
    const memory = process.resourceUsage().maxRSS / 1024;

    const [areasSql, ingestSql, estimateSql, summarySql] = readFileSync(
      new URL('./duckdb-peer.sql', import.meta.url),
      'utf8',
    )
      .replaceAll('{files}', join(folder, 'data/i*.csv'))
      .replaceAll('{areas}', join(folder, 'data/areas.csv'))
      .split(/^-- (?:INGEST|ESTIMATES|SUMMARY)$/m) as [string, string, string, string];
    const peer = await Database.open({ path: join(folder, 'peer.duckdb'), ...settings });
    const timed = async (sql: string) => {
      const from = performance.now();
      await peer.run(sql);
      return seconds(from);
    };
    await timed(areasSql);
    const sql = { ingest: await timed(ingestSql), estimates: await timed(estimateSql), summary: 0 };
    const from = performance.now();
    const theirs = await peer.rows<Tally>(summarySql);
    sql.summary = seconds(from);

    const own = await Database.open({ path: workspaceOf(project).evidence, readOnly: true, ...settings });
    const { n } = await own.single<{ n: number }>('SELECT count(*) AS n FROM estimate WHERE map = 0');
    const { p } = await peer.single<{ p: number }>('SELECT count(*) AS p FROM compared');
    const summed = performance.now();
    const tallies = await summarise(own, project);
    ours.summary = seconds(summed);
    own.close();
    peer.close();
    if (n !== p) throw new Error(`the two did not do the same job: ${n} estimates against ${p}`);
    if (JSON.stringify(tallies) !== JSON.stringify(theirs))
      throw new Error(`the two summaries differ: ${JSON.stringify(tallies)} and ${JSON.stringify(theirs)}`);
    return { rows, ours, sql, memory };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

process.send?.(await measure(Number(process.argv[2])));
process.disconnect?.();
