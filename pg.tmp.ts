import { DuckDBConnection } from '@duckdb/node-api';
import { FolderReleases } from './src/release/reader/published.ts';
import { createPublicApp } from './src/server/public-app.ts';
const log: [number, string][] = []; let on = false;
for (const m of ['run', 'runAndReadAll', 'stream'] as const) {
  const f = (DuckDBConnection.prototype as any)[m];
  (DuckDBConnection.prototype as any)[m] = async function (sql: string, ...a: any[]) { const t = performance.now(); try { return await f.call(this, sql, ...a); } finally { if (on) log.push([performance.now() - t, m + ' ' + sql.replace(/\s+/g, ' ').slice(0, 150)]); } };
}
const releases = new FolderReleases('/tmp/dm/.coxcomb/published', () => performance.now());
const app = await createPublicApp({ releases, assetsFolder: 'dist/public', clock: () => performance.now() / 1000 });
const times: number[] = [];
const { areas } = (await app.inject('/api/v1/areas?type=commissioning-area')).json() as any;
for (const [i, a] of areas.slice(0, 100).entries()) {
  on = i === 45; const c = process.cpuUsage(); const t = performance.now();
  const r = await app.inject(`/areas/commissioning-area/${a.code.toLowerCase()}`);
  const u = process.cpuUsage(c); times.push((u.user + u.system) / 1000);
  if (i > 40) console.log(r.statusCode, r.body.length, (performance.now() - t).toFixed(0), times.at(-1));
}
console.log("median", times.slice(10).sort((a,b)=>a-b)[(times.length-10)>>1]);
log.sort((a, b) => b[0] - a[0]); console.log(log.length, log.reduce((n, [d]) => n + d, 0)); for (const [d, s] of log.slice(0, 60)) console.log(d.toFixed(1), s.slice(0,110));
await app.close(); releases.close();
