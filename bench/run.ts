/**
 * Prints, in one run, how fast the main jobs are beside DuckDB SQL that does the same, and beside the bars of the design:
 * `npm run bench [statistics] [rating] [neighbours] [site] [rows …]`. Without arguments everything, at 10^5, 10^6 and 10^7 rows.
 */
import { fork } from 'node:child_process';
import { availableParallelism, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { settings } from './country.ts';
import type { CountryFigures } from './measure-country.ts';
import { measureNeighbours } from './measure-neighbours.ts';
import { measureRating } from './measure-rating.ts';
import { measureSite } from './measure-site.ts';
import { measureStatistics } from './measure-statistics.ts';
import { median, print } from './print.ts';

const asked = process.argv.slice(2);
const sizes = asked.map(Number).filter((n) => n > 0);
const wants = (part: string) => asked.length === 0 || asked.includes(part);
const countries = asked.length === 0 ? [1e5, 1e6, 1e7] : sizes;

/** Times a country is measured: small ones oftener, because a disturbance weighs more. */
const repeatsOf = (rows: number) => (rows >= 1e7 ? 1 : rows >= 1e6 ? 3 : 5);

/** Measures a country in a process of its own. */
function inProcess(rows: number): Promise<CountryFigures> {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(new URL('measure-country.ts', import.meta.url)), [String(rows)], {
      execArgv: ['--import', 'tsx'],
    });
    child.once('message', (figures) => resolve(figures as CountryFigures));
    child.once('exit', (code) => reject(new Error(`measuring ended with ${code}`)));
  });
}

async function country(rows: number): Promise<{ rows: number; build: number }> {
  const runs: CountryFigures[] = [];
  for (let i = 0; i < repeatsOf(rows); i++) runs.push(await inProcess(rows));
  const label = `${rows.toLocaleString('en-GB')} rows`;
  const beside = (text: string, of: (run: CountryFigures) => [number, number], atMost: number) => {
    const [ours, sql] = [0, 1].map((side) => median(runs.map((run) => of(run)[side] as number))) as [number, number];
    const times = runs.length > 1 ? `, medians of ${runs.length} runs` : '';
    const from = `${ours.toFixed(2)} / ${sql.toFixed(2)} s${times}`;
    print({
      label: `${text}, ${label}`,
      figure: median(runs.map((run) => of(run)[0] / of(run)[1])),
      unit: '×',
      atMost,
      from,
    });
  };
  beside('ingest CSV', ({ ours, sql }) => [ours.ingest, sql.ingest], 1.3);
  beside('estimates, comparisons summarised', ({ ours, sql }) => [ours.summary, sql.summary], 0.7);
  beside('estimates, comparisons written', ({ ours, sql }) => [ours.estimates, sql.estimates], 1.5);
  const bar = rows >= 1e7 ? { atMost: 1024 } : {};
  print({ label: `peak memory, ${label}`, figure: median(runs.map(({ memory }) => memory)), unit: 'MiB', ...bar });
  return { rows, build: median(runs.map(({ ours }) => ours.build)) };
}

const load = () =>
  loadavg()
    .map((n) => n.toFixed(1))
    .join(', ');
console.log(`Node ${process.versions.node}, ${availableParallelism()} cores, load average ${load()} at the start.`);
console.log(
  `The store and the SQL have ${settings.threads} threads and ${settings.memoryLimit} each; with 500,000 facts or more we compute in ${settings.threads - 1} more.`,
);
if (wants('statistics')) measureStatistics().forEach(print);
if (wants('rating')) (await measureRating()).forEach(print);
if (wants('neighbours')) (await measureNeighbours()).forEach(print);
if (wants('site')) (await measureSite()).forEach(print);
const builds: { rows: number; build: number }[] = [];
for (const rows of countries) builds.push(await country(rows));
const [first, last] = [builds[0], builds[builds.length - 1]];
if (first && last && last.rows > first.rows) {
  const exponent = Math.log(last.build / first.build) / Math.log(last.rows / first.rows);
  const range = `${first.rows.toLocaleString('en-GB')} → ${last.rows.toLocaleString('en-GB')} rows`;
  print({ label: `growth of a whole build, ${range}`, figure: exponent, unit: '', atMost: 1.05 });
}
console.log(`Load average ${load()} at the end.`);
