import { describe, expect, it } from 'vitest';
import { baseType } from './base-type.ts';
import { type Stratum, stratumSums } from './stratum-sums.ts';

const stratum = (id: number, rest: Partial<Stratum>): Stratum => ({
  id,
  sex: '',
  age: '',
  category: '',
  category_value: '',
  ...rest,
});
const band = (id: string, from: number, to?: number) => ({ id, number: 1, name: id, from, ...(to ? { to } : {}) });

describe('stratumSums', () => {
  it('makes everyone up from the sexes, from the values of a category, and from bands that follow one another', () => {
    const strata = [
      stratum(0, {}),
      stratum(1, { sex: 'male' }),
      stratum(2, { sex: 'female' }),
      stratum(3, { category: 'deprivation', category_value: '1' }),
      stratum(4, { category: 'deprivation', category_value: '2' }),
      stratum(5, { age: '0-64' }),
      stratum(6, { age: '65+' }),
      stratum(7, { age: '65-74' }),
      stratum(8, { age: '75+' }),
    ];
    const ageBands = [band('0-64', 0, 64), band('65+', 65), band('65-74', 65, 74), band('75+', 75)];
    expect(stratumSums(strata, { ageBands })).toEqual([
      { whole: 0, parts: [1, 2] },
      { whole: 0, parts: [3, 4] },
      { whole: 0, parts: [5, 6] },
      { whole: 0, parts: [5, 7, 8] },
      { whole: 6, parts: [7, 8] },
    ]);
  });

  it('keeps to one sex when it adds up ages, and leaves out bands with a gap', () => {
    const strata = [
      stratum(1, { sex: 'male' }),
      stratum(2, { sex: 'male', age: '0-64' }),
      stratum(3, { sex: 'male', age: '70+' }),
      stratum(4, { sex: 'female', age: '65+' }),
    ];
    expect(stratumSums(strata, { ageBands: [band('0-64', 0, 64), band('65+', 65), band('70+', 70)] })).toEqual([]);
  });
});

describe('baseType', () => {
  it('is the area type from which most others are added up', () => {
    const areaTypes = [
      { id: 'practice', rollsUpTo: [{ type: 'district' }] },
      { id: 'district', rollsUpTo: [{ type: 'country' }] },
      { id: 'hospital', rollsUpTo: [{ type: 'country' }] },
      { id: 'country', rollsUpTo: [] },
    ] as never;
    expect(baseType({ areaTypes }, ['practice', 'district', 'hospital', 'country'])).toBe('practice');
    expect(baseType({ areaTypes }, ['hospital', 'country'])).toBe('hospital');
    expect(baseType({ areaTypes }, [])).toBeUndefined();
  });
});
