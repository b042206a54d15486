/** The estimates of one indicator as columns, sorted by map, stratum, area and end of period. Missing numbers are NaN. */
export interface EstimateColumns {
  length: number;
  map: Int8Array;
  stratum: Int32Array;
  area: Int32Array;
  period: Int32Array;
  numerator: Float64Array;
  denominator: Float64Array;
  value: Float64Array;
  lower95: Float64Array;
  upper95: Float64Array;
  lower998: Float64Array;
  upper998: Float64Array;
  method: Int8Array;
  /** Codes of `vocabulary/status`. */
  status: Uint8Array;
  /** Areas of the measures’ level that were expected to report, and that did. */
  expected: Int32Array;
  reported: Int32Array;
  /** Share of the expected population that reported, 0 to 1. */
  coverage: Float64Array;
}

/** Columns of a given length, every number missing. */
export function emptyEstimates(length: number): EstimateColumns {
  const missing = () => new Float64Array(length).fill(Number.NaN);
  return {
    length,
    map: new Int8Array(length),
    stratum: new Int32Array(length),
    area: new Int32Array(length),
    period: new Int32Array(length),
    numerator: missing(),
    denominator: missing(),
    value: missing(),
    lower95: missing(),
    upper95: missing(),
    lower998: missing(),
    upper998: missing(),
    method: new Int8Array(length),
    status: new Uint8Array(length),
    expected: new Int32Array(length),
    reported: new Int32Array(length),
    coverage: missing(),
  };
}

/** Estimates of the map of the time, given for today’s map too. */
export function onBothMaps(columns: EstimateColumns): EstimateColumns {
  const twice = emptyEstimates(2 * columns.length);
  const names = Object.keys(twice).filter((name) => name !== 'length') as Exclude<keyof EstimateColumns, 'length'>[];
  for (const name of names) {
    twice[name].set(columns[name] as never);
    twice[name].set(columns[name] as never, columns.length);
  }
  twice.map.fill(1, columns.length);
  return twice;
}

/** The columns in the order of the table `estimated`, after the indicator. */
export function estimateTableOrder(columns: EstimateColumns) {
  const { area, map, period, stratum, value, lower95, upper95, lower998, upper998 } = columns;
  const { numerator, denominator, method, status, expected, reported, coverage } = columns;
  const signed = new Int8Array(status.buffer, status.byteOffset, status.length);
  return [
    area,
    map,
    period,
    stratum,
    value,
    lower95,
    upper95,
    lower998,
    upper998,
    numerator,
    denominator,
    method,
    signed,
    expected,
    reported,
    coverage,
  ];
}

/** A number for each map, stratum, area and period, different for different ones, over the rows of all columns given. */
export function seriesKey(...all: readonly EstimateColumns[]) {
  const count = (name: 'stratum' | 'area' | 'period') =>
    all.reduce((most, columns) => columns[name].reduce((a, b) => Math.max(a, b), most), 0) + 1;
  const [strata, areas, periods] = [count('stratum'), count('area'), count('period')];
  const of = (map: number, stratum: number, area: number, period: number) =>
    ((map * strata + stratum) * areas + area) * periods + period;
  return Object.assign(
    (columns: EstimateColumns, i: number) =>
      of(
        columns.map[i] as number,
        columns.stratum[i] as number,
        columns.area[i] as number,
        columns.period[i] as number,
      ),
    { of },
  );
}
