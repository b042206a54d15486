import { catalogue } from './catalogue/catalogue.ts';
import type { Country } from './country/country.ts';
import { years } from './country/country.ts';
import { draws } from './draws.ts';
import { blemishes, cancerNotes } from './returns/blemishes.ts';
import { registeredLists, residentPopulation } from './returns/population.ts';
import type { Return, Sender, Table } from './returns/return.ts';
import { returns } from './returns/returns.ts';
import { type Drawn, tabulate } from './returns/tabulate.ts';
import { deliveryFolder, releaseStages } from './stages.ts';
import { truthOf } from './truth/effects.ts';
import { nationIn, type Reporter, reportingAreas, reportingPractices, reportingProviders } from './truth/places.ts';
import { csvText, type FolderWriter, windows1252 } from './write/files.ts';
import { workbook } from './write/workbook.ts';

/**
 * Writes what publishers deliver, by stage: each year's file with the first release that has it, revisions with the release that
 * corrects them.
 *
 * @returns rows of all files
 */
export async function deliver(country: Country, seed: number, folder: FolderWriter): Promise<number> {
  const truth = truthOf(country, seed, years);
  const senders = sendersOf(country);
  let rows = 0;
  const put = (name: string, year: number, table: Table, content?: string | Uint8Array) => {
    const path = `${stageOf(year)}/${name}`;
    rows += table.rows.length;
    if (content === undefined) folder.table(path, table);
    else folder.write(path, content);
  };
  for (const year of years) {
    const lists = registeredLists(country, year);
    blemishes['registered-lists']!(lists, year, draws(seed, `blemish lists ${year}`));
    put(`registered-lists/${fileYear(year)}.csv`, year, lists);
    put(`resident-population/${fileYear(year)}.csv`, year, residentPopulation(country, year));
  }
  for (const source of returns) {
    const drawn = catalogue
      .filter((entry) => entry.return === source.id)
      .map((entry): Drawn => {
        const nation = nationIn(country, years[0]!);
        const habits = draws(seed, `habits ${entry.id}`);
        const known = new Map<string, number>();
        const habit = (code: string) => {
          const found = known.get(code) ?? habits.normal();
          known.set(code, found);
          return found;
        };
        return { entry, value: truth(entry, nation), habit };
      });
    let book: Table | undefined;
    for (const year of years.filter((each) => each >= source.since)) {
      const random = draws(seed, `${source.id} ${year}`);
      const table = tabulate(source, year, senders(source.sender, year), drawn, random);
      if (source.id === 'waiting-times' && year === 2021) {
        revise(source, table, put, year);
      }
      blemishes[source.id]?.(table, year, draws(seed, `blemish ${source.id} ${year}`));
      if (source.id === 'digital-and-access') {
        book = { header: table.header, rows: [...(book?.rows ?? []), ...table.rows] };
        if (year >= releaseStages()[0]!.lastYear)
          put('digital-and-access.xlsx', year, book, await workbook('Areas', book));
        continue;
      }
      const name = `${source.id}/${fileYear(year)}${source.extension ?? '.csv'}`;
      if (source.id === 'cancer-registry') put(name, year, table, `${cancerNotes(year)}\n${csvText(table)}`);
      else if (source.id === 'emergency-departments') put(name, year, table, windows1252(csvText(table)));
      else put(name, year, table);
    }
  }
  return rows;
}

/** The file of 2021/22 as first published lacked patients of two hospitals; the next delivery holds it in full. */
function revise(
  source: Return,
  table: Table,
  put: (name: string, year: number, table: Table) => void,
  year: number,
): void {
  const full: Table = { header: [...table.header], rows: table.rows.map((row) => [...row]) };
  blemishes[source.id]?.(full, year, draws(0, 'unused'));
  put(`${source.id}/${fileYear(year)}.csv`, year + 1, full);
  const hospitals = [...new Set(table.rows.map((row) => row[0]!))].slice(2, 4);
  const under = table.header.indexOf('Waiting under 18 weeks');
  const list = table.header.indexOf('Waiting list');
  for (const row of table.rows) {
    if (!hospitals.includes(row[0]!)) continue;
    const long = Number(row[list]) - Number(row[under]);
    row[list] = String(Number(row[list]) - Math.round(long * 0.45));
  }
}

function sendersOf(country: Country): (sender: Sender, year: number) => Reporter[] {
  const known = new Map<string, Reporter[]>();
  return (sender, year) => {
    const key = `${sender} ${year}`;
    let found = known.get(key);
    if (!found) {
      found =
        sender === 'practice'
          ? reportingPractices(country, year)
          : sender === 'area'
            ? reportingAreas(country, year)
            : reportingProviders(country, year, sender);
      known.set(key, found);
    }
    return found;
  };
}

function stageOf(year: number): string {
  return deliveryFolder(releaseStages().find(({ lastYear }) => year <= lastYear)!);
}

function fileYear(year: number): string {
  return `${year}-${String((year + 1) % 100).padStart(2, '0')}`;
}
