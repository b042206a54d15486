import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gallery } from '#charts/gallery.ts';
import { describe, expect, it } from 'vitest';
import { xmlFault } from './well-formed.ts';

const folder = join(import.meta.dirname, 'expected');

/**
 * Pictures are compared with stored ones that a person has looked at. A picture that differs is saved beside its
 * stored one as `<name>-changed.svg`: open both, and rename the new one when the change is meant.
 */
describe('stored pictures of the gallery', () => {
  it.each(gallery)('draws $name as it was drawn before', ({ name, chart }) => {
    const stored = join(folder, `${name}.svg`);
    const changed = join(folder, `${name}-changed.svg`);
    const drawn = `${chart.svg}\n`;
    const same = existsSync(stored) && readFileSync(stored, 'utf8') === drawn;
    if (same) rmSync(changed, { force: true });
    else writeFileSync(changed, drawn);
    expect(same, `differs from ${name}.svg; see ${name}-changed.svg beside it`).toBe(true);
  });

  it('stores no picture that is not in the gallery', () => {
    const names = new Set(gallery.map((example) => `${example.name}.svg`));
    const orphans = readdirSync(folder).filter(
      (file) => file.endsWith('.svg') && !file.endsWith('-changed.svg') && !names.has(file),
    );
    expect(orphans).toEqual([]);
  });

  it('names each example once', () => {
    expect(new Set(gallery.map((example) => example.name)).size).toBe(gallery.length);
  });
});

describe.each(gallery)('the picture $name', ({ chart }) => {
  it('is well-formed XML that stands alone and scales', () => {
    expect(xmlFault(chart.svg)).toBeUndefined();
    expect(chart.svg).toMatch(
      /^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" class="cx cx-[a-z]+" viewBox="0 0 \d+ \d+"/,
    );
    expect(/^<svg[^>]*>/.exec(chart.svg)![0]).not.toMatch(/ (width|height)="/);
  });

  it('holds neither script nor style, so that a strict content policy shows it', () => {
    expect(chart.svg).not.toMatch(/<script|<style|<foreignObject| style="| on[a-z]+="|javascript:/i);
  });

  it('has no number that is none', () => {
    expect(chart.svg.replace(/<(title|desc|text)\b[^>]*>[^<]*/g, '')).not.toMatch(/NaN|Infinity|undefined|null/);
  });

  it('is named by its own title and description', () => {
    const [, title, description] = /aria-labelledby="(\S+) (\S+)"/.exec(chart.svg)!;
    expect(chart.svg).toContain(`<title id="${title}">`);
    expect(chart.svg).toContain(`<desc id="${description}">`);
    expect(chart.title).not.toBe('');
    expect(chart.description).not.toBe('');
  });

  it('uses each id once and refers only to its own', () => {
    const ids = [...chart.svg.matchAll(/ id="([^"]*)"/g)].map((match) => match[1]!);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, id] of chart.svg.matchAll(/url\(#([^)]*)\)|(?<= href="#)([^"]*)/g)) if (id) expect(ids).toContain(id);
    for (const [, id] of chart.svg.matchAll(/ href="#([^"]*)"/g)) expect(ids).toContain(id);
  });

  it('writes no text below 12 units, which are pixels on the narrowest phone', () => {
    const sizes = [...chart.svg.matchAll(/font-size="([\d.]+)"/g)].map((match) => Number(match[1]));
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(12);
    expect(Number(/viewBox="0 0 (\d+)/.exec(chart.svg)![1])).toBeGreaterThanOrEqual(300);
  });

  it('is announced as a group, not a picture, when it holds links', () => {
    expect(chart.svg).toContain(chart.svg.includes('<a ') ? 'role="group"' : 'role="img"');
  });

  it('has a table whose rows have exactly its columns', () => {
    const keys = chart.table.columns.map((column) => column.key);
    for (const row of chart.table.rows) expect(Object.keys(row)).toEqual(keys);
    for (const row of chart.table.rows) {
      for (const value of Object.values(row))
        expect(typeof value === 'number' ? Number.isFinite(value) : value !== undefined).toBe(true);
    }
  });
});

describe('the check of well-formed XML', () => {
  it.each([
    '<a><b></a></b>',
    '<a',
    '<a>&</a>',
    '<a x="1" x="2"/>',
    '<a x=1/>',
    '<a/><b/>',
    'text<a/>',
    '<a>',
    '<a x="&y"/>',
    '<a><</a>',
    '<a x="<"/>',
  ])('refuses %s', (source) => {
    expect(xmlFault(source)).toBeDefined();
  });

  it('accepts a nested document', () => {
    expect(xmlFault('<a x="1 &amp; 2"><b/>text &lt; &#39;<c>d</c></a>')).toBeUndefined();
  });
});
