import type { IndicatorRecord } from '#release/reader/records.ts';
import type { Release } from '#release/reader/release.ts';

export interface TopicValue {
  id: string;
  /** Last part of the address of its page: the id, or `kind-id` where a kind declared earlier has a value of the same id. */
  address: string;
  name: string;
  about?: string | undefined;
  /** Kind of tag, such as “group of people”. */
  kind: string;
  indicators: IndicatorRecord[];
}

export interface TopicKind {
  id: string;
  name: string;
  values: TopicValue[];
}

/** Kinds of tag with their values, those without any indicator left out. */
export function topicKinds(release: Pick<Release, 'dimensions' | 'indicators'>): TopicKind[] {
  const taken = new Set<string>();
  const addressOf = (kind: string, value: string) => {
    let address = value;
    while (taken.has(address)) address = `${kind}-${address}`;
    taken.add(address);
    return address;
  };
  return Object.entries(release.dimensions.tags).flatMap(([id, kind]) => {
    const values = kind.values
      .map((value) => ({
        id: value.id,
        address: addressOf(id, value.id),
        name: value.name,
        about: value.about,
        kind: kind.name,
        indicators: release.indicators.filter(({ declaration }) =>
          [declaration.tags?.[id] ?? []].flat().includes(value.id),
        ),
      }))
      .filter((value) => value.indicators.length > 0);
    return values.length > 0 ? [{ id, name: kind.name, values }] : [];
  });
}

/** The topic whose page has this address, whichever its kind. */
export function topicOf(release: Release, address: string): TopicValue | undefined {
  return topicKinds(release)
    .flatMap((kind) => kind.values)
    .find((value) => value.address === address);
}
