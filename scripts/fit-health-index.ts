// Prints the straight lines of frameworks/health-index-ics.yaml: `npx tsx scripts/fit-health-index.ts FOLDER`, where FOLDER holds the
// published scores. Only the years 2015 to 2017 are fitted; the years after them are for the test.
import { fitHealthIndex } from './health-index/fit.ts';
import { readPublished } from './health-index/published.ts';

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  process.stderr.write('Give the folder of the published scores.\n');
  process.exitCode = 2;
} else {
  for (const [part, { times, plus }] of fitHealthIndex(readPublished(folder), 2017))
    process.stdout.write(`${part}: rescale: { times: ${times.toFixed(6)}, plus: ${plus.toFixed(4)} }\n`);
}
