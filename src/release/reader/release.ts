import { dirname } from 'node:path';
import { Database } from '#evidence/database.ts';
import { type AreaAttribute, readAttributes } from './attributes.ts';
import { type BetterPeer, readBetterPeers } from './better-peers.ts';
import { readBoundaries } from './boundaries.ts';
import { Connections } from './connections.ts';
import { type Dimensions, readDimensions } from './dimensions.ts';
import { readExactInputs } from './exact-inputs.ts';
import { type FrameworkCell, frameworkCells, partLevels } from './framework-cells.ts';
import { readGroupEstimates, type WantedGroups } from './group-estimates.ts';
import { PlaceIndex } from './place-index.ts';
import { findByPostcode } from './postcodes.ts';
import { latestPeriods } from './latest-periods.ts';
import { readOutcomeCounts, readTally } from './outcome-counts.ts';
import type { DetailLevel } from '#vocabulary/detail.ts';
import type { CatalogueEntry } from './catalogue-file.ts';
import { qualityOf } from './quality.ts';
import { type CertaintyRow, readCertainty } from './certainty.ts';
import { type EvidenceOf, readRatingEvidence, type ReleasedEvidence } from './rating-evidence.ts';
import { type RatingsOf, readRatings } from './ratings.ts';
import type {
  Area,
  AreaType,
  Boundary,
  EstimateRow,
  GroupEstimate,
  FrameworkRecord,
  IndicatorRecord,
  NeighbourRow,
  PeriodRecord,
  ProfileRow,
  RatingRow,
  SeriesPoint,
} from './records.ts';
import { ReleasePast } from './past.ts';
import { byName } from './relations.ts';
import { ReleaseFolder } from './release-folder.ts';
import { byEnd, estimateRow, neighbourRow, profileCodes, profileNumbers, profileRow, seriesPoint } from './rows.ts';
import { controlColumns, ReleaseSelection, type SelectionFilter } from './selection.ts';

/** Sets of shapes that are held: a few kinds of area on a few days. */
const boundariesKept = 24;

/**
 * One published release, opened read-only: small tables in memory, estimates read by area or by indicator.
 *
 * Areas are looked up by the code of their type, without regard to case, as addresses have them; where a code is also written in just
 * this way, that area is meant.
 */
export class Release {
  readonly #connections: Connections;
  readonly dimensions: Dimensions;
  readonly entry: CatalogueEntry;
  readonly #byCode = new Map<string, Area>();
  readonly #byFoldedCode = new Map<string, Area>();
  readonly #byType = new Map<number, Area[]>();
  readonly #areaTypes: AreaType[];
  readonly places: PlaceIndex;
  readonly past: ReleasePast;
  readonly #boundaries = new Map<string, Promise<Boundary[]>>();
  readonly #cells = new Map<number, FrameworkCell[]>();

