import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { loadProject } from '#project/load.ts';

const root = join(import.meta.dirname, '../../..');
const shippedFrameworks = join(root, 'frameworks');
const shipped = readdirSync(shippedFrameworks)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => name.slice(0, -'.yaml'.length));
const folder = mkdtempSync(join(tmpdir(), 'coxcomb-shipped-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The starter project with these frameworks in place of its own. */
function starterWith(frameworks: readonly string[]) {
  cpSync(join(root, 'examples/starter'), folder, { recursive: true });
  const main = join(folder, 'coxcomb.yaml');
  const text = readFileSync(main, 'utf8');
  writeFileSync(main, text.replace(/^frameworks: .*$/m, `frameworks: [${frameworks.join(', ')}]`));
  return loadProject(folder, { shippedFrameworks });
}

describe('a project that names shipped frameworks', () => {
  it.each(shipped)('may use %s without declaring its indicators, and is told which it lacks', (id) => {
    const { project, issues } = starterWith([id]);
    expect(project?.frameworks.map(({ value }) => value.id)).toEqual([id]);
    const framework = project?.frameworks[0]?.value;
    const names = JSON.stringify(framework?.nodes).includes('"indicators":');
    expect(issues.map(({ code, severity }) => [code, severity])).toEqual([
      names ? ['FRAMEWORK_INDICATORS_ABSENT', 'informs'] : ['FRAMEWORK_WITHOUT_INDICATORS', 'warns'],
    ]);
    // It is told where the project uses it, since nobody can change the shipped file.
    for (const { where } of issues) expect(where).toMatchObject({ file: 'coxcomb.yaml', line: expect.any(Number) });
  });

  it('is told the names that there are where it uses one that there is not, the nearest first', () => {
    const remedyOf = (id: string) => {
      const { issues } = starterWith([id]);
      const found = issues.find(({ code }) => code === 'DECLARATION_REFERENCE_UNKNOWN');
      expect(found?.where).toMatchObject({ file: 'coxcomb.yaml', path: 'frameworks.0', line: expect.any(Number) });
      return found?.remedy ?? '';
    };
    expect(remedyOf('cms-star')).toMatch(/one of: cms-stars, /);
    for (const id of shipped) expect(remedyOf('nope')).toContain(id);
  });

  it('is refused a framework of its own that names an indicator which it does not have', () => {
    const text = readFileSync(join(shippedFrameworks, 'health-index-ics.yaml'), 'utf8');
    writeFileSync(join(folder, 'frameworks/own.yaml'), text.replace('id: health-index-ics', 'id: own'));
    const { project, issues } = starterWith(['own']);
    expect(project).toBeUndefined();
    expect(issues.filter(({ code }) => code === 'DECLARATION_REFERENCE_UNKNOWN')).toHaveLength(14);
  });
});
