import { statuses } from '#vocabulary/status.ts';
import type { Connections } from './connections.ts';
import type { Dimensions } from './dimensions.ts';
import type { RatingCheckRecord } from './published-ratings.ts';
import type { IndicatorRecord, SourceRecord } from './records.ts';

export interface SourceAccount {
  source: SourceRecord;
  files: number;
  read: number;
  accepted: number;
  rejected: number;
  setAside: number;
}

export interface ReleaseQuality {
  accounts: SourceAccount[];
  setAside: { source: SourceRecord; rule: string; count: number }[];
  rejects: { source: SourceRecord; code: string; count: number }[];
  ratingChecks: readonly RatingCheckRecord[];
  checks: { indicator: IndicatorRecord; benchmark: string; checked: number; equal: number }[];
  /** How many areas have a value in the newest period of each indicator, and by family why the others have none. */
  coverage: {
    indicator: IndicatorRecord;
    ok: number;
    suppressed: number;
    notAvailable: number;
    notApplicable: number;
  }[];
}

export async function qualityOf(connections: Connections, d: Dimensions): Promise<ReleaseQuality> {
  const source = (id: unknown) => d.sources.get(id as number) as SourceRecord;
  const indicator = (id: unknown) => d.indicators.get(id as number) as IndicatorRecord;
  const [accounts, setAside, rejects, checks, coverage] = await Promise.all([
    connections.rows(
      `SELECT source, count(*) AS files, sum(rows_read)::BIGINT AS read, sum(accepted)::BIGINT AS accepted,
         sum(rejected)::BIGINT AS rejected, sum(set_aside)::BIGINT AS "setAside"
       FROM source_file GROUP BY source ORDER BY source`,
    ),
    connections.rows(
      `SELECT f.source, s.rule, sum(s.count)::BIGINT AS count FROM set_aside s JOIN source_file f ON f.id = s.file
       GROUP BY ALL ORDER BY f.source, s.rule`,
    ),
    connections.rows(
      `SELECT f.source, r.code, sum(r.count)::BIGINT AS count FROM reject_count r JOIN source_file f ON f.id = r.file
       GROUP BY ALL ORDER BY f.source, r.code`,
    ),
    connections.rows('SELECT * FROM label_check ORDER BY indicator, benchmark'),
    connections.rows(
      `SELECT indicator, status, count(*) AS count FROM area_profile WHERE map = (SELECT max(map) FROM area_profile)
       GROUP BY ALL ORDER BY indicator, status`,
    ),
  ]);
  const byIndicator = new Map<number, ReleaseQuality['coverage'][number]>();
  const fields = {
    value: 'ok',
    suppressed: 'suppressed',
    'not-available': 'notAvailable',
    'not-applicable': 'notApplicable',
  } as const;
  for (const row of coverage) {
    const id = row.indicator as number;
    const line = byIndicator.get(id) ?? {
      indicator: indicator(id),
      ok: 0,
      suppressed: 0,
      notAvailable: 0,
      notApplicable: 0,
    };
    byIndicator.set(id, line);
    const family = statuses[row.status as number]?.family ?? 'not-available';
    line[fields[family]] += row.count as number;
  }
  return {
    accounts: accounts.map((row) => ({ ...row, source: source(row.source) }) as unknown as SourceAccount),
    setAside: setAside.map((row) => ({
      source: source(row.source),
      rule: row.rule as string,
      count: row.count as number,
    })),
    rejects: rejects.map((row) => ({
      source: source(row.source),
      code: row.code as string,
      count: row.count as number,
    })),
    ratingChecks: d.publishedRatings.checks,
    checks: checks.map((row) => ({
      indicator: indicator(row.indicator),
      benchmark: row.benchmark as string,
      checked: row.checked as number,
      equal: row.equal as number,
    })),
    coverage: [...byIndicator.values()],
  };
}