  private constructor(
    entry: CatalogueEntry,
    connections: Connections,
    dimensions: Dimensions,
    readonly folder: ReleaseFolder,
  ) {
    this.entry = entry;
    this.#connections = connections;
    this.dimensions = dimensions;
    this.past = new ReleasePast(connections, dimensions);
    const listed: Area[] = [];
    for (const area of dimensions.areas.values()) {
      if (area.kind !== 'area') continue;
      this.#byCode.set(`${area.type.key}/${area.code}`, area);
      const folded = `${area.type.key}/${area.code.toLowerCase()}`;
      if (!this.#byFoldedCode.has(folded)) this.#byFoldedCode.set(folded, area);
      const ofType = this.#byType.get(area.type.id) ?? [];
      ofType.push(area);
      this.#byType.set(area.type.id, ofType);
      if (area.type.listed) listed.push(area);
    }
    for (const list of this.#byType.values()) list.sort(byName);
    const count = (type: AreaType) => this.areasOf(type).filter((area) => !area.closed).length;
    this.#areaTypes = [...dimensions.areaTypes.values()]
      .filter((type) => type.listed)
      .sort((a, b) => count(a) - count(b) || a.id - b.id);
    const order = new Map(this.#areaTypes.map((type, at) => [type, at]));
    this.places = new PlaceIndex(listed, (area) => order.get(area.type) ?? 0);
  }

  /** @throws EVIDENCE_UNREADABLE, EVIDENCE_BUSY */
  static async open(path: string, entry: CatalogueEntry): Promise<Release> {
    const database = await Database.open({ path, readOnly: true, threads: 2, keepStatements: true });
    try {
      const dimensions = await readDimensions(database);
      return new Release(entry, await Connections.over(database, 3), dimensions, new ReleaseFolder(dirname(path)));
    } catch (error) {
      database.close();
      throw error;
    }
  }

  close(): void {
    this.#connections.close();
  }

  get id(): string {
    return this.entry.id;
  }

  get benchmark(): Area | undefined {
    const id = this.dimensions.project.benchmark;
    return id === undefined ? undefined : this.dimensions.areas.get(id);
  }

  /** Area types with public pages, largest areas first: those of which there are fewest. */
  get areaTypes(): AreaType[] {
    return this.#areaTypes;
  }

  areaType(key: string): AreaType | undefined {
    return this.areaTypes.find((type) => type.key === key);
  }

  /** An area with a public page. */
  area(type: string, code: string): Area | undefined {
    const found = this.#byCode.get(`${type}/${code}`) ?? this.#byFoldedCode.get(`${type}/${code.toLowerCase()}`);
    return found?.type.listed ? found : undefined;
  }

  /** Areas of any listed type with this code, larger ones first. */
  areasByCode(code: string): Area[] {
    return this.areaTypes.flatMap((type) => this.area(type.key, code) ?? []);
  }

  /** Areas of one type by name. */
  areasOf(type: AreaType): Area[] {
    return this.#byType.get(type.id) ?? [];
  }

  get indicators(): IndicatorRecord[] {
    return [...this.dimensions.indicators.values()];
  }

  indicator(key: string): IndicatorRecord | undefined {
    return this.indicators.find((indicator) => indicator.key === key);
  }

  get frameworks(): FrameworkRecord[] {
    return [...this.dimensions.frameworks.values()];
  }

  framework(key: string): FrameworkRecord | undefined {
    return this.frameworks.find((framework) => framework.key === key);
  }

  /** Area types with public pages that a framework rates, in its own order. */
  ratedTypes({ declaration }: FrameworkRecord): AreaType[] {
    const keys = declaration.areaTypes ?? this.areaTypes.filter((type) => type.rated).map((type) => type.key);
    return keys.flatMap((key) => this.areaType(key) ?? []);
  }

  /** The rated parts of a framework with their indicators. */
  cells(framework: FrameworkRecord): FrameworkCell[] {
    const known = this.#cells.get(framework.id) ?? frameworkCells(framework, this.indicators);
    this.#cells.set(framework.id, known);
    return known;
  }

  /** At which level of detail readers see each part of a framework, by its id. */
  levels(framework: FrameworkRecord): ReadonlyMap<string, DetailLevel> {
    return partLevels(framework, this.indicators);
  }

  /** How many of the newest values that count in parts of a framework are taken as exactly right, of a type or of one area’s profile. */
  exactInputs(framework: FrameworkRecord, cells: readonly FrameworkCell[], of: AreaType | readonly ProfileRow[]) {
    return readExactInputs(this.#connections, this.dimensions, framework, cells, of);
  }

  /** The newest period of every indicator in one area; on today’s map where it is drawn on both. */
  async profile(area: Area): Promise<ProfileRow[]> {
    const batches = await this.#connections.columns(
      `SELECT indicator, map, period, ${profileNumbers.join(', ')}, ${profileCodes.map((code) => `coalesce(${code}, 0)::TINYINT AS ${code}`).join(', ')},
         coalesce(parent, -1)::INTEGER AS parent, coalesce(quantile_areas, 0)::INTEGER AS quantile_areas
       FROM area_profile WHERE area = ${area.id} ORDER BY indicator, map DESC`,
    );
    const rows: ProfileRow[] = [];
    for (const batch of batches) {
      const length = batch.indicator?.length ?? 0;
      for (let at = 0; at < length; at++) {
        const row = profileRow(batch, at, this.dimensions);
        // Today’s map comes first; the same indicator as it was is left out.
        if (rows.at(-1)?.indicator !== row.indicator) rows.push(row);
      }
    }
    return rows;
  }

  /** Profiles of several areas at once, in the order of the areas. */
  async profiles(areas: Area[]): Promise<ProfileRow[][]> {
    return Promise.all(areas.map((area) => this.profile(area)));
  }

  /** The newest values of some areas by indicator, without the areas that have none; the period decides what is comparable. */
  async peerValues(areas: Area[]): Promise<Map<IndicatorRecord, { period: PeriodRecord; value: number }[]>> {
    const found = new Map<IndicatorRecord, { period: PeriodRecord; value: number }[]>();
    if (areas.length === 0) return found;
    const batches = await this.#connections.columns(
      `SELECT indicator, period, value FROM area_profile
       WHERE area IN (${areas.map((area) => area.id).join(', ')}) AND value IS NOT NULL
         AND map = (SELECT max(map) FROM area_profile)
       ORDER BY indicator, area`,
    );
    for (const batch of batches) {
      const { indicator, period, value } = batch as { indicator: Int32Array; period: Int32Array; value: Float64Array };
      for (let at = 0; at < value.length; at++) {
        const key = this.dimensions.indicators.get(indicator[at] as number) as IndicatorRecord;
        const list = found.get(key) ?? [];
        const of = this.dimensions.periods.get(period[at] as number) as PeriodRecord;
        list.push({ period: of, value: value[at] as number });
        found.set(key, list);
      }
    }
    return found;
  }

  /** One area beside each of its neighbours, on today’s map, in the newest period of each indicator: by indicator and neighbour. */
  async besideNeighbours(area: Area): Promise<NeighbourRow[]> {
    const rows = await this.#connections.rows(
      'SELECT indicator, neighbour, period, neighbour_value, outcome FROM area_neighbours WHERE area = ? ORDER BY indicator, neighbour',
      [area.id],
    );
    return rows.map((row) => neighbourRow(row, this.dimensions));
  }

  /** Like areas that do better by more than chance: by indicator, the best first. */
  betterPeers(area: Area): Promise<BetterPeer[]> {
    return readBetterPeers(this.#connections, this.dimensions, area);
  }

  /** The history of one indicator in one area, oldest first, on one map. */
  async series(area: Area, indicator: IndicatorRecord, map: 0 | 1 = 1): Promise<SeriesPoint[]> {
    const rows = await this.#connections.rows(
      `SELECT s.*, ${controlColumns('k')} FROM area_series s
       LEFT JOIN control k ON k.indicator = s.indicator AND k.map = s.map AND k.area = s.area AND k.period = s.period
       WHERE s.area = ? AND s.indicator = ? AND s.map = ? ORDER BY s.period`,
      [area.id, indicator.id, map],
    );
    return rows.map((row) => seriesPoint(row, this.dimensions)).sort(byEnd);
  }

  /** The history of every indicator in one area, on one map: by indicator, and of each oldest first. */
  async allSeries(area: Area, map: 0 | 1): Promise<SeriesPoint[]> {
    const rows = await this.#connections.rows(
      'SELECT * FROM area_series WHERE area = ? AND map = ? ORDER BY indicator, period',
      [area.id, map],
    );
    return rows.map((row) => seriesPoint(row, this.dimensions));
  }

