import type { Draws } from '../draws.ts';
import type { Table } from './return.ts';

/** What is wrong, or old-fashioned, about the files of a return: changes the table of one year in place. */
type Blemish = (table: Table, year: number, random: Draws) => void;

const column = (table: Table, name: string) => table.header.indexOf(name);
const anyRow = (table: Table, random: Draws) => table.rows[random.whole(0, table.rows.length - 1)]!;

/** Puts a row with a changed cell behind the others. */
function repeat(table: Table, row: readonly string[], changes: Record<string, string> = {}): void {
  const copy = [...row];
  for (const [name, value] of Object.entries(changes)) copy[column(table, name)] = value;
  table.rows.push(copy);
}

/** The blemishes of each return; the report of a build shows what became of every one. */
export const blemishes: Record<string, Blemish> = {
  'registered-lists': (table, year, random) => {
    if (year === 2018) for (let i = 0; i < 2; i++) repeat(table, anyRow(table, random));
  },
  'practice-registers': (table, year, random) => {
    if (year >= 2020) table.header[0] = 'Practice code';
    if (year === 2019)
      for (let i = 0; i < 3; i++) repeat(table, anyRow(table, random), { [table.header[0]!]: `PR99${90 + i}` });
    const numerator = column(table, 'numerator');
    const denominator = column(table, 'denominator');
    if (year === 2021)
      for (let i = 0; i < 3; i++) {
        const row = anyRow(table, random);
        const size = Number(row[denominator]);
        if (size > 0) row[numerator] = String(size + 7);
      }
    if (year === 2022) for (let i = 0; i < 2; i++) anyRow(table, random)[numerator] = String(-random.whole(1, 9));
  },
  prescribing: (table, year, random) => {
    if (year === 2022) for (let i = 0; i < 2; i++) anyRow(table, random)[2] = String(-random.whole(3, 40));
  },
  'emergency-departments': (table) => {
    for (const row of table.rows)
      for (const name of ['Attendances', 'Within 4 hours']) {
        const at = column(table, name);
        row[at] = Number(row[at]).toLocaleString('en-GB');
      }
  },
  'waiting-times': (table) => {
    const period = column(table, 'Period');
    const months = [...new Set(table.rows.map((row) => row[period]!))];
    const totals = months.map((month) => {
      const own = table.rows.filter((row) => row[period] === month);
      const sums = table.header
        .slice(period + 1)
        .map((_, i) => String(own.reduce((sum, row) => sum + Number(row[period + 1 + i]), 0)));
      return ['TOTAL', 'All hospitals', month, ...sums];
    });
    table.rows.push(...totals);
  },
  'mental-health-services': (table, year, random) => {
    const first = column(table, 'Month') + 1;
    if (year === 2023) for (let i = 0; i < 4; i++) anyRow(table, random).fill('..', first);
  },
  'talking-therapies': (table, year, random) => {
    if (year === 2022)
      for (let i = 0; i < 2; i++) repeat(table, anyRow(table, random), { 'Area code': `V3800099${i}` });
  },
  maternity: (table, year, random) => {
    table.header.push('Edition');
    for (const row of table.rows) row.push('final');
    if (year !== 2019) return;
    const births = column(table, 'Births');
    for (let i = 0; i < 4; i++) {
      const row = anyRow(table, random);
      repeat(table, row, { Births: String(Math.round(Number(row[births]) * 0.96)), Edition: 'provisional' });
    }
  },
  children: (table, year) => {
    if (year !== 2018) return;
    const row = table.rows.find((cells) => cells[0] === '01E');
    if (row) row[0] = 'O1E';
  },
  'cancer-registry': (table) => {
    const early = column(table, 'Stage 1 or 2');
    const all = column(table, 'New cancers');
    table.header.push('Found early');
    for (const row of table.rows) row.push(`${((100 * Number(row[early])) / Number(row[all])).toFixed(1)}%`);
  },
};

/** Lines above the table of the cancer registry; its headers stand in the fifth row. */
export const cancerNotes = (year: number) =>
  [
    'Cancer Registry of Ellowen',
    `Cancers diagnosed in ${year}/${String((year + 1) % 100).padStart(2, '0')}`,
    'Cancers without a recorded stage are counted as not found early',
    'Percentages are rounded to one decimal place',
  ].join('\n');
