import { expect, it } from 'vitest';
import { ratingLines } from '#cli/rating-lines.ts';
import { explainRating } from '../../../src/pipeline/explain-rating.ts';
import { withSmallProject } from '../../fixtures/small-project.ts';

it('says of a hidden number that it is hidden, and why, and gives none', async () => {
  // District 1 has too few smokers to be shown.
  const coxcomb = { disclosure: { small: { smallest: 100, exempt: ['country'] } } };
  await withSmallProject({ coxcomb }, async (project) => {
    await project.build();
    const loaded = project.load();
    const framework = loaded.frameworks[0]?.value;
    if (!framework) throw new Error('no framework');
    const found = await explainRating(loaded, framework, { area: 'D1' });
    const inputs = found.whole.parts.flatMap((part) => part.inputs);
    const hidden = inputs.filter(({ status }) => status.startsWith('suppressed'));
    expect(hidden.length).toBeGreaterThan(0);
    for (const one of hidden) expect([one.value, one.lower95, one.numerator]).toEqual([null, null, null]);
    const lines = ratingLines(found, framework, 'en-GB').join('\n');
    expect(lines).toMatch(/smoking: hidden: /);
    expect(lines).not.toContain('not available');
    const open = await explainRating(loaded, framework, { area: 'D4' });
    expect(ratingLines(open, framework, 'en-GB').join('\n')).toMatch(
      /smoking: .*; (clearly )?(better|worse) than \w+: [\d.]+% against [\d.]+% →/,
    );
  });
});
