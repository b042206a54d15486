import { DuckDBConnection } from '@duckdb/node-api';
import { appendFileSync, writeFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';
if (isMainThread) {
writeFileSync('/tmp/stm.txt', '');
let n = 0; const ids = new WeakMap();
for (const m of ['run', 'runAndReadAll', 'stream']) {
  const f = DuckDBConnection.prototype[m];
  DuckDBConnection.prototype[m] = async function (sql, ...a) {
    if (!ids.has(this)) ids.set(this, ++n);
    const t = performance.now();
    try { return await f.call(this, sql, ...a); } finally {
      appendFileSync('/tmp/stm.txt', `${t.toFixed(0)} ${(performance.now() - t).toFixed(1)} c${ids.get(this)} ${m} ${sql.replace(/\s+/g, ' ').slice(0, 160)}\n`);
    }
  };
}
}
