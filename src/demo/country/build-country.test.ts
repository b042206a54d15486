import { describe, expect, it } from 'vitest';
import { buildCountry } from './build-country.ts';

/** Some places that exist; endings such as “haven” make a clash possible, so that the grammar avoids their beginnings. */
const realPlaces =
  `Aberdeen Amsterdam Ashford Athens Barcelona Barrow Bath Bedford Belfast Berlin Birmingham Blackburn Blackpool Bolton Boston
  Bradford Brighton Bristol Brussels Cambridge Canterbury Cardiff Carlisle Chelmsford Chester Colchester Cork Coventry Crawley Darlington
  Derby Devon Doncaster Dorset Dover Dublin Dudley Dundee Durham Edinburgh Essex Exeter Fareham Fleetwood Galway Geneva Glasgow Gloucester
  Grimsby Halifax Hamburg Harlow Hartlepool Hastings Hereford Hull Inverness Ipswich Kendal Kent Kirby Lancaster Leeds Leicester
  Lincoln Lisbon Liverpool London Luton Madrid Maidstone Manchester Mansfield Marlow Middlesbrough Milan Milford Naples Nelson Newcastle
  Newhaven Newport Northampton Norwich Nottingham Oldham Oslo Oxford Paris Penrith Perth Peterborough Plymouth Poole Portsmouth Prague
  Preston Ramsgate Reading Redcar Richmond Rochdale Rome Rotherham Salford Salisbury Scarborough Sheffield Shrewsbury Solihull Southampton
  Stafford Stevenage Stirling Stockport Stroud Sunderland Surrey Sussex Swansea Swindon Telford Torquay Truro Vienna Wakefield Wales
  Walsall Warrington Warwick Watford Westminster Weymouth Whitby Wigan Winchester Windsor Wolverhampton Worcester Worthing York`.split(
    /\s+/,
  );

const country = buildCountry(1858);

describe('the invented country', () => {
  it('has 4 regions, 12 systems, 48 commissioning areas, 600 practices and 20 providers', () => {
    expect(country.regions).toHaveLength(4);
    expect(country.systems).toHaveLength(12);
    expect(country.areasBefore).toHaveLength(52);
    expect(country.areasAfter).toHaveLength(48);
    expect(country.practices).toHaveLength(600);
    expect(country.providers).toHaveLength(20);
    expect(country.postcodes).toHaveLength(6000);
  });

  it.each([1, 2, 3, 42])('has the same make-up from seed %d', (seed) => {
    const other = buildCountry(seed);
    expect([other.areasBefore.length, other.areasAfter.length, other.practices.length]).toEqual([52, 48, 600]);
    expect(new Set(other.pieces.map((piece) => piece.system)).size).toBe(12);
    expect(new Set(other.systems.map((system) => system.region)).size).toBe(4);
  });

  it.each([1858, 1, 2, 3])('names no place of seed %d after a real one, and none twice', (seed) => {
    const { pieces, cities, regions, practices } = seed === 1858 ? country : buildCountry(seed);
    const names = [...pieces, ...cities, ...regions].map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    const words = new Set([...names, ...practices.map(({ name }) => name.split(' ')[0]!)]);
    expect(realPlaces.filter((place) => words.has(place))).toEqual([]);
  });

  it('gives postcodes that begin with letters of no real postal area', () => {
    for (const { postcode } of country.postcodes) expect(postcode).toMatch(/^[QVX][A-Z]\d{1,2} \d[A-Z]{2}$/);
    expect(new Set(country.postcodes.map(({ postcode }) => postcode)).size).toBe(6000);
  });

  it('hands each closed area to its successors with shares that add up to one', () => {
    const sums = new Map<string, number>();
    for (const { from, weight } of country.successions) sums.set(from, (sums.get(from) ?? 0) + weight);
    expect([...sums.keys()].sort()).toEqual(
      country.areasBefore
        .filter((area) => area.closed)
        .map((area) => area.local)
        .sort(),
    );
    for (const sum of sums.values()) expect(sum).toBeCloseTo(1, 10);
    expect(country.successions.filter(({ weight }) => weight < 1)).toHaveLength(2);
  });

  it('covers every piece of land once before and once after the reorganisation', () => {
    for (const areas of [country.areasBefore, country.areasAfter])
      expect(areas.flatMap((area) => area.pieces).sort((a, b) => a - b)).toEqual(country.pieces.map((_, i) => i));
  });

  it('shares out the patients of each provider completely', () => {
    for (const { shares } of country.providers)
      expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 10);
  });

  it('never reuses a code', () => {
    const all = [
      country,
      ...country.regions,
      ...country.systems,
      ...country.areasBefore,
      ...country.areasAfter.filter((area) => area.opened),
      ...country.practices,
      ...country.providers,
    ];
    for (const scheme of ['local', 'national'] as const)
      expect(new Set(all.map((place) => place[scheme])).size).toBe(all.length);
  });
});
