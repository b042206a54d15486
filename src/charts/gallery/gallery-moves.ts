import type { GalleryExample } from '../gallery.ts';
import { type MovesProps, type MovesRow, movesChart } from '../moves.ts';

const words: MovesProps['words'] = {
  part: 'Topic',
  steps: {
    'down-real': 'down, more than chance',
    down: 'down, may be chance',
    same: 'no change',
    up: 'up, may be chance',
    'up-real': 'up, more than chance',
  },
  row: (name, down, same, up) => `${name}: ${down} down, ${same} the same, ${up} up.`,
  none: 'Nothing is rated in both.',
};

const row = (name: string, ...[a, b, c, d, e]: [number, number, number, number, number]): MovesRow => ({
  name,
  counts: { 'down-real': a, down: b, same: c, up: d, 'up-real': e },
});

function example(name: string, width: number, rows: MovesRow[]): GalleryExample {
  return { name, chart: movesChart({ idPrefix: name, title: 'How ratings moved, by topic', words, width, rows }) };
}

const topics = [
  row('Cancer', 1, 5, 30, 10, 2),
  row('Dementia', 0, 29, 112, 48, 20),
  row('Diabetes', 4, 0, 41, 0, 3),
  row('Maternity', 0, 0, 48, 0, 0),
  row('Care of people with a learning disability or autism, in hospital and at home', 12, 0, 0, 0, 36),
  row('Nothing to compare', 0, 0, 0, 0, 0),
];

export const movesExamples: GalleryExample[] = [
  example('moves-topics-narrow', 320, topics),
  example('moves-topics-wide', 760, topics),
  example('moves-none', 320, []),
];
