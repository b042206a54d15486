import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import {
  type DemonstrationOptions,
  declareDemonstration,
  releaseStages,
  resumeDemonstration,
} from './generate-demonstration.ts';

const options = workerData as DemonstrationOptions;
const stages = releaseStages();
// What a process that ended too early left is gone on with: declarations may have been changed since.
const begun = existsSync(join(options.folder, 'coxcomb.yaml'));
const deliveries = begun ? resumeDemonstration(options) : declareDemonstration(options).deliveries;
parentPort?.postMessage('declared');
await deliveries.through(stages[0]!);
parentPort?.postMessage('first');
parentPort?.once('message', async () => {
  await deliveries.through(stages.at(-1)!);
  parentPort?.postMessage('all');
});
