import type { Label } from '#project/schema/framework.ts';
import type { Frame } from './frame.ts';
import type { Grades } from './grades.ts';
import { cutPoints } from './labels/cut-points.ts';
import { kMeans } from './labels/k-means.ts';
import type { LabelFunction } from './labels/label.ts';
import { quantiles } from './labels/quantiles.ts';

/** One function a kind. To add one: declare it in the schema of labels, write it in labels/, and name it here. */
const labels: { [K in Label['kind']]: LabelFunction<K> } = {
  'cut-points': cutPoints,
  'k-means': kMeans,
  quantiles,
};

/** The classes of scores. */
export function labelled(label: Label, score: Float64Array, frame: Frame): Grades {
  const apply = labels[label.kind] as LabelFunction<Label['kind']>;
  return apply(label as never, score, frame);
}
