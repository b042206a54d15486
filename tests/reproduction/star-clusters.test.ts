import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type KMeansPass, kMeans } from '#statistics/clustering/k-means.ts';
import { percentile } from '#statistics/distributions/percentile.ts';

const file = join(import.meta.dirname, '../../../shared/data/usa/cms-stars/v202104_output.csv');
const absent = !existsSync(file);

interface Hospital {
  peers: string;
  score: number;
  star: number;
}

/** Hospitals with a published star. */
function rated(): Hospital[] {
  const [header, ...lines] = readFileSync(file, 'utf8').trim().split(/\r?\n/);
  const cells = (line: string) => line.split(',').map((cell) => cell.replace(/^"|"$/g, ''));
  const names = cells(header as string);
  const at = (name: string) => names.indexOf(name);
  return lines
    .map(cells)
    .filter((line) => line[at('star')] !== '')
    .map((line) => ({
      peers: line[at('cnt_grp')] as string,
      score: Number(line[at('summary_score')]),
      star: Number(line[at('star')]),
    }));
}

/** Medians of the fifths, whose bounds are values that were observed. */
function startsOf(scores: number[]): number[] {
  const sorted = Float64Array.from(scores).sort();
  const bounds = [0.2, 0.4, 0.6, 0.8].map((share) => percentile(sorted, share, 'observed'));
  return [0, 1, 2, 3, 4].map((fifth) =>
    percentile(
      sorted.filter((score) => bounds.filter((bound) => score > bound).length === fifth),
      0.5,
    ),
  );
}

/** How many published stars come out of the published scores. */
function equalStars(hospitals: Hospital[], passes: KMeansPass[]): number {
  let equal = 0;
  for (const peers of new Set(hospitals.map((hospital) => hospital.peers))) {
    const group = hospitals.filter((hospital) => hospital.peers === peers);
    const scores = group.map((hospital) => hospital.score);
    const { cluster } = kMeans(scores, startsOf(scores), 1, { passes });
    equal += group.filter(({ star }, i) => cluster[i]! + 1 === star).length;
  }
  return equal;
}

describe.skipIf(absent)(
  `the clusters of the hospital star rating of April 2021${absent ? ' (skipped: the folder of public data is not here)' : ''}`,
  () => {
    it('come out of the published summary scores, with a second, strict pass', () => {
      const hospitals = rated();
      const [once, strict] = [equalStars(hospitals, [{}]), equalStars(hospitals, [{}, { strict: 1 }])];
      console.log(`${strict} of ${hospitals.length} stars equal; ${once} without the strict pass`);
      expect(hospitals).toHaveLength(3355);
      expect(strict).toBe(3355);
      expect(once).toBeLessThan(3355);
    });
  },
);
