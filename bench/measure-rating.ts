import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { CertaintyThread } from '../src/pipeline/certainty-thread.ts';
import { frameworkSchema } from '../src/project/schema/framework.ts';
import type { Indicator } from '../src/project/schema/indicator.ts';
import { evaluate } from '../src/rating/evaluate.ts';
import { planFramework } from '../src/rating/plan.ts';
import { certaintyOf } from '../src/rating/stability/certainty.ts';
import { drawAll } from '../src/rating/stability/draw-ratings.ts';
import { median, type Line } from './print.ts';
import { ratedCountry } from './rated-country.ts';

const indicators = 60;

/**
 * Rates areas by the shipped framework with 60 indicators spread over its parts, and finds how sure the ratings are: the evaluator alone,
 * without the store.
 */
export async function measureRating(): Promise<Line[]> {
  const file = new URL('../frameworks/outcomes-dashboard-2015.yaml', import.meta.url);
  const framework = frameworkSchema.parse(parse(readFileSync(file, 'utf8')));
  const cells = framework.nodes.flatMap((node) => [node, ...(node.children ?? [])]).filter((node) => node.tagged);
  const declared = Array.from({ length: indicators }, (_, i) => ({
    id: `indicator-${i}`,
    tags: cells[i % cells.length]?.tagged ?? {},
  }));
  const plan = planFramework(framework, declared);
  const lines: Line[] = [];
  const thread = new CertaintyThread(declared as unknown as Indicator[]);
  for (const areas of [209, 6500]) {
    const { evidence, uncertainties } = ratedCountry(areas, declared);
    const label = `${areas.toLocaleString('en-GB')} areas × ${indicators} indicators`;
    let rated = 0;
    const times = Array.from({ length: 7 }, () => {
      const from = performance.now();
      rated += evaluate(plan, evidence).nodes.size;
      return performance.now() - from;
    });
    if (rated === 0) throw new Error('nothing was rated');
    lines.push({ label: `rating ${label}`, figure: median(times) / 1000, unit: 's', atMost: 0.2 });
    const base = evaluate(plan, evidence);
    const sure: number[] = [];
    let draws = 0;
    for (let run = 0; run < 3; run++) {
      const from = performance.now();
      const drawing = await drawAll(base, uncertainties, framework.certainty.draws, thread.draw);
      if (certaintyOf(base, drawing).length === 0) throw new Error('no rating is sure');
      draws = drawing.draws;
      sure.push(performance.now() - from);
    }
    lines.push({
      label: `how sure, ${label}`,
      figure: median(sure) / 1000,
      unit: 's',
      // The bar is for as many areas as commissioning groups there were; of more areas the figure alone is shown.
      ...(areas === 209 ? { atMost: 3 } : {}),
      from: `${draws} draws, a quarter more of what comes next, every choice varied`,
    });
  }
  await thread.close();
  return lines;
}
