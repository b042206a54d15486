import type { Database } from '#evidence/database.ts';
import type { Indicator } from '#project/schema/indicator.ts';
import { type EstimateColumns, emptyEstimates, seriesKey } from './estimate-columns.ts';

/**
 * Lays the publisher’s own values beside ours, by the indicator’s declared rule: `wins` puts them in place of ours, `fills` only
 * where we have none, `checks` leaves ours as they are.
 *
 * A published value stands on the map of its time; on today’s map too when its area is open on the map’s date. Method -1 marks it.
 */
export async function layPublishedValues(
  database: Database,
  indicator: Indicator,
  id: number,
  ours: EstimateColumns,
  mapDate: string,
): Promise<EstimateColumns> {
  if (indicator.published === 'checks') return ours;
  const published = emptyEstimates(0);
  const parts: Record<string, ArrayLike<number>>[] = [];
  const query = `SELECT m.map::TINYINT AS map, v.stratum::INTEGER AS stratum, v.area::INTEGER AS area, v.period::INTEGER AS period,
      v.numerator, v.denominator, v.value, v.lower95, v.upper95, v.lower998, v.upper998, v.status
    FROM published_value v JOIN area a ON a.id = v.area JOIN (VALUES (0), (1)) m(map)
      ON m.map = 0 OR DATE '${mapDate}' BETWEEN coalesce(a.opened, DATE '0001-01-01') AND coalesce(a.closed, DATE '9999-12-31')
    JOIN period p ON p.id = v.period WHERE v.indicator = ${id}
    ORDER BY map, stratum, area, p.end_date, period`;
  for await (const batch of database.columns(query)) parts.push(batch);
  const length = parts.reduce((sum, part) => sum + (part.map as ArrayLike<number>).length, 0);
  if (length === 0) return ours;
  Object.assign(published, emptyEstimates(length));
  let at = 0;
  for (const part of parts) {
    for (const name of [
      'map',
      'stratum',
      'area',
      'period',
      'numerator',
      'denominator',
      'value',
      'lower95',
      'upper95',
      'lower998',
      'upper998',
      'status',
    ] as const) {
      published[name].set(part[name] as ArrayLike<number>, at);
    }
    at += (part.map as ArrayLike<number>).length;
  }
  published.method.fill(-1);
  published.expected.fill(1);
  published.reported.fill(1);
  published.coverage.fill(1);
  return merge(ours, published, indicator.published === 'wins', await periodOrder(database));
}

async function periodOrder(database: Database): Promise<Map<number, number>> {
  const rows = await database.rows<{ id: number }>('SELECT id FROM period ORDER BY end_date, id');
  return new Map(rows.map(({ id }, position) => [id, position]));
}

/** Both sets of rows in the order of estimates, one row for each map, stratum, area and period. */
function merge(
  ours: EstimateColumns,
  published: EstimateColumns,
  wins: boolean,
  order: ReadonlyMap<number, number>,
): EstimateColumns {
  const rows = new Map<number, { from: EstimateColumns; row: number }>();
  const key = seriesKey(ours, published);
  for (let i = 0; i < ours.length; i++) rows.set(key(ours, i), { from: ours, row: i });
  for (let i = 0; i < published.length; i++) {
    const own = rows.get(key(published, i));
    const ownHasValue = own && ours.status[own.row] === 0;
    if (wins ? published.status[i] === 0 || !ownHasValue : !ownHasValue)
      rows.set(key(published, i), { from: published, row: i });
  }
  const sorted = [...rows.values()].sort((a, b) => {
    const differ = (name: 'map' | 'stratum' | 'area') =>
      (a.from[name][a.row] as number) - (b.from[name][b.row] as number);
    const place = ({ from, row }: typeof a) => order.get(from.period[row] as number) ?? 0;
    return differ('map') || differ('stratum') || differ('area') || place(a) - place(b);
  });
  const result = emptyEstimates(sorted.length);
  const names = Object.keys(result).filter((name) => name !== 'length') as Exclude<keyof EstimateColumns, 'length'>[];
  sorted.forEach(({ from, row }, i) => {
    for (const name of names) result[name][i] = from[name][row] as number;
  });
  return result;
}
