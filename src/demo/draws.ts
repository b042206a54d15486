import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Random draws of one named stream: the same seed and name give the same draws, whatever other streams do. */
export interface Draws {
  /** 0 ≤ x < 1. */
  uniform(): number;
  between(low: number, high: number): number;
  /** Whole number, both ends inclusive. */
  whole(low: number, high: number): number;
  /** Standard normal. */
  normal(): number;
  poisson(mean: number): number;
  binomial(trials: number, probability: number): number;
  pick<T>(list: readonly T[]): T;
  /** Position in the list, with a chance in proportion to its weight. */
  weighted(weights: readonly number[]): number;
}

export function draws(seed: number, stream: string): Draws {
  const generator = xoroshiro128plus(hash(stream, seed));
  const uniform = () => uniformFloat64(generator);
  const whole = (low: number, high: number) => low + Math.floor(uniform() * (high - low + 1));
  const normal = () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
  return {
    uniform,
    whole,
    normal,
    between: (low, high) => low + uniform() * (high - low),
    poisson: (mean) => poisson(mean, uniform, normal),
    binomial: (trials, probability) => binomial(trials, probability, uniform, normal),
    pick: (list) => list[whole(0, list.length - 1)]!,
    weighted: (weights) => {
      let rest = uniform() * weights.reduce((sum, weight) => sum + weight, 0);
      const found = weights.findIndex((weight) => {
        rest -= weight;
        return rest < 0;
      });
      return found < 0 ? weights.length - 1 : found;
    },
  };
}

/** Above this mean the normal approximation, rounded, is within a tenth of a count of the exact quantiles that matter here. */
const approximateFrom = 40;

function poisson(mean: number, uniform: () => number, normal: () => number): number {
  if (mean <= 0) return 0;
  if (mean >= approximateFrom) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal()));
  let chance = Math.exp(-mean);
  let rest = uniform();
  let count = 0;
  while (rest > chance && count < 400) {
    rest -= chance;
    count++;
    chance *= mean / count;
  }
  return count;
}

function binomial(trials: number, probability: number, uniform: () => number, normal: () => number): number {
  if (trials <= 0 || probability <= 0) return 0;
  if (probability >= 1) return trials;
  if (probability > 0.5) return trials - binomial(trials, 1 - probability, uniform, normal);
  const mean = trials * probability;
  if (mean >= approximateFrom) {
    const count = Math.round(mean + Math.sqrt(mean * (1 - probability)) * normal());
    return Math.min(trials, Math.max(0, count));
  }
  const odds = probability / (1 - probability);
  let chance = (1 - probability) ** trials;
  let rest = uniform();
  let count = 0;
  while (rest > chance && count < trials) {
    rest -= chance;
    chance *= (odds * (trials - count)) / (count + 1);
    count++;
  }
  return count;
}

/** FNV-1a over the name, mixed with the seed. */
function hash(text: string, seed: number): number {
  let value = 0x811c9dc5 ^ seed;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  return (value ^ (value >>> 13)) | 0;
}
