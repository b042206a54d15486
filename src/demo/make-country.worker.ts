import { parentPort, workerData } from 'node:worker_threads';
import { type DemonstrationOptions, deliveriesOf, releaseStages } from './generate-demonstration.ts';

const stages = releaseStages();
const deliveries = deliveriesOf(workerData as DemonstrationOptions);
await deliveries.through(stages[0]!);
parentPort?.postMessage('first');
parentPort?.once('message', async () => {
  await deliveries.through(stages.at(-1)!);
  parentPort?.postMessage('all');
});
