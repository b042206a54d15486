import { coxcombChart, type Petal } from '../coxcomb.ts';
import type { GalleryExample } from '../gallery.ts';
import type { RatingClass } from '../palette.ts';
import { englishWords as words } from '../words.ts';

const note =
  'The longer a petal, the more of its indicators are not worse than the benchmark. The dotted ring is half of them, the outer ring all.';

function petal(
  group: string,
  aspect: string | undefined,
  rating: RatingClass,
  share: number | null,
  indicators: number,
): Petal {
  return { group, aspect, rating, share, indicators };
}

const area: Petal[] = [
  petal('Older people', 'Access', 'better', 0.9, 10),
  petal('Older people', 'Quality', 'expected', 0.75, 12),
  petal('Older people', 'Prevention', 'worse-95', 0.5, 6),
  petal('Long-term conditions', 'Access', 'expected', 0.8, 5),
  petal('Long-term conditions', 'Quality', 'better', 1, 14),
  petal('Long-term conditions', 'Prevention', 'expected', 0.67, 9),
  petal('Mental health', 'Access', 'worse-998', 0.25, 8),
  petal('Mental health', 'Quality', 'worse-95', 0.55, 11),
  petal('Mental health', 'Prevention', 'no-data', null, 0),
  petal('Mothers and children', 'Access', 'better', 0.95, 7),
  petal('Mothers and children', 'Quality', 'expected', 0.78, 13),
  petal('Mothers and children', 'Prevention', 'worse-998', 0, 4),
  petal('Generally well', 'Access', 'better', 0.88, 8),
  petal('Generally well', 'Quality', 'expected', 0.7, 6),
  petal('Generally well', 'Prevention', 'better', 0.83, 12),
  petal('Resilience', undefined, 'worse-95', 0.6, 5),
  petal('Transformation', undefined, 'expected', 0.72, 3),
];

const clinical: Petal[] = [
  ['Cancer', 'better', 0.8, 'Good'],
  ['Dementia', 'better-998', 1, 'Outstanding'],
  ['Diabetes', 'worse-95', 0.5, 'Requires improvement'],
  ['Mental health', 'worse-998', 0.33, 'Inadequate'],
  ['Learning disabilities', 'worse-95', 0.55, 'Requires improvement'],
  ['Maternity', 'better', 0.75, 'Good'],
].map(([group, rating, share, word]) => ({ group, rating, share, word, indicators: 4 }) as Petal);

function draw(name: string, petals: Petal[], width: number, title: string): GalleryExample {
  return { name, chart: coxcombChart({ idPrefix: name, title, petals, words, lengthNote: note, width }) };
}

const title = 'Northvale: care by patient group and aspect';

export const coxcombExamples: GalleryExample[] = [
  draw('coxcomb-narrow', area, 320, title),
  draw('coxcomb-wide', area, 760, title),
  draw('coxcomb-six-areas', clinical, 320, 'Northvale: six clinical areas'),
  draw('coxcomb-one-petal', area.slice(0, 1), 320, 'Northvale: one topic'),
  draw(
    'coxcomb-many',
    Array.from({ length: 48 }, (_, index) =>
      petal(
        `Group ${Math.floor(index / 6) + 1}`,
        `Aspect ${(index % 6) + 1}`,
        area[index % 17]!.rating,
        area[index % 17]!.share,
        5,
      ),
    ),
    320,
    'Northvale: forty-eight topics',
  ),
  draw('coxcomb-empty', [], 320, 'Northvale: no topics'),
  {
    name: 'coxcomb-hostile-names',
    chart: coxcombChart({
      idPrefix: 'coxcomb "hostile"',
      title: 'A & E <script>alert(1)</script>',
      words,
      petals: [
        {
          group: 'A & E <script>',
          aspect: '"Quality" & more',
          rating: 'better',
          share: 0.8,
          href: '/areas/a?x=1&y=<2>',
        },
        { group: 'A & E <script>', aspect: "O'Neill", rating: 'worse-95', share: 7, href: 'javascript:alert(1)' },
        { group: '日本語 ünïcode 🌼', rating: 'no-direction', share: Number.NaN },
      ],
    }),
  },
];
