import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readDeclarations } from '#project/declaration.ts';
import { frameworkSchema } from '#project/schema/framework.ts';
import { frameworkTree, nodesOf } from '#rating/framework-tree.ts';

const file = join(import.meta.dirname, '../../../frameworks/ccg-iaf-2018-19.yaml');
const [declared] = readDeclarations(readFileSync(file, 'utf8'), file, frameworkSchema).declared;

describe('the commissioning groups’ 58 indicators', () => {
  const root = frameworkTree(declared!.value, []);
  const parts = (id: string) => {
    const node = nodesOf(root).find((one) => one.id === id);
    return [...(node?.indicators ?? []), ...(node?.children ?? []).map((child) => child.id)];
  };
  const [health, care, sustainability, leadership] = [
    'better-health',
    'better-care',
    'sustainability',
    'leadership',
  ].map(parts);

  it('are in four domains of 9, 40, 3 and 6, with finance and the quality of leadership weighed by themselves', () => {
    expect(health).toHaveLength(9);
    expect(care).toHaveLength(40);
    expect(sustainability).toHaveLength(3 - 1);
    expect(leadership).toHaveLength(6 - 1);
    expect(parts('quality-of-leadership')).toEqual(['iaf-165a']);
    expect(root.children.map(({ id, weight }) => [id, weight])).toEqual([
      ['performance', 50],
      ['quality-of-leadership', 25],
      ['iaf-141b', 25],
    ]);
  });

  it('each have a code of the annex, once', () => {
    const all = [health, care, sustainability, leadership, ['iaf-165a', 'iaf-141b']].flatMap((list) => list ?? []);
    expect(new Set(all).size).toBe(58);
    for (const id of all) expect(id).toMatch(/^iaf-1\d\d[a-j]$/);
  });
});
