import { describe, expect, it } from 'vitest';
import { normaliseName, PlaceIndex } from './place-index.ts';
import type { Area } from './records.ts';

function area(id: number, name: string, code: string, closed: string | null = null): Area {
  return { id, name, code, closed, opened: null, kind: 'area', type: {} as Area['type'] };
}

describe('finding places', () => {
  const index = new PlaceIndex(
    [
      area(1, 'St. Ôswin’s Surgery', 'P01'),
      area(2, 'Ashby', 'A1'),
      area(3, 'Ashby de la Zouch', 'A2'),
      area(4, 'Great Ashby', 'A11'),
      area(5, 'Ashby (old)', 'A9', '2019-03-31'),
    ],
    () => 0,
  );
  const names = (text: string) => index.search(text).map((one) => one.name);

  it('does not mind accents, case and punctuation', () => {
    expect(names('ST OSWINS')).toEqual(['St. Ôswin’s Surgery']);
    expect(normaliseName('  Ô’Neill—Ward ')).toBe('oneill ward');
  });

  it('puts the whole name first, then beginnings, then words within, and closed areas after open ones', () => {
    expect(names('ashby')).toEqual(['Ashby', 'Ashby de la Zouch', 'Ashby (old)', 'Great Ashby']);
  });

  it('finds a code before names, and codes by their beginning', () => {
    expect(names('a1')).toEqual(['Ashby', 'Great Ashby']);
  });

  it('needs every word', () => {
    expect(names('ashby zouch')).toEqual(['Ashby de la Zouch']);
    expect(names('ashby nowhere')).toEqual([]);
    expect(names(' ')).toEqual([]);
  });
});
