import { describe, expect, it } from 'vitest';
import { type SmallProjectParts, withSmallProject } from '../../fixtures/small-project.ts';

const limited = (when: string): SmallProjectParts => ({
  framework: { limits: [{ id: 'own', when, cap: 'red', because: 'A reason.' }] },
});

const issuesOf = (parts: SmallProjectParts) => withSmallProject(parts, async (project) => project.loadIssues());

describe('a condition of a framework', () => {
  it('may not read a fact that no file of areas gives, and learns which one it meant', async () => {
    const [found, ...others] = await issuesOf(limited('area["nane"] == "x"'));
    expect(others).toEqual([]);
    expect(found).toMatchObject({ code: 'DECLARATION_FACT_UNKNOWN', severity: 'blocks', input: 'nane' });
    expect(found?.where).toMatchObject({ file: 'frameworks/lights.yaml', path: 'limits.0.when' });
    expect(found?.where.line).toBeGreaterThan(40);
    expect(found?.remedy).toMatch(/^Did you mean `name`\? .* read one of: code, type, name/);
  });

  it.each(['area.name == "x"', 'has(area.beds) && area.beds > 2.0', 'score > 1.0'])('may be %s', async (when) => {
    expect(await issuesOf(limited(when))).toEqual([]);
  });

  it.each(['true', '1 > 2', '[1, 2].exists(one, one > 1)'])('that reads nothing is warned of: %s', async (when) => {
    expect(await issuesOf(limited(when))).toMatchObject([
      { code: 'FRAMEWORK_CONDITION_CONSTANT', severity: 'warns', input: when, where: { path: 'limits.0.when' } },
    ]);
  });

  it('that cannot be worked out for an area blocks the build, with place and area, and no rating is left', async () => {
    await withSmallProject(limited('1 / int(parts["smoke"].scored - parts["smoke"].of) > 1'), async (project) => {
      const { problems, blocked } = await project.build();
      expect(blocked).toBe(true);
      const found = problems.filter(({ severity }) => severity === 'blocks');
      expect(found).toMatchObject([
        { code: 'RATING_CONDITION_FAILS', where: { file: 'frameworks/lights.yaml', path: 'limits.0.when' } },
      ]);
      expect(found[0]?.message).toMatch(/for .+ \(.+\): division by zero\. It read parts\.smoke\.scored = \d/);
      expect(await project.rows('SELECT count(*)::INTEGER AS n FROM rating ORDER BY n')).toEqual([{ n: 0 }]);
      // A build that keeps the work tells of it again.
      expect((await project.build()).problems).toContainEqual(found[0]);
      project.change(limited('score > 1.0'));
      expect((await project.build()).blocked).toBe(false);
    });
  });
});
