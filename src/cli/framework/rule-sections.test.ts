import { describe, expect, it } from 'vitest';
import { readFrameworkFile } from './find-framework.ts';
import { ruleNames } from './rule-names.ts';
import { ruleSections } from './rule-sections.ts';

/** The sentences of a shipped framework that speak of levels. */
function levels(id: string): string[] {
  const [declared] = readFrameworkFile(`frameworks/${id}.yaml`).declared;
  return ruleSections(declared!.value, ruleNames(`frameworks/${id}.yaml`, undefined), 'en-GB')
    .flatMap(({ sentences }) => sentences)
    .filter((sentence) => /shown under|headlines/i.test(sentence));
}

describe('the rules of a framework in sentences', () => {
  it('say at which level readers see each part and its measures', () => {
    const found = levels('health-index-ics');
    expect(found[0]).toMatch(/^The page of an area starts with the headlines/);
    expect(found).toHaveLength(4);
    expect(found[1]).toMatch(/^Shown under: Headlines\. Under “More”: Difficulties in daily life; /);
  });

  it('say it of measures that are found by tags', () => {
    expect(levels('outcomes-dashboard-2015')).toContain(
      'Of measures found by their tags, headline ones are shown under “Headlines” and others under “More”.',
    );
  });

  it('say nothing of it where everything is shown from the start', () => {
    expect(levels('practice-scorecard')).toEqual([]);
  });
});
