import type { Database } from '#evidence/database.ts';
import { emptyEstimates } from './estimate-columns.ts';
import { preparePairs, type RollUpInput, type RollUpRead, rollUpQuery } from './roll-up.ts';

/** The sums by the queries of `roll-up`: for what `addUp` is not made for; a test holds the two equal. */
export async function queried(database: Database, input: RollUpInput): Promise<RollUpRead> {
  await preparePairs(database, input);
  return readRollUp(database, rollUpQuery(input));
}

async function readRollUp(database: Database, query: string): Promise<RollUpRead> {
  const batches = [];
  let length = 0;
  for await (const batch of database.columns(query)) {
    batches.push(batch);
    length += (batch.map as Int8Array).length;
  }
  const columns = emptyEstimates(length);
  const squares = new Float64Array(length);
  const leafStatus = new Int8Array(length);
  let at = 0;
  for (const batch of batches) {
    columns.map.set(batch.map as Int8Array, at);
    columns.stratum.set(batch.stratum as Int32Array, at);
    columns.area.set(batch.area as Int32Array, at);
    columns.period.set(batch.period as Int32Array, at);
    columns.numerator.set(batch.num as Float64Array, at);
    columns.denominator.set(batch.den as Float64Array, at);
    columns.expected.set(batch.expected as Int32Array, at);
    columns.reported.set(batch.reported as Int32Array, at);
    columns.coverage.set(batch.coverage as Float64Array, at);
    squares.set(batch.squares as Float64Array, at);
    leafStatus.set(batch.leaf_status as Int8Array, at);
    at += (batch.map as Int8Array).length;
  }
  return { columns, squares, leafStatus };
}
