import { countBelow } from '#statistics/distributions/ranks.ts';

/**
 * Place of each area in a league: by class from best to worst, within a class by score. Equal areas share the better place.
 *
 * Edges — an area without a class that counts, or without a score, has no place (NaN).
 *
 * @param rated   score and class of every area
 * @param better  1 where higher scores are better, −1 where lower ones are
 * @param groups  areas that are set against each other, each group by itself; by default all of them
 */
export function leaguePlaces(
  { score, class: classes }: { score: Float64Array; class: Int16Array },
  counted: readonly boolean[],
  better: 1 | -1,
  groups?: readonly (readonly number[])[],
): Float64Array {
  const places = new Float64Array(score.length).fill(Number.NaN);
  for (const group of groups ?? [Array.from(score.keys())]) {
    const placed = group.filter((area) => counted[classes[area] as number] === true && score[area] === score[area]);
    let ahead = 0;
    // Class by class, because sorting bare numbers is several times faster than sorting areas by two things.
    for (let position = 0; position < counted.length && ahead < placed.length; position++) {
      const own = placed.filter((area) => classes[area] === position);
      const sorted = Float64Array.from(own, (area) => -better * (score[area] as number)).sort();
      for (const area of own) places[area] = ahead + countBelow(sorted, -better * (score[area] as number), false) + 1;
      ahead += own.length;
    }
  }
  return places;
}
