import { describe, expect, it } from 'vitest';
import { measures, practices } from '../../fixtures/small-project.ts';
import { ingestRows } from './ingested.ts';

const good = 'P01,2023/24,20,200';

/** What becomes of a cell of smokers, with a good row after it. */
async function smokers(cell: string, more: Parameters<typeof ingestRows>[1] = {}) {
  return ingestRows([`P02,2023/24,${cell},300`, good], more);
}

describe('numbers as they are written', () => {
  it('takes signs, thousands separators, per cent signs, exponents and blanks around them', async () => {
    const cells = [
      '1234',
      '"1,234"',
      '"12,345,678"',
      '1 234',
      '12.5%',
      '12.5 %',
      ' 7 ',
      '0',
      '+5',
      '1e3',
      '2.5E-3',
      '.5',
    ];
    const rows = cells.map((cell, i) => `${practices[i]},2023/24,${cell},9`);
    const { facts, account, codes } = await ingestRows(rows, { source: { numeratorWithin: [] } });
    const amounts = facts.filter((fact) => fact.startsWith('smokers')).map((fact) => Number(fact.split(' ')[3]));
    expect(amounts).toEqual([1234, 1234, 12345678, 1234, 12.5, 12.5, 7, 0, 5, 1000, 0.0025, 0.5]);
    expect(account).toEqual({ read: 12, accepted: 12, rejected: 0, aside: 0 });
    expect(codes).toEqual([]);
  });

  it('rejects what is not a number, with line, column, value and remedy', async () => {
    const cells = ['NaN', 'inf', '-inf', 'Infinity', 'abc', '1,2,3', '12,34', '--5', '0x10', '1.2.3', '5 people', '£5'];
    const rows = cells.map((cell, i) => `${practices[i]},2023/24,"${cell}",9`);
    const { rejects, account, facts } = await ingestRows(rows);
    expect(rejects).toEqual(
      cells.map((raw, i) => ({
        line: i + 2,
        column: 'Smokers',
        raw,
        code: 'INGEST_NOT_A_NUMBER',
        remedy: expect.stringContaining('missing'),
      })),
    );
    expect(account).toEqual({ read: 12, accepted: 0, rejected: 12, aside: 0 });
    expect(facts).toEqual([]);
  });

  it('tells a number beyond the range of amounts from what is no number', async () => {
    const cells = ['1e400', '1e13', '1000000000000', '-1e13', '99999999999999999999', '1,000,000,000,000', '-1e400'];
    const { rejects } = await ingestRows(cells.map((cell, i) => `${practices[i]},2023/24,"${cell}",9`));
    expect(rejects.map(({ line, raw, code }) => [line, raw, code])).toEqual(
      cells.map((raw, i) => [i + 2, raw, 'INGEST_OUT_OF_RANGE']),
    );
    expect(rejects[0]?.remedy).toContain('scale');
  });

  it('keeps the largest amount there is', async () => {
    const { facts } = await smokers('999999999999.123456', { source: { numeratorWithin: [] } });
    expect(facts[2]).toMatch(/^smokers P01/);
    expect(facts[3]).toMatch(/^smokers P02 2023-04-01 9999999999/);
  });

  it('rounds amounts with more than six decimals, and says so', async () => {
    const { facts, issues } = await smokers('1.23456789');
    expect(facts).toContain('smokers P02 2023-04-01 1.234568');
    expect(issues).toMatchObject([{ code: 'INGEST_AMOUNT_ROUNDED', severity: 'informs', where: { line: 2 } }]);
  });

  it('scales amounts as declared, and refuses those that become too large', async () => {
    const source = { measures: [{ measure: 'smokers', column: 'Smokers', scale: 1000 }], numeratorWithin: [] };
    const { facts, rejects } = await ingestRows(['P01,2023/24,1.5,9', 'P02,2023/24,1e10,9'], { source });
    expect(facts).toEqual(['smokers P01 2023-04-01 1500.0']);
    expect(rejects).toMatchObject([{ line: 3, code: 'INGEST_OUT_OF_RANGE' }]);
  });

  it('rejects a count below zero, unless the measure may be negative', async () => {
    const { rejects } = await smokers('-3');
    expect(rejects).toMatchObject([{ line: 2, column: 'Smokers', raw: '-3', code: 'INGEST_COUNT_NEGATIVE' }]);
    const change = measures.map((measure) => ({ ...measure, negative: true }));
    const { facts } = await smokers('-3', { measures: change });
    expect(facts).toContain('smokers P02 2023-04-01 -3.0');
  });

  it('rejects a numerator above its denominator', async () => {
    const { rejects, account } = await smokers('301');
    expect(rejects).toMatchObject([
      { line: 2, column: 'Smokers', raw: '301', code: 'INGEST_NUMERATOR_EXCEEDS_DENOMINATOR' },
    ]);
    expect(account).toEqual({ read: 2, accepted: 1, rejected: 1, aside: 0 });
  });

  it('keeps a denominator of zero and says where the first is', async () => {
    const { facts, issues } = await ingestRows([good, 'P02,2023/24,0,0']);
    expect(facts).toContain('adults P02 2023-04-01 0.0');
    expect(issues).toMatchObject([{ code: 'INGEST_DENOMINATOR_ZERO', severity: 'informs', where: { line: 3 } }]);
  });
});

describe('missing values', () => {
  it('reads each declared marker as its reason', async () => {
    const missing = {
      '*': 'suppressed-small',
      '-': 'not-submitted',
      '..': 'not-applicable',
      'n/a': 'not-collected-here',
      '[x]': 'suppressed-by-publisher',
    } as const;
    const rows = Object.keys(missing).map((marker, i) => `${practices[i]},2023/24,${marker},300`);
    const { facts, account } = await ingestRows(rows, { source: { missing } });
    expect(facts.filter((fact) => fact.startsWith('smokers')).map((fact) => fact.split(' ')[3])).toEqual(
      Object.values(missing),
    );
    expect(facts.filter((fact) => fact.startsWith('adults'))).toHaveLength(5);
    expect(account.accepted).toBe(5);
  });

  it('reads a blank cell as not available, or as the source declares', async () => {
    expect((await smokers('')).facts).toContain('smokers P02 2023-04-01 not-available');
    const { facts } = await smokers('  ', { source: { missing: { '': 'not-submitted' } } });
    expect(facts).toContain('smokers P02 2023-04-01 not-submitted');
  });

  it('never takes a missing value for zero', async () => {
    const { facts } = await ingestRows(['P01,2023/24,0,200', 'P02,2023/24,,300']);
    expect(facts.filter((fact) => fact.startsWith('smokers'))).toEqual([
      'smokers P01 2023-04-01 0.0',
      'smokers P02 2023-04-01 not-available',
    ]);
  });
});
