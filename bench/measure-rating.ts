import { readFileSync } from 'node:fs';
import { frameworkSchema } from '../src/project/schema/framework.ts';
import type { IndicatorColumns } from '../src/rating/evidence.ts';
import { evaluate } from '../src/rating/evaluate.ts';
import { planFramework } from '../src/rating/plan.ts';
import { parse } from 'yaml';
import { median, type Line } from './print.ts';

const areas = 6500;
const indicators = 60;

/** Rates 6,500 areas by the shipped framework with 60 indicators spread over its parts: the evaluator alone, without the store. */
export function measureRating(): Line[] {
  const file = new URL('../frameworks/outcomes-dashboard-2015.yaml', import.meta.url);
  const framework = frameworkSchema.parse(parse(readFileSync(file, 'utf8')));
  const cells = framework.nodes.flatMap((node) => [node, ...(node.children ?? [])]).filter((node) => node.tagged);
  const declared = Array.from({ length: indicators }, (_, i) => ({
    id: `indicator-${i}`,
    tags: cells[i % cells.length]?.tagged ?? {},
  }));
  const plan = planFramework(framework, declared);
  const evidence = {
    areas: Array.from({ length: areas }, (_, i) => ({ code: `${i}`, name: `${i}`, type: 'area', attributes: {} })),
    indicators: new Map(declared.map(({ id }, indicator) => [id, compared(indicator)])),
  };
  let rated = 0;
  const times = Array.from({ length: 7 }, () => {
    const from = performance.now();
    rated += evaluate(plan, evidence).nodes.size;
    return performance.now() - from;
  });
  if (rated === 0) throw new Error('nothing was rated');
  return [
    {
      label: `rating ${areas.toLocaleString('en-GB')} areas × ${indicators} indicators`,
      figure: median(times) / 1000,
      unit: 's',
      atMost: 0.2,
    },
  ];
}

/** An indicator of which nothing is known but how each area compares with the benchmark. */
function compared(indicator: number): IndicatorColumns {
  const missing = () => new Float64Array(areas).fill(Number.NaN);
  return {
    polarity: 'high-is-good',
    multiplier: 1,
    value: missing(),
    lower95: missing(),
    upper95: missing(),
    numerator: missing(),
    denominator: missing(),
    status: new Int8Array(areas),
    outcomes: { benchmark: Int8Array.from({ length: areas }, (_, area) => (area * 7 + indicator * 3) % 6) },
    against: {},
    trend: new Int8Array(areas).fill(-1),
  };
}
