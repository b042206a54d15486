import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';

/** One sequence of random numbers. What is drawn from one says nothing about another. */
export type Stream = RandomGenerator;

/** The key of a stream: four numbers of 32 bits. */
export type StreamKey = readonly [number, number, number, number];

/**
 * The key of a text, such as the code of an area: the same on every machine, and different for texts that differ in a letter.
 *
 * Method — two passes of MurmurHash3’s mixing for each of the four numbers, each from a start of its own.
 */
export function streamKey(text: string, seed = 0): StreamKey {
  const start = (lane: number) => {
    let value = (seed ^ Math.imul(lane + 1, 0x9e3779b9)) | 0;
    for (let i = 0; i < text.length; i++) value = step(value, text.charCodeAt(i));
    return mixed(value ^ text.length);
  };
  return [start(0), start(1), start(2), start(3)];
}

/**
 * The stream of several keys together, as of a seed, an area and an indicator: it depends on each of them and on nothing else, so
 * that neither the order in which areas come nor the number of threads changes a draw.
 */
export function streamOf(keys: readonly StreamKey[], number = 0): Stream {
  const state = [0, 1, 2, 3].map((lane): number => {
    let value = mixed(number ^ Math.imul(lane + 1, 0x85ebca6b));
    for (const key of keys) value = mixed(step(value, key[lane] as number));
    return value;
  });
  // The one state from which the generator never moves.
  if (!state.some((value) => value !== 0)) state[0] = 1;
  return xoroshiro128plusFromState(state);
}

function step(value: number, word: number): number {
  let own = Math.imul(word, 0xcc9e2d51);
  own = Math.imul((own << 15) | (own >>> 17), 0x1b873593);
  const next = value ^ own;
  return (Math.imul((next << 13) | (next >>> 19), 5) + 0xe6546b64) | 0;
}

function mixed(value: number): number {
  let own = value ^ (value >>> 16);
  own = Math.imul(own, 0x85ebca6b);
  own = Math.imul(own ^ (own >>> 13), 0xc2b2ae35);
  return (own ^ (own >>> 16)) | 0;
}

/** A number between 0 and 1, neither of which it ever is. */
export function uniform(stream: Stream): number {
  return uniformFloat64(stream) || 2 ** -54;
}
