import { describe, expect, it } from 'vitest';
import { limit as limitSchema } from '#project/schema/framework/label.ts';
import { ratingEvidence } from '../../tests/fixtures/rating-evidence.ts';
import { classesOf, ratingFrame } from '../../tests/fixtures/rating-frame.ts';
import { applyLimits } from './limits.ts';

const names = ['best', 'good', 'poor', 'none'];
const counted = [true, true, true, false];
const deficits = [1, 1, 1, 1, null, 0];
const before = ['best', 'poor', 'none', null, 'best', 'best'];

function limited(...limits: object[]) {
  const evidence = ratingEvidence({ deficit: { values: deficits } });
  const classes = Int16Array.from(before, (name) => names.indexOf(name ?? ''));
  return applyLimits(
    limits.map((one) => limitSchema.parse({ because: 'x', when: 'indicators["deficit"].value == 1.0', ...one })),
    classes,
    counted,
    ratingFrame(evidence, names),
  );
}
const classes = (...limits: object[]) => classesOf(limited(...limits), names);

describe('overrides', () => {
  it('cap: nothing that is rated stays better; what is no rating stays', () => {
    expect(classes({ id: 'a', cap: 'good' })).toEqual(['good', 'poor', 'none', null, 'best', 'best']);
  });

  it('floor: nothing that is rated stays worse', () => {
    expect(classes({ id: 'a', floor: 'good' })).toEqual(['best', 'good', 'none', null, 'best', 'best']);
  });

  it('force and set aside: whatever it was', () => {
    expect(classes({ id: 'a', force: 'poor' })).toEqual(['poor', 'poor', 'poor', 'poor', 'best', 'best']);
    expect(classes({ id: 'a', setAside: 'none' })).toEqual(['none', 'none', 'none', 'none', 'best', 'best']);
  });

  it('do not follow from a missing number', () => {
    expect(classes({ id: 'a', when: 'indicators["deficit"].value == 0.0', cap: 'poor' })[4]).toBe('best');
    expect(classes({ id: 'a', when: 'indicators["deficit"].value < 9.0', cap: 'poor' })[4]).toBe('best');
  });

  it('are applied in order, and a later one reads the class that the earlier ones left', () => {
    const { applied, fired, ...after } = limited(
      { id: 'a', cap: 'good' },
      { id: 'b', when: 'class == "good"', force: 'poor' },
    );
    expect(classesOf(after, names)[0]).toBe('poor');
    expect(applied.get(0)).toEqual([0, 1]);
    expect(fired).toEqual([4, 1]);
  });

  it('are marked only where they changed the class, but counted wherever they held', () => {
    const { applied, fired } = limited({ id: 'a', cap: 'good' });
    expect([...applied.keys()]).toEqual([0]);
    expect(fired).toEqual([4]);
  });

  it('do one thing each', () => {
    const both = { id: 'a', when: 'true', because: 'x', cap: 'good', floor: 'poor' };
    expect(limitSchema.safeParse(both).success).toBe(false);
    expect(limitSchema.safeParse({ id: 'a', when: 'true', because: 'x' }).success).toBe(false);
  });
});
