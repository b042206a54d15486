import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Database } from '#evidence/database.ts';
import { inLanes } from '#evidence/lanes.ts';
import { bytesOf, storeOptions } from '#evidence/little-data.ts';
import { completeBuild } from '#evidence/parts.ts';
import { literal, values } from '#evidence/sql.ts';
import type { Project } from '#project/project.ts';
import type { Measure } from '#project/schema/measure.ts';
import { AppError } from '#vocabulary/errors/app-error.ts';
import { formatPeriod, type PeriodKind } from '#vocabulary/period.ts';
import { copyStatements } from './copy-statements.ts';
import { writeFrameworkHistory, writeFrameworkTexts } from './freeze-frameworks.ts';
import { writeRatedPeriods } from './freeze-rated-periods.ts';
import { writeTriggers } from './freeze-triggers.ts';
import { type Hashing, hashTables } from './hash-tables.ts';
import { type Manifest, manifestName } from './manifest.ts';
import { writePublicationOrder } from './publication-order.ts';
import { declarePublicIds } from './public-ids.ts';
import { writePublishedRatings } from './published-ratings.ts';
import { createPublicTable, publicTables, type PublicTableName } from './schema.ts';
import { projectInItsWords } from './wordings.ts';

export interface FreezeOptions {
  id: string;
  title: string;
  notes?: string;
  /** File of the release published before, whose history is carried on. */
  previous?: { id: string; publishedOn: string; file: string } | undefined;
  /** Withdrawn releases, whose ratings no history carries on. */
  withdrawn?: readonly string[];
  /** Earlier releases in the order of publication, where the release before is gone. */
  order?: readonly string[];
  /** How the tables are hashed; default `columns`. A release that is computed once more is hashed as it was. */
  hashing?: Hashing;
}

/**
 * Freezes a built project as a candidate: a fresh file that holds the public tables of the allow-list and nothing else, filled by
 * INSERT … SELECT from the store, hidden values left out, and a manifest with the hash of every table.
 *
 * File and manifest are written in a draft folder, which takes the candidate’s place by a rename: no half-written candidate is
 * ever seen.
 *
 * @param folder the candidate’s folder, which is made
 */
export async function freezeRelease(
  evidenceFile: string,
  folder: string,
  project: Project,
  options: FreezeOptions,
): Promise<Manifest> {
  // No id begins with a point, so that no draft is ever taken for a candidate.
  const draft = join(dirname(folder), `.${basename(folder)}.draft`);
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true });
  try {
    return await frozenIn(draft, evidenceFile, folder, project, options);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    throw error;
  }
}

async function frozenIn(
  draft: string,
  evidenceFile: string,
  folder: string,
  project: Project,
  options: FreezeOptions,
): Promise<Manifest> {
  const file = join(draft, 'release.duckdb');
  const evidence = await Database.open({ path: evidenceFile, ...storeOptions(bytesOf(evidenceFile)) });
  try {
    await requireCompleteBuild(evidence, evidenceFile);
    const worded = await projectInItsWords(evidence, project);
    await evidence.run(`ATTACH ${literal(file)} AS pub (RECOVERY_MODE NO_WAL_WRITES)`);
    await declarePublicIds(evidence, worded);
    // One transaction, because each statement by itself would wait for the disk.
    await evidence.transaction(async () => {
      const tables = (Object.keys(publicTables) as PublicTableName[]).map((table) =>
        createPublicTable(table).replace('CREATE TABLE ', 'CREATE TABLE pub.'),
      );
      await evidence.run(tables.join(';\n'));
      await writeDeclarations(evidence, worded, options);
      await writePublishedRatings(evidence, worded);
    });
    await copyTables(evidence);
    await carryHistory(evidence, options);
    await writeFrameworkTexts(evidence, worded);
    await writeFrameworkHistory(evidence, worded, options);
    await writeRatedPeriods(evidence, worded, options);
    await writeTriggers(evidence, worded, options.id);
    await evidence.run('CHECKPOINT pub');
    await evidence.run('DETACH pub');
  } finally {
    evidence.close();
  }
  const { hashing = 'columns' } = options;
  const manifest: Manifest = {
    id: options.id,
    title: options.title,
    ...(options.notes ? { notes: options.notes } : {}),
    hashing,
    history: { previous: options.previous?.id ?? null, withdrawn: [...(options.withdrawn ?? [])] },
    ...(await hashTables(file, hashing)),
  };
  writeFileSync(join(draft, manifestName), `${JSON.stringify(manifest, null, 2)}\n`);
  // Away first: who is at work in the candidate that this one replaces must fail, and not find half of it.
  const old = `${draft}.old`;
  rmSync(old, { recursive: true, force: true });
  if (existsSync(folder)) renameSync(folder, old);
  renameSync(draft, folder);
  rmSync(old, { recursive: true, force: true });
  return manifest;
}

