/** Part of the first year that those live who die in it, and of any other band. */
const LIVED_IN_FIRST_YEAR = 0.1;
const LIVED_IN_BAND = 0.5;

/** Life left at the start of a band; null where nobody reaches it. */
export interface LifeTableRow {
  /** Years. */
  expectancy: number | null;
  /** Years squared. */
  variance: number | null;
}

/**
 * Chiang's abridged life table with Silcocks' variance.
 *
 * Edges — a band whose death rate would kill more than all of them kills all; ages beyond it have no life expectancy.
 *
 * @param deaths       deaths in each band, 0 or more; above 0 in the last
 * @param populations  population of each band, above 0
 * @param startAges    first age of each band, rising
 */
export function abridgedLifeTable(
  deaths: readonly number[],
  populations: readonly number[],
  startAges: readonly number[],
): LifeTableRow[] {
  const last = deaths.length - 1;
  const width = (band: number) => startAges[band + 1]! - startAges[band]!;
  const lived = (band: number) => (startAges[band] === 0 && width(band) === 1 ? LIVED_IN_FIRST_YEAR : LIVED_IN_BAND);
  const dying = new Float64Array(last + 1).fill(1);
  const alive = new Float64Array(last + 1).fill(1);
  for (let band = 0; band < last; band++) {
    const rate = deaths[band]! / populations[band]!;
    dying[band] = Math.min(1, (width(band) * rate) / (1 + width(band) * rate * (1 - lived(band))));
    alive[band + 1] = alive[band]! * (1 - dying[band]!);
  }
  const rows: LifeTableRow[] = new Array(last + 1);
  let years = 0;
  let spread = 0;
  for (let band = last; band >= 0; band--) {
    const reach = alive[band]!;
    const count = deaths[band]!;
    if (band === last) {
      const openRate = count / populations[band]!;
      years = reach / openRate;
      // The remaining life is 1 ÷ rate, and the rate rests on that many deaths.
      spread = (reach * reach) / (count * openRate * openRate);
    } else {
      const next = reach === 0 || alive[band + 1] === 0 ? 0 : years / alive[band + 1]!;
      const survivors = alive[band + 1]!;
      years += width(band) * (survivors + lived(band) * (reach - survivors));
      const left = (1 - lived(band)) * width(band) + next;
      const chance = count === 0 ? 0 : (dying[band]! ** 2 * (1 - dying[band]!)) / count;
      spread += reach * reach * left * left * chance;
    }
    rows[band] =
      reach === 0
        ? { expectancy: null, variance: null }
        : { expectancy: years / reach, variance: spread / (reach * reach) };
  }
  return rows;
}
