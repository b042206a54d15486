import { describe, expect, it } from 'vitest';
import type { Release } from '#release/reader/release.ts';
import { topicKinds, topicOf } from './topic-list.ts';

const value = (id: string, name: string) => ({ id, name });
const release = {
  dimensions: {
    tags: {
      aspect: { name: 'Aspect of care', values: [value('quality', 'Quality'), value('access', 'Access')] },
      scorecard: { name: 'Scorecard', values: [value('cost', 'Cost'), value('quality', 'Quality of care')] },
    },
  },
  indicators: [
    { key: 'first', declaration: { tags: { aspect: 'quality' } } },
    { key: 'second', declaration: { tags: { scorecard: ['quality', 'cost'] } } },
  ],
} as unknown as Release;

describe('topics', () => {
  it('have a page each, also those of two kinds that share an id', () => {
    const topics = topicKinds(release).flatMap((kind) => kind.values);
    expect(topics.map(({ address, name }) => `${address}: ${name}`)).toEqual([
      'quality: Quality',
      'cost: Cost',
      'scorecard-quality: Quality of care',
    ]);
    for (const topic of topics) expect(topicOf(release, topic.address)).toEqual(topic);
    expect(topicOf(release, 'scorecard-quality')?.indicators.map(({ key }) => key)).toEqual(['second']);
  });

  it('without a measure have none', () => {
    expect(topicOf(release, 'access')).toBeUndefined();
  });
});
