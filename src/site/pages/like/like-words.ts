import type { BetterPeer, Ranged } from '#release/reader/better-peers.ts';
import type { SiteContext } from '../../context.ts';
import type { LikeStory } from './like-story.ts';

/** How the like areas were found, as it stands after “the 5 areas”. */
export function basisOf(site: SiteContext, { method }: LikeStory): string {
  return method?.name ?? site.messages.like.basisUnnamed;
}

export function leadOf(site: SiteContext, story: LikeStory): string {
  const { area, areas } = story;
  return site.messages.like.lead(area.name, areas.length, area.type.plural, basisOf(site, story));
}

/** Counts are told in two digits: more would say more than anybody knows. */
export function roundedAmount(value: number): number {
  const size = Math.abs(value);
  const step = size < 100 ? 1 : 10 ** (Math.floor(Math.log10(size)) - 1);
  return Math.round(value / step) * step;
}

const rangeOf = ({ lower, upper }: Ranged, show: (value: number) => string, site: SiteContext) =>
  site.messages.like.amount.range(show(lower), show(upper));

/** `1,200 fewer patients` and its likely range; undefined where the method does not say how many. */
export function amountWords(site: SiteContext, peer: BetterPeer): { amount: string; range: string } | undefined {
  const { indicator, amount } = peer;
  if (!amount || roundedAmount(amount.value) === 0) return undefined;
  const words = site.messages.like.amount;
  const unit = unitOf(site, peer);
  const show = (value: number) =>
    unit === undefined
      ? site.format.money(value, site.release.dimensions.project.currency)
      : site.format.count(roundedAmount(value));
  const more = indicator.polarity === 'high-is-good';
  const told = (more ? words.more : words.fewer)(show(amount.value), unit ?? '').trim();
  return { amount: told, range: rangeOf(amount, show, site) };
}

/** What the numerator counts, such as “patients”; undefined for money. */
export function unitOf(site: SiteContext, { indicator }: BetterPeer): string | undefined {
  const { units } = site.release.dimensions;
  const unit = units.get(indicator.declaration.numerator?.measure ?? '') ?? site.messages.like.amount.unit;
  return /^[£$€]$/.test(unit) ? undefined : unit;
}

export function moneyWords(site: SiteContext, { cost }: BetterPeer): { money: string; range: string } | undefined {
  if (!cost) return undefined;
  const show = (value: number) => site.format.money(value, site.release.dimensions.project.currency);
  return { money: show(cost.value), range: rangeOf(cost, show, site) };
}
