import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadProject } from '#project/load.ts';

const { project, issues } = loadProject('examples/england', { shippedFrameworks: 'frameworks' });
const indicators = (project?.indicators ?? []).map(({ value }) => value);

describe('the England project', () => {
  it('is declared without a problem', () => {
    expect(issues).toEqual([]);
    expect(indicators.length).toBeGreaterThan(0);
  });

  it('sorts every indicator into the dashboard, and its README names each and the cells that are empty', () => {
    const readme = readFileSync('examples/england/README.md', 'utf8');
    const groups = project?.declaration.tags['patient-group']?.values ?? [];
    const aspects = project?.declaration.tags.aspect?.values ?? [];
    for (const { id } of indicators) expect(readme).toContain(`\`${id}\``);
    for (const group of groups) {
      for (const aspect of aspects) {
        const held = indicators.filter(
          ({ tags }) => [tags['patient-group']].flat().includes(group.id) && [tags.aspect].flat().includes(aspect.id),
        );
        const row = readme.split('\n').find((line) => line.startsWith(`| ${group.name} | ${aspect.name} |`));
        expect(row).toContain(`| ${held.length} | ${held.length === 0 ? '**empty**' : '`'}`);
      }
    }
  });

  it('says of each source who published it, under which licence and where', () => {
    for (const { value } of [...(project?.sources ?? []), ...(project?.areaSources ?? [])]) {
      expect(value.address).toMatch(/^https:\/\//);
      expect(value.licence).toMatch(/^(Open Government Licence v3\.0|Facts)/);
    }
  });

  it('gives no public number to two indicators', () => {
    const numbers = indicators.map(({ number }) => number);
    expect(new Set(numbers).size).toBe(numbers.length);
  });
});
