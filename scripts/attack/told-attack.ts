import type { ReleaseAttack } from '#disclosure/attacker/release/attack-release.ts';

const number = (value: number) => value.toLocaleString('en-GB');
const mostShown = 20;

/** What an attack on a release came to, in lines for the one who runs it. */
export function toldAttack(attack: ReleaseAttack): string[] {
  const { sums, found, contradicted } = attack;
  const which = attack.withTruth ? '(small ones)' : '(all hidden ones; which are small is not known)';
  return [
    `estimates: ${number(attack.estimates)}, hidden: ${number(attack.hidden)}`,
    `sums with a count that is not known: ${number(sums.areas)} of areas and proportions, ${number(sums.strata)} of strata, ${number(sums.windows)} of windows, ${number(sums.measures)} of measures; left out as untrue: ${number(attack.broken)}`,
    `counts attacked: ${number(attack.targets - contradicted)} ${which}, in ${number(attack.groups)} groups of up to ${number(attack.largest)} counts, with ${number(attack.programmes)} linear programmes`,
    ...(contradicted > 0
      ? [
          `COUNTS THAT COULD NOT BE ATTACKED: ${number(contradicted)} of ${number(attack.targets)}, for what is published about them contradicts itself; whether they can be found is not known`,
        ]
      : []),
    `found: ${number(found.length)}`,
    ...found
      .slice(0, mostShown)
      .map(({ what, low, high }) => `  ${what}: from ${low.toFixed(2)} to ${high.toFixed(2)}`),
  ];
}

/** Whether every count was attacked and none was found; a count about which nothing can be told is not safe. */
export function heldAgainst({ found, contradicted }: Pick<ReleaseAttack, 'found' | 'contradicted'>): boolean {
  return found.length === 0 && contradicted === 0;
}
