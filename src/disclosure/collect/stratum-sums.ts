import type { ProjectDeclaration } from '#project/schema/coxcomb.ts';

export interface Stratum {
  id: number;
  sex: string;
  age: string;
  category: string;
  category_value: string;
}

/** A stratum and others that together make it up. */
export interface StratumSum {
  whole: number;
  parts: number[];
}

const mostTilings = 8;

/**
 * Ways in which strata add up: everyone from the sexes, all ages and wider bands from narrower ones, everyone from the values
 * of a category. Whether the counts do add up is for the caller to check, because sources may leave some people out.
 */
export function stratumSums(
  strata: readonly Stratum[],
  { ageBands }: Pick<ProjectDeclaration, 'ageBands'>,
): StratumSum[] {
  const sums: StratumSum[] = [];
  for (const whole of strata) {
    const others = strata.filter((part) => part.id !== whole.id);
    if (whole.sex === '') {
      const parts = others.filter((p) => p.sex !== '' && sameAge(p, whole) && sameCategory(p, whole));
      if (parts.length > 1) sums.push({ whole: whole.id, parts: parts.map(({ id }) => id) });
    }
    if (whole.category === '') {
      const parts = others.filter((p) => p.category !== '' && p.sex === whole.sex && sameAge(p, whole));
      for (const category of new Set(parts.map((p) => p.category)))
        sums.push({ whole: whole.id, parts: parts.filter((p) => p.category === category).map(({ id }) => id) });
    }
    const byAge = others.filter((p) => p.age !== '' && p.sex === whole.sex && sameCategory(p, whole));
    sums.push(...ageTilings(whole, byAge, ageBands));
  }
  return sums;
}

const sameAge = (a: Stratum, b: Stratum) => a.age === b.age;
const sameCategory = (a: Stratum, b: Stratum) => a.category === b.category && a.category_value === b.category_value;

/** Chains of bands that follow one another from the first year of the whole to its last. */
function ageTilings(
  whole: Stratum,
  candidates: readonly Stratum[],
  bands: ProjectDeclaration['ageBands'],
): StratumSum[] {
  const reach = (age: string) => {
    const band = bands.find(({ id }) => id === age);
    return band && { from: band.from, to: band.to ?? Number.POSITIVE_INFINITY };
  };
  const span = whole.age === '' ? { from: 0, to: Number.POSITIVE_INFINITY } : reach(whole.age);
  if (!span) return [];
  const parts = candidates.flatMap(({ id, age }) => {
    const band = reach(age);
    return band ? [{ id, ...band }] : [];
  });
  const found: StratumSum[] = [];
  const follow = (from: number, chain: number[]): void => {
    if (found.length >= mostTilings) return;
    for (const { id, from: starts, to } of parts) {
      if (starts !== from || to > span.to) continue;
      if (to === span.to) {
        if (chain.length > 0) found.push({ whole: whole.id, parts: [...chain, id] });
      } else follow(to + 1, [...chain, id]);
    }
  };
  follow(span.from, []);
  return found;
}
