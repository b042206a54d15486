/** Prints, in one run, how fast the main jobs are beside DuckDB SQL that does the same: `npm run bench [rows …]`. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Database } from '../src/evidence/database.ts';
import { build, workspaceOf } from '../src/pipeline.ts';
import { loadProject } from '../src/project/load.ts';
import { proportionColumns } from '../src/statistics/intervals/proportion.ts';
import { directlyStandardisedColumns } from '../src/statistics/intervals/directly-standardised-rate.ts';
import { spcColumns, spcOutput } from '../src/statistics/time/spc.ts';
import { sizeFor, writeCountry } from './country.ts';

const sizes = process.argv
  .slice(2)
  .map(Number)
  .filter((n) => n > 0);
const seconds = (from: number) => (performance.now() - from) / 1000;

async function country(rows: number) {
  const folder = mkdtempSync(join(tmpdir(), 'coxcomb-bench-'));
  try {
    await writeCountry(folder, sizeFor(rows));
    const { project, issues } = loadProject(folder, { shippedFrameworks: folder });
    if (!project) throw new Error(JSON.stringify(issues.slice(0, 3)));
    const marks: [string, number][] = [];
    const started = performance.now();
    await build(project, { memoryLimit: '400MB', progress: (step) => marks.push([step, performance.now()]) });
    const ours = seconds(started);
    const at = (prefix: string) => marks.find(([step]) => step.startsWith(prefix))?.[1] ?? started;
    const ingest = (at('computing') - at('reading')) / 1000;
    const estimates = (at('protecting') - at('computing')) / 1000;
    const memory = process.resourceUsage().maxRSS / 1024;

    const [ingestSql, estimateSql] = readFileSync(new URL('./duckdb-peer.sql', import.meta.url), 'utf8')
      .replaceAll('{files}', join(folder, 'data/i*.csv'))
      .replaceAll('{areas}', join(folder, 'data/areas.csv'))
      .split('-- ESTIMATES') as [string, string];
    const peer = await Database.open({ path: join(folder, 'peer.duckdb') });
    const peerStarted = performance.now();
    await peer.run(ingestSql);
    const peerIngest = seconds(peerStarted);
    const estimateStarted = performance.now();
    await peer.run(estimateSql);
    const peerEstimates = seconds(estimateStarted);
    const own = await Database.open({ path: workspaceOf(project).evidence, readOnly: true });
    const { n } = await own.single<{ n: number }>('SELECT count(*) AS n FROM estimate WHERE map = 0');
    const { p } = await peer.single<{ p: number }>('SELECT count(*) AS p FROM compared');
    own.close();
    peer.close();
    if (n !== p) throw new Error(`the two did not do the same job: ${n} estimates against ${p}`);
    return { rows, ours, ingest, estimates, peerIngest, peerEstimates, memory };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function statistics() {
  const n = 1_000_000;
  const columns = (length: number) => ({
    value: new Float64Array(length),
    lower95: new Float64Array(length),
    upper95: new Float64Array(length),
    lower998: new Float64Array(length),
    upper998: new Float64Array(length),
    status: new Uint8Array(length),
  });
  const best = (work: () => void) =>
    Math.min(
      ...Array.from({ length: 5 }, () => {
        const from = performance.now();
        work();
        return performance.now() - from;
      }),
    );
  const denominator = Float64Array.from({ length: n }, (_, i) => 400 + (i % 4000));
  const numerator = denominator.map((d, i) => i % d);
  const out = columns(n);
  const proportion = best(() => proportionColumns({ numerator, denominator, multiplier: 100, out }));
  const groups = Math.floor(n / 19);
  const offsets = Int32Array.from({ length: groups + 1 }, (_, i) => i * 19);
  const dsrOut = columns(groups);
  const dsr = best(() =>
    directlyStandardisedColumns({
      count: numerator.map((x) => x % 50),
      population: denominator,
      weight: denominator.map((_, i) => 1000 + (i % 19) * 100),
      offsets,
      out: dsrOut,
    }),
  );
  const series = 10_000;
  const values = Float64Array.from({ length: series * 36 }, (_, i) => (Math.sin(i * 12.9898) * 43758.5453) % 1);
  const spcOut = spcOutput(series * 36);
  const seriesOffsets = Uint32Array.from({ length: series + 1 }, (_, i) => i * 36);
  const spc = best(() => spcColumns({ value: values, offsets: seriesOffsets, out: spcOut }));
  return { proportion, dsr, spc: (spc * 1000) / series };
}

const say = (label: string, figure: string, bar: string, met: boolean) =>
  console.log(`${met ? 'meets' : 'MISSES'}  ${label.padEnd(58)} ${figure.padStart(22)}   bar ${bar}`);
const s = statistics();
console.log(`proportion with both limits, 1,000,000 rows: ${s.proportion.toFixed(1)} ms`);
say('directly standardised rate, 1,000,000 rows', `${s.dsr.toFixed(1)} ms`, '50 ms', s.dsr <= 50);
say('control chart with rules, a series of 36 points', `${s.spc.toFixed(2)} µs`, '5 µs', s.spc <= 5);
const runs = [];
for (const rows of sizes.length > 0 ? sizes : [1e5, 1e6, 1e7]) {
  const run = await country(rows);
  runs.push(run);
  const label = rows.toLocaleString('en-GB');
  say(
    `ingest CSV, ${label} rows, beside DuckDB SQL`,
    `${run.ingest.toFixed(2)} / ${run.peerIngest.toFixed(2)} s = ${(run.ingest / run.peerIngest).toFixed(2)}`,
    '1.3',
    run.ingest / run.peerIngest <= 1.3,
  );
  say(
    `estimates and comparisons written, ${label} rows`,
    `${run.estimates.toFixed(2)} / ${run.peerEstimates.toFixed(2)} s = ${(run.estimates / run.peerEstimates).toFixed(2)}`,
    '1.5',
    run.estimates / run.peerEstimates <= 1.5,
  );
  if (rows >= 1e7) say(`peak memory, ${label} rows`, `${run.memory.toFixed(0)} MiB`, '1024 MiB', run.memory <= 1024);
}
for (let i = 1; i < runs.length; i++) {
  const [a, b] = [runs[i - 1], runs[i]] as [(typeof runs)[number], (typeof runs)[number]];
  const exponent = Math.log(b.ours / a.ours) / Math.log(b.rows / a.rows);
  say(
    `growth ${a.rows.toLocaleString('en-GB')} → ${b.rows.toLocaleString('en-GB')} rows`,
    exponent.toFixed(2),
    '1.05',
    exponent <= 1.05,
  );
}
