import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { frameworkSchema } from '#project/schema/framework.ts';
import { evaluate } from '#rating/evaluate.ts';
import { planFramework } from '#rating/plan.ts';
import { ratingEvidence } from '../fixtures/rating-evidence.ts';

const folder = process.env.COXCOMB_DATA ?? join(import.meta.dirname, '../../../shared/data');
const data = join(folder, 'usa/cms-stars');
const groups: Record<string, string> = {
  Mortality: 'mortality',
  Safety: 'safety',
  Readmission: 'readmission',
  'Patient Experience': 'patient-experience',
  Process: 'timely-effective',
};

/** Rows of a table in which only whole cells are quoted and none holds a comma, as records. */
function table(name: string): Record<string, string>[] {
  const [header = '', ...lines] = readFileSync(join(data, name), 'utf8')
    .replace(/^\uFEFF/, '')
    .replaceAll('"', '')
    .trim()
    .split(/\r?\n/);
  const names = header.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, i) => [names[i] as string, cell])));
}

describe.skipIf(!existsSync(data))(
  'stars of hospitals, April 2021 (skipped where the recorded data are absent)',
  () => {
    it('come out the same for all rated hospitals, with the summary score', () => {
      const framework = frameworkSchema.parse(
        parse(readFileSync(join(import.meta.dirname, '../../frameworks/cms-stars.yaml'), 'utf8')),
      );
      const measures = table('v202104_measures.csv').map((row) => ({
        column: row.measure_id as string,
        id: (row.measure_id as string).toLowerCase().replaceAll('_', '-'),
        group: groups[row.group as string] as string,
        low: row.direction === 'lower',
      }));
      const input = table('v202104_input.csv');
      const evidence = ratingEvidence(
        Object.fromEntries(
          measures.map(({ id, column, low }) => [
            id,
            {
              polarity: low ? ('low-is-good' as const) : ('high-is-good' as const),
              values: input.map((row) =>
                row[column] === '' || row[column] === undefined ? null : Number(row[column]),
              ),
            },
          ]),
        ),
      );
      const plan = planFramework(
        framework,
        measures.map(({ id, group }) => ({ id, tags: { 'measure-group': group } })),
      );
      const { nodes } = evaluate(plan, evidence);
      const whole = nodes.get('');
      const expected = new Map(table('v202104_output.csv').map((row) => [row.PROVIDER_ID, row]));
      const stars = ['5', '4', '3', '2', '1', ''];
      let [rated, equal, largest] = [0, 0, 0];
      input.forEach((row, area) => {
        const answer = expected.get(row.PROVIDER_ID as string) as Record<string, string>;
        const star = stars[whole?.limited.class[area] as number];
        if (answer.star !== '') rated += 1;
        if (answer.star !== '' && answer.star === star) equal += 1;
        if (answer.star === '') expect(star).toBe('');
        if (answer.star !== '')
          largest = Math.max(largest, Math.abs((whole?.grades.score[area] as number) - Number(answer.summary_score)));
      });
      console.log(
        `stars equal: ${equal} of ${rated}; largest difference of a summary score: ${largest.toExponential(1)}`,
      );
      expect(rated).toBe(3355);
      expect(equal).toBe(3355);
      expect(largest).toBeLessThan(1e-8);
    });
  },
);
