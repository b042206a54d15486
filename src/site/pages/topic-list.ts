import type { IndicatorRecord } from '#release/reader/records.ts';
import type { Release } from '#release/reader/release.ts';

export interface TopicValue {
  id: string;
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
export function topicKinds(release: Release): TopicKind[] {
  return Object.entries(release.dimensions.tags).flatMap(([id, kind]) => {
    const values = kind.values
      .map((value) => ({
        id: value.id,
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

/** The first topic of this id, whichever its kind. */
export function topicOf(release: Release, id: string): TopicValue | undefined {
  return topicKinds(release)
    .flatMap((kind) => kind.values)
    .find((value) => value.id === id);
}
