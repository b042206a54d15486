import type { Connections } from './connections.ts';
import type { Dimensions } from './dimensions.ts';
import type { Area, IndicatorRecord, PeriodRecord } from './records.ts';

/** A figure with its limits. */
export interface Ranged {
  value: number;
  lower: number;
  upper: number;
}

/** A like area that does better than an area by more than chance, on one indicator. */
export interface BetterPeer {
  indicator: IndicatorRecord;
  period: PeriodRecord;
  peer: Area;
  /** 1 for the best of them. */
  place: number;
  value: number;
  peerValue: number;
  /** How much better, on the scale of the value, above 0 whichever way is good. */
  gap: Ranged;
  /** How many more or fewer would be counted were the area as good. */
  amount: Ranged | undefined;
  /** The same in money, where a cost of one is declared. */
  cost: Ranged | undefined;
}

/** Like areas that do better than one area: by indicator, the best first. None in releases of versions that did not look for them. */
export async function readBetterPeers(
  connections: Connections,
  dimensions: Dimensions,
  area: Area,
): Promise<BetterPeer[]> {
  if (!dimensions.similar.hasTables) return [];
  const rows = await connections.rows('SELECT * FROM better_peer WHERE area = ? ORDER BY indicator, place', [area.id]);
  const ranged = (row: (typeof rows)[number], name: string): Ranged | undefined =>
    row[name] === null
      ? undefined
      : { value: row[name] as number, lower: row[`${name}_lower`] as number, upper: row[`${name}_upper`] as number };
  return rows.map((row) => ({
    indicator: dimensions.indicators.get(row.indicator as number) as IndicatorRecord,
    period: dimensions.periods.get(row.period as number) as PeriodRecord,
    peer: dimensions.areas.get(row.peer as number) as Area,
    place: row.place as number,
    value: row.value as number,
    peerValue: row.peer_value as number,
    gap: ranged(row, 'gap') as Ranged,
    amount: ranged(row, 'amount'),
    cost: ranged(row, 'cost'),
  }));
}
