import { Database } from '#evidence/database.ts';
import { readPublicTables, readTruth } from '#disclosure/attacker/release/public-tables.ts';
import { ReaderBook } from '#disclosure/attacker/release/read-knowledge.ts';
import { linkPlaces } from '#disclosure/attacker/release/link-places.ts';
import { Programmes } from '#disclosure/attacker/programme.ts';
const t0 = performance.now();
const log = (...a: unknown[]) => console.log(((performance.now() - t0) / 1000).toFixed(1), ...a);
const f = '/tmp/disc/demo/.coxcomb/published/releases/2024/release.duckdb';
const db = await Database.open({ path: f, readOnly: true });
const tables = (await readPublicTables(db))!;
log('tables', tables.estimates.length);
const truth = await readTruth(db, '/tmp/disc/demo/.coxcomb/evidence.duckdb');
log('truth', !!truth);
const book = new ReaderBook(tables, truth);
log('book', book.cells.low.length, book.cells.sums, 'broken', book.cells.broken, 'hidden', book.hidden.length);
log('links', linkPlaces(book, tables), 'broken', book.cells.broken, 'cells', book.cells.low.length);
const k = book.cells.knowledge();
const p = new Programmes(k);
log('programmes');
const size = new Map<number, number>();
for (let c = 0; c < k.low.length; c++)
  if (k.low[c] !== k.high[c]) {
    const g = p.groupOf(c);
    size.set(g, (size.get(g) ?? 0) + 1);
  }
log(
  'unknown',
  [...size.values()].reduce((a, b) => a + b, 0),
  'groups',
  size.size,
  'sizes',
  [...size.values()].sort((a, b) => b - a).slice(0, 20),
);
const big = [...size.entries()].sort((a, b) => b[1] - a[1]).slice(0, 6);
for (const [g, n] of big) {
  const sides = new Map<string, number>();
  for (const pl of book.places.values())
    for (const c of pl.at.values())
      if (k.low[c] !== k.high[c] && p.groupOf(c) === g)
        sides.set(pl.side + '|' + pl.stratum, (sides.get(pl.side + '|' + pl.stratum) ?? 0) + 1);
  log(n, [...sides.entries()].slice(0, 8));
}
import { findNarrow } from '#disclosure/attacker/find-narrow.ts';
import { targetsOf } from '#disclosure/attacker/release/attack-release.ts';
import { loadPointSolver } from './scripts/solver.ts';
const targets = targetsOf(book, tables, !!truth);
const per = new Map<number, number>();
for (const t of targets) {
  const g = p.groupOf(t.cell);
  per.set(g, (per.get(g) ?? 0) + 1);
}
log('targets', targets.length, 'groups', per.size, [...per.values()].sort((a, b) => b - a).slice(0, 10));
const inner = await loadPointSolver();
let n = 0,
  spent = 0;
let last = performance.now();
const solve = (s: string) => {
  const a = performance.now();
  const r = inner(s);
  const d = performance.now() - a;
  spent += d;
  n++;
  if (d > 400 || performance.now() - last > 15000) {
    last = performance.now();
    log('solve', n, 'len', s.length, 'ms', d.toFixed(0), 'spent', (spent / 1000).toFixed(1), r?.size);
  }
  return r;
};
const res = findNarrow(k, targets, solve);
log('done', n, res.narrow.length, res.contradicted.length, spent / 1000);
for (const x of res.narrow.slice(0, 30)) console.log((x.target as any).what, x.range);