/** Fills the tables that the store holds, on as many connections at once as a stage has lists of statements. */
async function copyTables(evidence: Database): Promise<void> {
  for (const lists of copyStatements())
    await inLanes(evidence, lists.length, async (connection, lane) => {
      await connection.transaction(async () => {
        for (const statement of lists[lane] as string[]) await connection.run(statement);
      });
    });
}

/** A build that was blocked or broke off has left new facts beside old ratings. @throws RELEASE_BUILD_UNFINISHED */
async function requireCompleteBuild(evidence: Database, file: string): Promise<void> {
  const { n } = await evidence.single<{ n: number }>('SELECT count(*) AS n FROM part WHERE kind = ?', [completeBuild]);
  if (n === 0) throw new AppError('RELEASE_BUILD_UNFINISHED', { file });
}

/** Tables that come from declarations: they are small, and written as literals. */
async function writeDeclarations(evidence: Database, project: Project, options: FreezeOptions): Promise<void> {
  const { declaration } = project;
  const insert = async (table: PublicTableName, rows: (string | number | boolean | null)[][]) => {
    if (rows.length > 0) await evidence.run(`INSERT INTO pub.${table} VALUES ${values(rows)}`);
  };
  const { id: benchmark } = await evidence.single<{ id: number }>(
    'SELECT min(n.id) AS id FROM area a JOIN area_type t ON t.id = a.type JOIN ids.area n ON n.old = a.id WHERE t.key = ? AND a.code = ?',
    [declaration.benchmark.type, declaration.benchmark.code],
  );
  const { name, summary, locale, currency, invented, mapDate, licence, attribution, contact } = declaration;
  await insert('meta', [
    [
      'project',
      JSON.stringify({
        id: declaration.id,
        name,
        summary,
        locale,
        currency,
        invented,
        mapDate,
        licence,
        attribution,
        contact,
        benchmark,
      }),
    ],
    ['release', JSON.stringify({ id: options.id, title: options.title, notes: options.notes })],
    ['tags', JSON.stringify(declaration.tags)],
    [
      'groups',
      JSON.stringify({
        sexes: declaration.sexes,
        ageBands: declaration.ageBands,
        categories: declaration.categories,
        codeSchemes: declaration.codeSchemes,
      }),
    ],
    ['disclosure', JSON.stringify(declaration.disclosure)],
    ['similar', JSON.stringify(declaration.similar)],
    // Whoever checks that hidden counts stay hidden must know what is protected how, and how areas add up.
    ['measures', JSON.stringify(project.measures.map(({ value }) => protectionOf(value)))],
    ['steps', JSON.stringify(Object.fromEntries(declaration.areaTypes.map(({ id, rollsUpTo }) => [id, rollsUpTo])))],
  ]);
  await insert(
    'area_type',
    declaration.areaTypes.map((type, id) => [
      id,
      type.id,
      type.number,
      type.name,
      type.plural,
      type.about ?? null,
      type.scheme,
      type.rated,
      type.listed,
      id,
    ]),
  );
  const indicators = [...project.indicators].map(({ value }) => value).sort((a, b) => (a.id < b.id ? -1 : 1));
  await insert(
    'indicator',
    indicators.map((entry, id) => [
      id,
      entry.id,
      entry.number,
      entry.name,
      entry.plainName,
      entry.unit,
      entry.decimals,
      entry.polarity,
      entry.headline,
      JSON.stringify(entry),
    ]),
  );
  const frameworks = [...project.frameworks].map(({ value }) => value).sort((a, b) => (a.id < b.id ? -1 : 1));
  await insert(
    'framework',
    frameworks.map((entry, id) => [id, entry.id, entry.version, entry.name, JSON.stringify(entry)]),
  );
  const sources = [...project.sources].map(({ value }) => value).sort((a, b) => (a.id < b.id ? -1 : 1));
  await insert(
    'source',
    sources.map((entry, id) => [
      id,
      entry.id,
      entry.title,
      entry.publisher,
      entry.licence,
      entry.address,
      entry.accessed,
      entry.notes.join('\n\n') || null,
    ]),
  );
  const measureSources = (measure: string) =>
    sources.flatMap((source, id) => (source.measures.some((entry) => entry.measure === measure) ? [id] : []));
  await insert(
    'indicator_source',
    indicators.flatMap((indicator, id) => {
      const measures = [indicator.numerator, indicator.denominator].flatMap((side) =>
        side ? [side.measure, ...(side.sum ?? []), ...(side.less ?? [])] : [],
      );
      const stated = sources.flatMap((source, s) =>
        source.published.some((entry) => entry.indicator === indicator.id) ? [s] : [],
      );
      return [...new Set([...measures.flatMap(measureSources), ...stated])]
        .sort((a, b) => a - b)
        .map((source) => [id, source]);
    }),
  );
  const periods = await evidence.rows<{ id: number; start: string; end: string; kind: PeriodKind }>(
    'SELECT n.id, p.start_date::VARCHAR AS start, p.end_date::VARCHAR AS "end", p.kind FROM period p JOIN ids.period n ON n.old = p.id ORDER BY n.id',
  );
  await insert(
    'period',
    periods.map((period) => [period.id, period.start, period.end, period.kind, formatPeriod(period)]),
  );
  const strata = await evidence.rows<{ id: number; sex: string; age: string; category: string; value: string }>(
    'SELECT n.id, s.sex, s.age, s.category, s.category_value AS value FROM stratum s JOIN ids.stratum n ON n.old = s.id ORDER BY n.id',
  );
  await insert(
    'stratum',
    strata.map((s) => [s.id, s.sex, s.age, s.category, s.value, stratumLabel(project, s)]),
  );
}

