import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { adaptFramework } from '#project/adapt-framework.ts';
import { readDeclarations } from '#project/declaration.ts';
import { type Framework, frameworkSchema } from '#project/schema/framework.ts';
import type { FrameworkUse } from '#project/schema/framework-use.ts';

const shipped = (name: string) => {
  const file = join(import.meta.dirname, `../../../frameworks/${name}.yaml`);
  const { declared } = readDeclarations(readFileSync(file, 'utf8'), `${name}.yaml`, frameworkSchema);
  return declared[0]!;
};
const place = { file: 'coxcomb.yaml', locate: () => ({ line: 7, column: 3 }), path: ['frameworks', 1] };

function used(name: string, change: Partial<FrameworkUse>, indicators: readonly string[], tags = {}) {
  const use: FrameworkUse = { use: name, indicators: {}, absent: 'missing', ...change };
  return adaptFramework(
    shipped(name),
    use,
    indicators.map((id) => ({ id, tags })),
    place,
  );
}
const value = ({ framework }: ReturnType<typeof used>): Framework => framework!.value;

describe('a framework with the measures of a project', () => {
  it('has them wherever the rules name its own: in parts, tables, inputs and conditions', () => {
    const names = {
      'iaf-126a': 'dementia-found',
      'iaf-126b': 'dementia-looked-at',
      'diabetes-audit-education': 'audited',
    };
    const adapted = value(used('clinical-priority-areas-2016', { indicators: names }, Object.values(names)));
    const dementia = adapted.nodes.find(({ id }) => id === 'dementia');
    expect(dementia?.combiner).toMatchObject({ kind: 'grid', by: ['dementia-found', 'dementia-looked-at'] });
    expect(dementia?.indicators).toMatchObject([{ indicator: 'dementia-found' }, 'dementia-looked-at']);
    expect(adapted.inputs).toEqual(['diabetes-audit-treatment', 'audited']);
    const limits = adapted.nodes.find(({ id }) => id === 'diabetes')?.limits;
    expect(limits?.map(({ when }) => when)).toEqual([
      'indicators["diabetes-audit-treatment"].value < 25.0',
      'indicators["audited"].value < 25.0',
    ]);
  });

  it('rates other kinds of area where the project says so, and is as written where it says nothing', () => {
    const own = shipped('clinical-priority-areas-2016').value;
    expect(value(used('clinical-priority-areas-2016', {}, []))).toEqual(own);
    const adapted = value(used('clinical-priority-areas-2016', { areaTypes: ['district'] }, []));
    expect(adapted).toEqual({ ...own, areaTypes: ['district'] });
  });

  it('does without what the project does not have: measures, parts, and overrides that read it', () => {
    const adapted = value(
      used('system-oversight-2019', { indicators: { 'iaf-127e': 'delays' }, absent: 'left-out' }, [
        'delays',
        'iaf-123a',
      ]),
    );
    expect(adapted.nodes.map(({ id, indicators }) => [id, indicators])).toEqual([
      ['new-service-models', ['delays']],
      ['quality-of-care', ['iaf-123a']],
    ]);
    expect(adapted.inputs).toEqual([]);
    expect(adapted.limits).toEqual([]);
  });

  it('keeps parts that find measures by tag only where there is one', () => {
    const { nodes } = value(used('practice-scorecard', { absent: 'left-out' }, ['any'], { scorecard: ['cost'] }));
    expect(nodes.map(({ id }) => id)).toEqual(['cost']);
  });
});

describe('a use with a mistake', () => {
  it('names what there is not, where it stands', () => {
    const { framework, issues } = used(
      'system-oversight-2019',
      { indicators: { 'iaf-999': 'delays', 'iaf-127e': 'nowhere' } },
      ['delays'],
    );
    expect(framework).toBeUndefined();
    expect(issues.map(({ code, where, message }) => [code, where.path, message])).toEqual([
      ['DECLARATION_REFERENCE_UNKNOWN', 'frameworks.1.indicators.iaf-999', expect.stringContaining('iaf-999')],
      ['DECLARATION_REFERENCE_UNKNOWN', 'frameworks.1.indicators.iaf-127e', expect.stringContaining('nowhere')],
    ]);
  });

  it('leaves no table without its parts', () => {
    const { framework, issues } = used('clinical-priority-areas-2016', { absent: 'left-out' }, ['iaf-126a']);
    expect(framework).toBeUndefined();
    expect(issues[0]).toMatchObject({ code: 'DECLARATION_INVALID', where: { file: 'coxcomb.yaml', line: 7 } });
    expect(issues.map(({ message }) => message).join(' ')).toContain('“iaf-126b” is no part or indicator of this part');
  });
});
