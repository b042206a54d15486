import type { RankedArea } from './caterpillar-order.ts';
import { type ChartProps, finite } from '../chart.ts';
import type { ChartWords } from '../words.ts';

export interface CaterpillarProps extends ChartProps {
  areas: RankedArea[];
  benchmark?: { value: number | null; name: string };
  /** Null where neither end is better. */
  highIsGood: boolean | null;
  /** By value, best first, or by name where a ranking would say more than the data do. */
  order?: 'value' | 'name' | 'given';
  words: ChartWords;
}

/** What the two drawings of a caterpillar share. */
export interface CaterpillarDrawing extends CaterpillarProps {
  ordered: RankedArea[];
  width: number;
  format: (value: number) => string;
  extent: [number, number];
}

/** Name and value of the benchmark; nothing when there is none. */
export function benchmarkText(drawing: CaterpillarDrawing): string | undefined {
  const value = finite(drawing.benchmark?.value);
  return value === null ? undefined : `${drawing.benchmark!.name} ${drawing.format(value)}`;
}
