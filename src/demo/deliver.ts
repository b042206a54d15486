import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { catalogue } from './catalogue/catalogue.ts';
import type { Country } from './country/country.ts';
import { years } from './country/country.ts';
import { draws } from './draws.ts';
import { blemishes, cancerNotes } from './returns/blemishes.ts';
import { registeredLists, residentPopulation } from './returns/population.ts';
import type { Return, Sender, Table } from './returns/return.ts';
import { returns } from './returns/returns.ts';
import { type Drawn, tabulate } from './returns/tabulate.ts';
import { deliveryFolder, type ReleaseStage, releaseStages } from './stages.ts';
import { truthOf } from './truth/effects.ts';
import { nationIn, type Reporter, reportingAreas, reportingPractices, reportingProviders } from './truth/places.ts';
import { csvText, type FolderWriter, windows1252 } from './write/files.ts';
import { workbook } from './write/workbook.ts';

/** What has been drawn for a return so far: its files go on from there. */
interface Underway {
  source: Return;
  drawn: Drawn[];
  /** The workbook that is sent anew each year with another year added. */
  book?: Table;
}

type Put = (name: string, year: number, table: Table, content?: string | Uint8Array) => void;

/**
 * Writes what publishers deliver, by stage: each year's file with the first release that has it, revisions with the release that
 * corrects them. Stages are written in order, the first before the others are drawn; a stage's folder is there when it is complete, and
 * is left as it is when it was there before.
 */
export class Deliveries {
  /** Rows of the files written. */
  rows = 0;
  readonly #country: Country;
  readonly #seed: number;
  readonly #folder: FolderWriter;
  readonly #senders: ReturnType<typeof sendersOf>;
  readonly #underway: readonly Underway[];
  #next = 0;

  constructor(country: Country, seed: number, folder: FolderWriter) {
    this.#country = country;
    this.#seed = seed;
    this.#folder = folder;
    this.#senders = sendersOf(country);
    const truth = truthOf(country, seed, years);
    this.#underway = returns.map((source) => ({
      source,
      drawn: catalogue
        .filter((entry) => entry.return === source.id)
        .map((entry) => ({
          entry,
          value: truth(entry, nationIn(country, years[0]!)),
          habit: habitsOf(seed, entry.id),
        })),
    }));
    for (const stage of releaseStages())
      rmSync(join(folder.folder, draftFolder(stage)), { recursive: true, force: true });
  }

  /** Writes the stages up to one and this one, as far as they are not written yet. */
  async through(last: ReleaseStage): Promise<void> {
    const due = years.slice(this.#next).filter((year) => year <= last.lastYear);
    this.#next += due.length;
    for (const year of due) {
      const lists = registeredLists(this.#country, year);
      blemishes['registered-lists']!(lists, year, draws(this.#seed, `blemish lists ${year}`));
      this.#put(`registered-lists/${fileYear(year)}.csv`, year, lists);
      this.#put(`resident-population/${fileYear(year)}.csv`, year, residentPopulation(this.#country, year));
    }
    for (const each of this.#underway)
      for (const year of due.filter((year) => year >= each.source.since)) await this.#send(each, year);
    for (const stage of releaseStages()) {
      const draft = join(this.#folder.folder, draftFolder(stage));
      if (stage.lastYear <= last.lastYear && existsSync(draft))
        renameSync(draft, join(this.#folder.folder, deliveryFolder(stage)));
    }
  }

  readonly #put: Put = (name, year, table, content) => {
    const stage = stageOf(year);
    if (existsSync(join(this.#folder.folder, deliveryFolder(stage)))) return;
    const path = `${draftFolder(stage)}/${name}`;
    this.rows += table.rows.length;
    if (content === undefined) this.#folder.table(path, table);
    else this.#folder.write(path, content);
  };

  async #send(each: Underway, year: number): Promise<void> {
    const { source, drawn } = each;
    const put = this.#put;
    const random = draws(this.#seed, `${source.id} ${year}`);
    const table = tabulate(source, year, this.#senders(source.sender, year), drawn, random);
    if (source.id === 'waiting-times' && year === 2021) revise(source, table, put, year);
    blemishes[source.id]?.(table, year, draws(this.#seed, `blemish ${source.id} ${year}`));
    if (source.id === 'digital-and-access') {
      each.book = { header: table.header, rows: [...(each.book?.rows ?? []), ...table.rows] };
      if (year >= releaseStages()[0]!.lastYear)
        put('digital-and-access.xlsx', year, each.book, await workbook('Areas', each.book));
      return;
    }
    const name = `${source.id}/${fileYear(year)}${source.extension ?? '.csv'}`;
    if (source.id === 'cancer-registry') put(name, year, table, `${cancerNotes(year)}\n${csvText(table)}`);
    else if (source.id === 'emergency-departments') put(name, year, table, windows1252(csvText(table)));
    else put(name, year, table);
  }
}

/** How each place differs from what one would expect of it, always in the same way. */
function habitsOf(seed: number, entry: string): Drawn['habit'] {
  const habits = draws(seed, `habits ${entry}`);
  const known = new Map<string, number>();
  return (code) => {
    const found = known.get(code) ?? habits.normal();
    known.set(code, found);
    return found;
  };
}

/** The file of 2021/22 as first published lacked patients of two hospitals; the next delivery holds it in full. */
function revise(source: Return, table: Table, put: Put, year: number): void {
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

function stageOf(year: number): ReleaseStage {
  return releaseStages().find(({ lastYear }) => year <= lastYear)!;
}

/** Where a stage is written until it is complete. */
function draftFolder({ id }: ReleaseStage): string {
  return `deliveries/.${id}.draft`;
}

function fileYear(year: number): string {
  return `${year}-${String((year + 1) % 100).padStart(2, '0')}`;
}
