import type { Database } from '#evidence/database.ts';
import type { DisclosurePolicy, ProjectDeclaration } from '#project/schema/coxcomb.ts';
import type { Indicator } from '#project/schema/indicator.ts';
import type { Measure } from '#project/schema/measure.ts';

export type PublicMeasure = Pick<Measure, 'id' | 'level' | 'disclosure' | 'complement' | 'adds'>;

export interface PublicArea extends Record<string, string | number | null> {
  id: number;
  type: string;
  code: string;
  name: string;
  opened: string | null;
  closed: string | null;
}

export interface PublicRelation extends Record<string, string | number | null> {
  kind: string;
  child: number;
  parent: number;
  from: string | null;
  to: string | null;
  weight: number;
}

export interface PublicPeriod extends Record<string, string | number> {
  id: number;
  start: string;
  end: string;
  kind: string;
}

export interface PublicStratum extends Record<string, string | number> {
  id: number;
  sex: string;
  age: string;
  category: string;
  category_value: string;
  label: string;
}

/** The estimates of a release, in the order of their key. */
export interface PublicEstimates {
  length: number;
  indicator: Int32Array;
  area: Int32Array;
  map: Int8Array;
  period: Int32Array;
  stratum: Int32Array;
  numerator: Float64Array;
  denominator: Float64Array;
  method: Int8Array;
  status: Int8Array;
  expected: Int32Array;
  reported: Int32Array;
}

/** What a reader of a release file has before them. */
export interface PublicTables {
  mapDate: string;
  policies: Record<string, DisclosurePolicy>;
  measures: Map<string, PublicMeasure>;
  steps: Record<string, { type: string; by: string }[]>;
  ageBands: ProjectDeclaration['ageBands'];
  types: string[];
  areas: PublicArea[];
  relations: PublicRelation[];
  periods: PublicPeriod[];
  strata: PublicStratum[];
  indicators: Indicator[];
  estimates: PublicEstimates;
}

/**
 * Reads the tables of a release file that tell about counts.
 *
 * @returns undefined for a release that was frozen before it said what is protected how
 */
export async function readPublicTables(release: Database): Promise<PublicTables | undefined> {
  const rows = await release.rows<{ key: string; value: string }>('SELECT key, value FROM meta ORDER BY key');
  const meta = new Map(rows.map(({ key, value }) => [key, JSON.parse(value)]));
  const measures = meta.get('measures') as PublicMeasure[] | undefined;
  if (!measures) return undefined;
  const types = await release.rows<{ key: string }>('SELECT key FROM area_type ORDER BY id');
  const declarations = await release.rows<{ declaration: string }>('SELECT declaration FROM indicator ORDER BY id');
  return {
    mapDate: meta.get('project').mapDate,
    policies: meta.get('disclosure'),
    measures: new Map(measures.map((measure) => [measure.id, measure])),
    steps: meta.get('steps'),
    ageBands: meta.get('groups').ageBands,
    types: types.map(({ key }) => key),
    areas: await release.rows<PublicArea>(
      `SELECT a.id, t.key AS type, a.code, a.name, a.opened::VARCHAR AS opened, a.closed::VARCHAR AS closed
       FROM area a JOIN area_type t ON t.id = a.type ORDER BY a.id`,
    ),
    relations: await release.rows<PublicRelation>(
      `SELECT kind, child, parent, valid_from::VARCHAR AS "from", valid_to::VARCHAR AS "to", weight FROM relation ORDER BY kind, child, parent, valid_from`,
    ),
    periods: await release.rows<PublicPeriod>(
      `SELECT id, start_date::VARCHAR AS start, end_date::VARCHAR AS "end", kind FROM period ORDER BY id`,
    ),
    strata: await release.rows<PublicStratum>(
      'SELECT id, sex, age, category, category_value, label FROM stratum ORDER BY id',
    ),
    indicators: declarations.map(({ declaration }) => JSON.parse(declaration) as Indicator),
    estimates: await readEstimates(release),
  };
}

const order = 'indicator, map, period, stratum, area';

async function readEstimates(release: Database): Promise<PublicEstimates> {
  const { n } = await release.single<{ n: number }>('SELECT count(*) AS n FROM estimate');
  const whole = () => new Int32Array(n);
  const columns: PublicEstimates = {
    length: n,
    indicator: whole(),
    area: whole(),
    map: new Int8Array(n),
    period: whole(),
    stratum: whole(),
    numerator: new Float64Array(n),
    denominator: new Float64Array(n),
    method: new Int8Array(n),
    status: new Int8Array(n),
    expected: whole(),
    reported: whole(),
  };
  const names = Object.keys(columns).filter((name) => name !== 'length') as Exclude<keyof PublicEstimates, 'length'>[];
  let at = 0;
  for await (const batch of release.columns(`SELECT ${names.join(', ')} FROM estimate ORDER BY ${order}`)) {
    for (const name of names) columns[name].set(batch[name] as never, at);
    at += batch.area!.length;
  }
  return columns;
}

/** What was counted, for each estimate of a release; NaN where nothing was. */
export interface Truth {
  numerator: Float64Array;
  denominator: Float64Array;
}

/**
 * Reads from the private store what a release hides: to know which hidden counts are small, and for nothing else.
 *
 * @returns undefined when the store does not hold what the release was frozen from
 */
export async function readTruth(release: Database, evidenceFile: string): Promise<Truth | undefined> {
  await release.run(`ATTACH '${evidenceFile.replaceAll("'", "''")}' AS ev (READ_ONLY)`);
  try {
    const { n } = await release.single<{ n: number }>('SELECT count(*) AS n FROM estimate');
    const truth: Truth = { numerator: new Float64Array(n), denominator: new Float64Array(n) };
    const query = `SELECT coalesce(x.numerator, e.numerator) AS numerator, coalesce(x.denominator, e.denominator) AS denominator,
        (p.numerator IS NULL OR p.numerator = e.numerator)::TINYINT AS same
      FROM estimate p JOIN indicator i ON i.id = p.indicator JOIN area a ON a.id = p.area JOIN area_type t ON t.id = a.type
      JOIN period q ON q.id = p.period JOIN stratum s ON s.id = p.stratum
      LEFT JOIN ev.indicator ei ON ei.key = i.key LEFT JOIN ev.area_type et ON et.key = t.key LEFT JOIN ev.area ea ON ea.type = et.id AND ea.code = a.code
      LEFT JOIN ev.period eq ON eq.start_date = q.start_date AND eq.end_date = q.end_date AND eq.kind = q.kind
      LEFT JOIN ev.stratum es ON es.sex = s.sex AND es.age = s.age AND es.category = s.category AND es.category_value = s.category_value
      LEFT JOIN ev.estimate e ON e.indicator = ei.id AND e.area = ea.id AND e.map = p.map AND e.period = eq.id AND e.stratum = es.id
      LEFT JOIN ev.exact_count x ON x.indicator = e.indicator AND x.area = e.area AND x.map = e.map AND x.period = e.period AND x.stratum = e.stratum
      ORDER BY p.indicator, p.map, p.period, p.stratum, p.area`;
    let at = 0;
    for await (const batch of release.columns(query)) {
      if ((batch.same as Int8Array).includes(0)) return undefined;
      truth.numerator.set(batch.numerator as Float64Array, at);
      truth.denominator.set(batch.denominator as Float64Array, at);
      at += batch.same!.length;
    }
    return at === n ? truth : undefined;
  } finally {
    await release.run('DETACH ev');
  }
}
