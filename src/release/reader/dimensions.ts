import type { Database, Row } from '#evidence/database.ts';
import type { PeriodKind } from '#vocabulary/period.ts';
import type { Polarity } from '#vocabulary/polarity.ts';
import {
  measuresMetaSchema,
  type PoliciesMeta,
  policiesMetaSchema,
  type ProjectMeta,
  projectMetaSchema,
  type TagsMeta,
  tagsMetaSchema,
} from './meta.ts';
import { inPublicationOrder, orderKey } from '../publication-order.ts';
import type { FrameworkRelease } from './past.ts';
import { type PublishedRatings, readPublishedRatings } from './published-ratings.ts';
import type {
  Area,
  AreaType,
  FrameworkRecord,
  IndicatorRecord,
  PeriodRecord,
  SourceRecord,
  Stratum,
} from './records.ts';
import { Relations } from './relations.ts';
import { SimilarAreas } from './similar-areas.ts';
import { Successions } from './successions.ts';

/** The small tables of a release, read once when it is opened. Each map is by id. */
export interface Dimensions {
  project: ProjectMeta;
  tags: TagsMeta;
  statement: string | undefined;
  /** Rules by which small counts are hidden, by name. */
  policies: PoliciesMeta;
  /** Name of the policy that protects each measure, by the id of the measure. */
  protectedBy: Map<string, string>;
  areaTypes: Map<number, AreaType>;
  areas: Map<number, Area>;
  periods: Map<number, PeriodRecord>;
  strata: Map<number, Stratum>;
  indicators: Map<number, IndicatorRecord>;
  frameworks: Map<number, FrameworkRecord>;
  sources: Map<number, SourceRecord>;
  /** Frameworks of this release and of those before it, in the order of publication; this one comes last. */
  frameworkHistory: FrameworkRelease[];
  /** Ids of the releases before this one in the order of publication; empty where the release does not say. */
  publicationOrder: readonly string[];
  /** Source ids by indicator id. */
  indicatorSources: Map<number, number[]>;
  relations: Relations;
  similar: SimilarAreas;
  /** Unit of what each measure counts, by the measure’s id. */
  units: Map<string, string>;
  successions: Successions;
  publishedRatings: PublishedRatings;
  /** Whether places can be found by postcode. */
  hasPostcodes: boolean;
}

export async function readDimensions(database: Database): Promise<Dimensions> {
  const meta = new Map((await database.rows('SELECT key, value FROM meta ORDER BY key')).map((r) => [r.key, r.value]));
  const text = (key: string) => meta.get(key) as string | undefined;
  const project = projectMetaSchema.parse(JSON.parse(text('project') ?? '{}'));
  const areaTypes = byId((await database.rows('SELECT * FROM area_type ORDER BY id')) as unknown as AreaType[]);
  const areas = byId(
    (
      await database.rows(
        'SELECT id, type, code, name, opened::VARCHAR AS opened, closed::VARCHAR AS closed, kind FROM area ORDER BY id',
      )
    ).map((row) => ({ ...row, type: areaTypes.get(row.type as number) }) as unknown as Area),
  );
  const periods = byId(await readPeriods(database));
  const sources = byId(
    (await database.rows(
      'SELECT id, key, title, publisher, licence, address, accessed::VARCHAR AS accessed, notes FROM source ORDER BY id',
    )) as unknown as SourceRecord[],
  );
  const measures = measuresMetaSchema.parse(JSON.parse(text('measures') ?? '[]'));
  const publicationOrder = JSON.parse(text(orderKey) ?? '[]') as string[];
  return {
    project,
    tags: tagsMetaSchema.parse(JSON.parse(text('tags') ?? '{}')),
    statement: readText(text('statement')),
    policies: policiesMetaSchema.parse(JSON.parse(text('disclosure') ?? '{}')),
    protectedBy: new Map(
      measures.flatMap(({ id, disclosure }) => (disclosure === undefined ? [] : [[id, disclosure]])),
    ),
    areaTypes,
    areas,
    periods,
    strata: byId(
      (await database.rows(
        'SELECT id, sex, age, category, category_value AS "categoryValue", label FROM stratum ORDER BY id',
      )) as unknown as Stratum[],
    ),
    indicators: byId(await readIndicators(database)),
    frameworks: byId(
      (await database.rows('SELECT * FROM framework ORDER BY id')).map(
        (row) => ({ ...row, declaration: JSON.parse(row.declaration as string) }) as unknown as FrameworkRecord,
      ),
    ),
    sources,
    frameworkHistory: inPublicationOrder(await readFrameworkHistory(database), publicationOrder),
    publicationOrder,
    indicatorSources: await readIndicatorSources(database),
    relations: await Relations.read(database, areas, project.mapDate),
    units: new Map(measures.flatMap(({ id, unit }) => (unit === undefined ? [] : [[id, unit]]))),
    similar: await SimilarAreas.read(database, areas, text('similar')),
    successions: await Successions.read(database, areas),
    publishedRatings: await readPublishedRatings(database, { areas, periods, sources }),
    hasPostcodes: (await database.rows('SELECT postcode FROM postcode ORDER BY postcode LIMIT 1')).length > 0,
  };
}