  /** Periods for which areas of a type have rows, newest first, on the wanted map or else the other; `map` says which. */
  async periodsOf(
    indicator: IndicatorRecord,
    type: AreaType,
    wanted: 0 | 1 = 1,
  ): Promise<{ map: 0 | 1; maps: (0 | 1)[]; periods: PeriodRecord[] }> {
    const rows = await this.#connections.rows(
      `SELECT DISTINCT e.map, e.period FROM estimate e JOIN area a ON a.id = e.area
       WHERE e.indicator = ? AND e.stratum = 0 AND a.type = ? ORDER BY e.map DESC, e.period DESC`,
      [indicator.id, type.id],
    );
    const maps = [...new Set(rows.map((row) => row.map as 0 | 1))];
    const map = maps.includes(wanted) ? wanted : (maps[0] ?? 1);
    const periods = rows
      .filter((row) => row.map === map)
      .map((row) => this.dimensions.periods.get(row.period as number) as PeriodRecord)
      .sort((a, b) => (a.end === b.end ? b.id - a.id : a.end < b.end ? 1 : -1));
    return { map, maps, periods };
  }

  /** Area types that have estimates of an indicator, largest first. */
  async typesOf(indicator: IndicatorRecord): Promise<AreaType[]> {
    const rows = await this.#connections.rows(
      'SELECT DISTINCT a.type FROM estimate e JOIN area a ON a.id = e.area WHERE e.indicator = ? ORDER BY a.type',
      [indicator.id],
    );
    const types = new Set(rows.map((row) => row.type));
    return this.areaTypes.filter((type) => types.has(type.id));
  }

  /** Everyone's estimate of one indicator in all areas of a type and one period. */
  async estimatesOf(
    indicator: IndicatorRecord,
    type: AreaType,
    period: PeriodRecord,
    map: 0 | 1,
  ): Promise<EstimateRow[]> {
    const filter: SelectionFilter = {
      indicators: [indicator.id],
      areaType: type.id,
      periods: [period.id],
      map,
      strata: [0],
    };
    const { rows } = await this.select(filter, { limit: 100_000, offset: 0 });
    return rows.filter((row) => row.area.kind === 'area');
  }

  /** What is known of every group of people in an area, of some indicators in one period each. */
  groupEstimates(area: Area, wanted: readonly WantedGroups[]): Promise<GroupEstimate[]> {
    return readGroupEstimates(this.#connections, this.dimensions, area, wanted);
  }

  /** Estimates by any filter, one page of them; `total` counts all. */
  async select(
    filter: SelectionFilter,
    page: { limit: number; offset: number },
  ): Promise<{ total: number; rows: EstimateRow[] }> {
    const selection = new ReleaseSelection(filter, this.benchmark?.id ?? -1);
    const [count, rows] = await Promise.all([
      this.#connections.rows(selection.countSql, selection.parameters),
      this.#connections.rows(selection.rowsSql(page), selection.parameters),
    ]);
    return { total: count[0]?.total as number, rows: rows.map((row) => estimateRow(row, this.dimensions)) };
  }

  /** How areas of a type lie against the benchmark, by indicator, in the newest period of each. */
  outcomeCounts(type: AreaType) {
    return readOutcomeCounts(this.#connections, type);
  }

  /** The same for some areas over some indicators, by area. */
  tallyOf(areas: Area[], indicators: Set<IndicatorRecord>) {
    return readTally(this.#connections, areas, indicators);
  }

  /** All ratings of one area, or of all areas of a framework. */
  async ratings(of: RatingsOf): Promise<RatingRow[]> {
    return readRatings(this.#connections, this.dimensions, of);
  }

  /** How sure the ratings of one area, or of all areas of a framework, are. */
  async certainty(of: { area?: Area; framework?: FrameworkRecord }): Promise<CertaintyRow[]> {
    return readCertainty(this.#connections, this.dimensions, of);
  }

  /** Indicator → the period of its newest value, of those that are not too old to count in a framework. */
  countingPeriods({ declaration }: FrameworkRecord): Promise<ReadonlyMap<number, number>> {
    return latestPeriods(this.#connections, this.dimensions, declaration.within);
  }

  /** What areas of a type are rated from by a framework. */
  ratingEvidence(of: EvidenceOf): Promise<ReleasedEvidence> {
    return readRatingEvidence(this.#connections, this.dimensions, of);
  }

  /** Areas by the beginning of a postcode, written in any way; a whole postcode gives its own areas. */
  byPostcode(text: string): Promise<Area[]> {
    return findByPostcode(this.#connections, this.dimensions, text);
  }

  /** Listed area types that have shapes, rated ones first, then larger ones. */
  async mappedTypes(): Promise<AreaType[]> {
    const rows = await this.#connections.rows(
      'SELECT DISTINCT a.type FROM boundary b JOIN area a ON a.id = b.area ORDER BY a.type',
    );
    const types = new Set(rows.map((row) => row.type));
    return this.areaTypes.filter((type) => types.has(type.id)).sort((a, b) => Number(b.rated) - Number(a.rated));
  }

  /** Shapes of the areas of one type as they were on a day, on today’s map unless asked; each day is read once. */
  boundaries(type: AreaType, day?: string): Promise<Boundary[]> {
    const on = day ?? this.dimensions.project.mapDate ?? '9999-12-31';
    const key = `${type.id} ${on}`;
    const known = this.#boundaries.get(key) ?? readBoundaries(this.#connections, this.dimensions, type, on);
    this.#boundaries.delete(key);
    this.#boundaries.set(key, known);
    known.catch(() => this.#boundaries.delete(key));
    for (const oldest of this.#boundaries.keys()) {
      if (this.#boundaries.size <= boundariesKept) break;
      this.#boundaries.delete(oldest);
    }
    return known;
  }

  attributes(area: Area): Promise<AreaAttribute[]> {
    return readAttributes(this.#connections, area);
  }

  /** The account of the sources: rows read, refused, set aside, and the labels that were checked. */
  async quality() {
    return qualityOf(this.#connections, this.dimensions);
  }
}
