/** The nearest others of each area, in rows of `nearest` places each, the nearest first. */
export interface NearestAreas {
  /** Places in a row: as asked for, or one less than there are areas. */
  nearest: number;
  other: Int32Array;
  distance: Float64Array;
}

/** Areas whose rows are held at a time, so that they stay in the processor's cache. */
const block = 512;

/**
 * The nearest others of each area by Euclidean distance.
 *
 * Method — each pair is measured once, so that the distance from one to the other is the distance back, to the bit. A pair is given
 * up as soon as it is further apart than all that both have found.
 * Edges — of others at the same distance the one that comes first in the order of the areas is taken. Fewer than 2 areas: none.
 *
 * @param columns  a value for each area, standardised and weighted; no NaN
 * @param areas    number of areas
 * @param wanted   others to find for each; 1 or more
 */
export function nearestAreas(columns: readonly Float64Array[], areas: number, wanted: number): NearestAreas {
  const nearest = Math.max(0, Math.min(wanted, areas - 1));
  const other = new Int32Array(areas * nearest).fill(-1);
  const distance = new Float64Array(areas * nearest).fill(Number.POSITIVE_INFINITY);
  if (nearest === 0) return { nearest, other, distance };
  // Filled up with columns of 0, in which nobody differs.
  const size = Math.ceil(columns.length / 4) * 4;
  const points = new Float64Array(areas * size);
  for (const [c, column] of columns.entries())
    for (let i = 0; i < areas; i++) points[i * size + c] = column[i] as number;
  const furthest = new Float64Array(areas).fill(Number.POSITIVE_INFINITY);
  const keep = (area: number, found: number, squared: number) => {
    const start = area * nearest;
    let at = start + nearest - 1;
    // Behind those as near and before it in the order: pairs do not come in the order of the areas.
    while (at > start && isBefore(squared, found, distance[at - 1] as number, other[at - 1] as number)) {
      distance[at] = distance[at - 1] as number;
      other[at] = other[at - 1] as number;
      at -= 1;
    }
    distance[at] = squared;
    other[at] = found;
    furthest[area] = distance[start + nearest - 1] as number;
  };
  const last = (area: number) => other[area * nearest + nearest - 1] as number;
  for (let from = 0; from < areas; from += block) {
    const to = Math.min(areas, from + block);
    for (let i = 0; i < areas && i < to; i++) {
      const mine = i * size;
      for (let j = Math.max(from, i + 1); j < to; j++) {
        const a = furthest[i] as number;
        const b = furthest[j] as number;
        const limit = Math.max(a, b);
        const theirs = j * size;
        let squared = 0;
        // Looked at after every fourth column: a branch at each would cost more than the columns that it saves.
        for (let c = 0; c < size && squared <= limit; c += 4) {
          const d0 = (points[mine + c] as number) - (points[theirs + c] as number);
          const d1 = (points[mine + c + 1] as number) - (points[theirs + c + 1] as number);
          const d2 = (points[mine + c + 2] as number) - (points[theirs + c + 2] as number);
          const d3 = (points[mine + c + 3] as number) - (points[theirs + c + 3] as number);
          squared += d0 * d0 + d1 * d1 + (d2 * d2 + d3 * d3);
        }
        if (squared > limit) continue;
        if (isBefore(squared, j, a, last(i))) keep(i, j, squared);
        if (isBefore(squared, i, b, last(j))) keep(j, i, squared);
      }
    }
  }
  for (let i = 0; i < distance.length; i++) distance[i] = Math.sqrt(distance[i] as number);
  return { nearest, other, distance };
}

function isBefore(squared: number, area: number, otherSquared: number, otherArea: number): boolean {
  return squared < otherSquared || (squared === otherSquared && area < otherArea);
}