function byId<T extends { id: number }>(records: T[]): Map<number, T> {
  return new Map(records.map((record) => [record.id, record]));
}

/** A statement may be plain text or a JSON text. */
function readText(value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  try {
    const parsed: unknown = JSON.parse(value);
    return typeof parsed === 'string' ? parsed : undefined;
  } catch {
    return value;
  }
}

async function readPeriods(database: Database): Promise<PeriodRecord[]> {
  const rows = await database.rows(
    'SELECT id, start_date::VARCHAR AS s, end_date::VARCHAR AS e, kind, label FROM period ORDER BY id',
  );
  return rows.map((row: Row) => ({
    id: row.id as number,
    start: row.s as string,
    end: row.e as string,
    kind: row.kind as PeriodKind,
    label: row.label as string,
  }));
}

async function readIndicators(database: Database): Promise<IndicatorRecord[]> {
  const rows = await database.rows('SELECT * FROM indicator ORDER BY id');
  return rows.map((row) => ({
    id: row.id as number,
    key: row.key as string,
    number: row.number as number,
    name: row.name as string,
    plainName: row.plain_name as string,
    unit: row.unit as string,
    decimals: row.decimals as number,
    polarity: row.polarity as Polarity,
    headline: row.headline as boolean,
    declaration: JSON.parse(row.declaration as string) as IndicatorRecord['declaration'],
  }));
}

/** A release that an earlier programme wrote has no such table. */
async function readFrameworkHistory(database: Database): Promise<FrameworkRelease[]> {
  const { n } = await database.single<{ n: number }>(
    "SELECT count(*) AS n FROM information_schema.tables WHERE table_name = 'framework_history' AND table_schema = 'main'",
  );
  if (n === 0) return [];
  const rows = await database.rows(
    'SELECT * FROM framework_history ORDER BY published_on NULLS LAST, release, framework',
  );
  return rows.map((row) => ({
    release: row.release as string,
    publishedOn: row.published_on as string | null,
    framework: row.framework as string,
    version: row.version as string,
    name: row.name as string,
    classes: JSON.parse(row.classes as string) as FrameworkRelease['classes'],
    changed: row.changed === null ? null : (JSON.parse(row.changed as string) as string[]),
  }));
}

async function readIndicatorSources(database: Database): Promise<Map<number, number[]>> {
  const found = new Map<number, number[]>();
  for (const row of await database.rows('SELECT indicator, source FROM indicator_source ORDER BY indicator, source')) {
    const list = found.get(row.indicator as number) ?? [];
    list.push(row.source as number);
    found.set(row.indicator as number, list);
  }
  return found;
}
