import { describe, expect, it } from 'vitest';
import type { DetailLevel } from '#vocabulary/detail.ts';
import type { AreaStory } from './area-story.ts';
import { detailAsked, detailView, shownParts } from './detail-view.ts';

/** A story with a part at each level given, and so many measures of none of them. */
function story(levels: DetailLevel[], rest = 0, overall = false): AreaStory {
  const cells = levels.map((detail) => ({ cell: { detail, entries: [] }, rows: [] }));
  const framework = { overall: overall ? {} : undefined, cells };
  return { frameworks: [framework], rest: new Array(rest).fill({}) } as unknown as AreaStory;
}

describe('how much of a framework is seen', () => {
  it('is all of it where nothing stands later', () => {
    expect(detailView(story(['headline', 'headline'], 3), 'headline')).toEqual({ asked: 'everything', levels: [] });
  });

  it('is what is asked for, of the levels that there are', () => {
    const own = story(['headline', 'broader']);
    expect(detailView(own, 'headline')).toEqual({ asked: 'headline', levels: ['headline', 'broader'] });
    expect(detailView(story(['headline', 'broader'], 1), 'everything').levels).toEqual([
      'headline',
      'broader',
      'everything',
    ]);
    expect([undefined, 'broader', 'all'].map(detailAsked)).toEqual(['headline', 'broader', 'headline']);
  });

  it('starts with the first part that there is, where a project has left all headlines out', () => {
    const late = story(['broader', 'everything']);
    const view = detailView(late, 'headline');
    expect(view).toEqual({ asked: 'broader', levels: ['broader', 'everything'] });
    expect(shownParts(late.frameworks[0]!, view).cells).toHaveLength(1);
    expect(detailView(story(['broader'], 0, true), 'headline')).toEqual({
      asked: 'headline',
      levels: ['headline', 'broader'],
    });
  });
});
