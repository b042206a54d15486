import { finite } from './chart.ts';
import { petalPath, placePetals } from './coxcomb/coxcomb-geometry.ts';
import { palette, type RatingClass } from './palette.ts';
import { element, group, safeId } from './drawing/svg.ts';

export interface CoxcombMarkProps {
  /** Petals of one area, for lists; without them the product's own mark is drawn. */
  petals?: { group: string; rating: RatingClass; share: number | null }[];
  /** Says what the mark shows. Without it the mark is decoration and hidden from screen readers: words must stand beside it. */
  title?: string;
  /** Needed with a title. */
  idPrefix?: string;
}

/** The product's mark: seven petals, each a different length. Fixed, so that the mark is always the same. */
const ownPetals: NonNullable<CoxcombMarkProps['petals']> = [
  { group: 'a', rating: 'better', share: 0.95 },
  { group: 'b', rating: 'expected', share: 0.72 },
  { group: 'c', rating: 'better', share: 0.84 },
  { group: 'd', rating: 'worse-998', share: 0.46 },
  { group: 'e', rating: 'expected', share: 0.9 },
  { group: 'f', rating: 'worse-95', share: 0.62 },
  { group: 'g', rating: 'expected', share: 0.8 },
];

/**
 * A coxcomb of 32 × 32 units without text: the logo, or the shape of an area in a list.
 *
 * @returns SVG that scales to its container
 */
export function coxcombMark(props: CoxcombMarkProps = {}): string {
  const petals = props.petals ?? ownPetals;
  const id = props.title === undefined ? undefined : `${safeId(props.idPrefix ?? 'mark')}-title`;
  const shapes = placePetals(petals, { hub: 0.6, full: 15.5 }, 0.06).flatMap((one) =>
    one.petals.map((place) => {
      const { rating, share } = petals[place.index]!;
      const entry = palette[rating];
      const unknown = rating === 'no-data';
      const length = finite(share) === null ? place.full : place.outer;
      const end = unknown ? 8 : Math.max(length, place.inner + 1);
      return element('path', {
        class: `cx-petal cx-${rating}`,
        d: petalPath(place.start, place.end, place.inner, end, 1.5),
        fill: unknown ? '#ffffff' : entry.fill,
        stroke: unknown || rating === 'no-direction' ? entry.stroke : '#ffffff',
        'stroke-width': unknown ? 0.4 : 0.6,
      });
    }),
  );
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      class: 'cx cx-mark',
      viewBox: '0 0 32 32',
      ...(id === undefined ? { 'aria-hidden': 'true', focusable: 'false' } : { role: 'img', 'aria-labelledby': id }),
    },
    id !== undefined && element('title', { id }, props.title),
    group({ transform: 'translate(16 16)' }, shapes),
  ).source;
}