/** What a measure says about its protection, what it counts and where. */
function protectionOf({ id, level, disclosure, complement, adds, counts, unit }: Measure) {
  return { id, level, disclosure, complement, adds, counts, unit };
}

function stratumLabel(
  { declaration }: Project,
  stratum: { sex: string; age: string; category: string; value: string },
): string {
  const parts = [
    declaration.sexes.find((entry) => entry.id === stratum.sex)?.name,
    declaration.ageBands.find((entry) => entry.id === stratum.age)?.name,
    declaration.categories
      .find((entry) => entry.id === stratum.category)
      ?.values.find((entry) => entry.id === stratum.value)?.name,
  ].filter((part) => part !== undefined);
  return parts.length > 0 ? parts.join(', ') : (declaration.sexes[0]?.name ?? 'Persons');
}

/** History carried on from the release before, with that release’s own ratings added. */
async function carryHistory(evidence: Database, { previous, withdrawn = [], order }: FreezeOptions): Promise<void> {
  if (!previous) {
    await writePublicationOrder(evidence, undefined, [], order);
    return;
  }
  await evidence.run(`ATTACH ${literal(previous.file)} AS before (READ_ONLY)`);
  // Releases of earlier versions do not say how sure they were; their history has fewer columns.
  const has = async (table: string, column: string) =>
    (
      await evidence.single<{ n: number }>(
        "SELECT count(*) AS n FROM duckdb_columns() WHERE database_name = 'before' AND table_name = ? AND column_name = ?",
        [table, column],
      )
    ).n > 0;
  const carried = (await has('rating_history', 'probabilities')) ? 'score, probabilities' : 'NULL, NULL';
  const sure = await has('rating_certainty', 'probabilities');
  await evidence.run(`INSERT INTO pub.rating_history
    SELECT release, published_on, framework, node, area_type, area_code, class, ${carried} FROM before.rating_history
    WHERE release NOT IN (${withdrawn.map(literal).join(', ') || "''"}) UNION ALL
    SELECT ${literal(previous.id)}, ${literal(previous.publishedOn)}, f.key, r.node, t.key, a.code, r.published_class, r.score, ${sure ? 'c.probabilities' : 'NULL'}
    FROM before.rating r JOIN before.framework f ON f.id = r.framework JOIN before.area a ON a.id = r.area JOIN before.area_type t ON t.id = a.type
    ${sure ? 'LEFT JOIN before.rating_certainty c ON c.framework = r.framework AND c.node = r.node AND c.area = r.area' : ''}
    ORDER BY ALL`);
  await writePublicationOrder(evidence, previous.id, withdrawn);
  await evidence.run('DETACH before');
}
