import { describe, expect, it } from 'vitest';
import { readFrameworkFile } from './find-framework.ts';
import { ruleNames } from './rule-names.ts';
import { ruleSections } from './rule-sections.ts';

/** The rules of a shipped framework, by their headings. */
function sections(id: string): Map<string, string[]> {
  const [declared] = readFrameworkFile(`frameworks/${id}.yaml`).declared;
  const told = ruleSections(declared!.value, ruleNames(`frameworks/${id}.yaml`, undefined), 'en-GB');
  return new Map(told.map(({ title, sentences }) => [title, sentences]));
}

/** The sentences of a shipped framework that speak of levels. */
function levels(id: string): string[] {
  return [...sections(id).values()].flat().filter((sentence) => /shown under|headlines/i.test(sentence));
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

  it('count parts in a rule over parts, and measures in one over measures', () => {
    const oversight = sections('system-oversight-2019');
    expect(oversight.get('How measures become one rating')).toEqual([
      '“Not rated” when all of its parts are “Not rated”.',
      '“Segment 4” when at least 4 of its parts are “Worse”.',
      '“Segment 3” when at least 2 of its parts are “Worse”.',
      '“Segment 2” when at least 1 of its parts is “Worse”.',
      '“Segment 1” when at least 3 of its parts are “Better”.',
      'Otherwise “Segment 2”.',
    ]);
    expect(oversight.get('New kinds of services')).toContain('“Worse” when at least 30% of its measures are “Worse”.');
    const priorities = [...sections('clinical-priority-areas-2016').values()].flat();
    expect(priorities).toContain('A result needs all of its measures. With less it is “Not rated”.');
    expect(sections('ccg-iaf-2018-19').get('How measures become one rating')).toContain(
      'A result needs at least 3 parts. With less it is “Not rated”.',
    );
  });

  it('count measures in the rule of a framework that rates no whole', () => {
    expect(sections('practice-scorecard').get('How measures become one rating')?.[0]).toContain(
      'when all of its measures are',
    );
  });
});
