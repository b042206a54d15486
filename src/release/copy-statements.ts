import { comparators } from '#vocabulary/outcome.ts';
import { statusCode } from '#vocabulary/status.ts';

const position = (comparator: (typeof comparators)[number]) => comparators.indexOf(comparator);

/** Leaves out the rows of `e` whose estimate of an area is hidden; of any period, where it is not said that it must be the row’s. */
const withoutHidden = (area: 'area' | 'comparator_area', samePeriod = true) =>
  `ANTI JOIN disclosure of_${area} ON of_${area}.indicator = e.indicator AND of_${area}.area = e.${area} AND of_${area}.map = e.map AND of_${area}.stratum = e.stratum${
    samePeriod ? ` AND of_${area}.period = e.period` : ''
  }`;

/**
 * The statements that fill the public tables from the store, stage after stage: lists of one stage take about the same time and do not
 * need one another, so each may have a connection of its own. Values that are hidden are NULL; comparisons with a hidden value on
 * either side, trends over a hidden value, and checks of labels over hidden values are left out, because they would tell something
 * about it. Quantiles and control charts were made from shown values only, and so were better peers. Tables that are derived are
 * derived from the public ones. Ratings lie by area, as area pages read them: their reasons are long, and come out block by block.
 */
export function copyStatements(): string[][][] {
  const ok = statusCode('ok');
  const visible = (column: string) => `CASE WHEN d.status IS NULL AND e.status = ${ok} THEN e.${column} END`;
  return [
    [
      [
        `INSERT INTO pub.area SELECT n.id, t.id, a.code, a.name, a.opened, a.closed, a.kind FROM area a JOIN ids.area n ON n.old = a.id JOIN ids.type t ON t.old = a.type ORDER BY n.id`,
        `INSERT INTO pub.boundary SELECT n.id, geometry, valid_from, valid_to, attribution FROM boundary b JOIN ids.area n ON n.old = b.area ORDER BY n.id, valid_from`,
        `INSERT INTO pub.postcode SELECT postcode, n.id FROM postcode p JOIN ids.area n ON n.old = p.area ORDER BY ALL`,
        `INSERT INTO pub.estimate SELECT i.id, a.id, e.map, p.id, s.id, ${['value', 'lower95', 'upper95', 'lower998', 'upper998', 'numerator', 'denominator'].map(visible).join(', ')},
       e.method, coalesce(d.status, e.status), e.expected, e.reported, e.coverage
     FROM estimate e JOIN ids.indicator i ON i.old = e.indicator JOIN ids.area a ON a.old = e.area JOIN ids.period p ON p.old = e.period JOIN ids.stratum s ON s.old = e.stratum
     LEFT JOIN disclosure d ON d.indicator = e.indicator AND d.area = e.area AND d.map = e.map AND d.period = e.period AND d.stratum = e.stratum
     ORDER BY i.id, e.map, p.id, s.id, a.id`,
        `INSERT INTO pub.spread SELECT e.indicator, a.type, e.map, e.period, e.stratum, count(*), min(value), quantile_cont(value, 0.25), quantile_cont(value, 0.5), quantile_cont(value, 0.75), max(value)
     FROM pub.estimate e JOIN pub.area a ON a.id = e.area WHERE e.status = ${ok} GROUP BY e.indicator, a.type, e.map, e.period, e.stratum ORDER BY ALL`,
        `INSERT INTO pub.trend SELECT i.id, a.id, e.map, p.id, s.id, e.direction, e.points
     FROM trend e ${withoutHidden('area', false)} JOIN ids.indicator i ON i.old = e.indicator JOIN ids.area a ON a.old = e.area JOIN ids.period p ON p.old = e.period JOIN ids.stratum s ON s.old = e.stratum
     ORDER BY i.id, e.map, p.id, s.id, a.id`,
        `INSERT INTO pub.quantile SELECT i.id, a.id, e.map, p.id, s.id, e.quantile::TINYINT, e.quantiles, e.areas
     FROM quantile e ${withoutHidden('area')} JOIN ids.indicator i ON i.old = e.indicator JOIN ids.area a ON a.old = e.area JOIN ids.period p ON p.old = e.period JOIN ids.stratum s ON s.old = e.stratum
     ORDER BY i.id, e.map, p.id, s.id, a.id`,
        `INSERT INTO pub.control SELECT i.id, a.id, e.map, p.id, e.mean, e.lower, e.upper, e.cause, e.variation, e.assurance
     FROM control e JOIN ids.indicator i ON i.old = e.indicator JOIN ids.area a ON a.old = e.area JOIN ids.period p ON p.old = e.period
     ORDER BY i.id, e.map, a.id, p.id`,
        `INSERT INTO pub.rating SELECT f.id, r.node, a.id, r.class, r.class, r.score, r.share_not_worse, r.counted, r.coverage, r.why
     FROM rating r JOIN ids.framework f ON f.key = r.framework JOIN ids.area a ON a.old = r.area ORDER BY a.id, f.id, r.node`,
        `INSERT INTO pub.rating_certainty SELECT f.id, r.node, a.id, r.holds, r.probabilities, r.score_lower, r.score_upper, r.rank, r.rank_lower, r.rank_upper, r.ranked, r.again, r.choices, r.draws
     FROM rating_certainty r JOIN ids.framework f ON f.key = r.framework JOIN ids.area a ON a.old = r.area ORDER BY a.id, f.id, r.node`,
      ],
      [
        `INSERT INTO pub.comparison SELECT i.id, a.id, e.map, p.id, s.id, e.comparator, coalesce(o.id, -1), e.comparator_value, e.outcome
     FROM comparison e ${withoutHidden('area')} ${withoutHidden('comparator_area')} JOIN ids.indicator i ON i.old = e.indicator JOIN ids.area a ON a.old = e.area JOIN ids.period p ON p.old = e.period JOIN ids.stratum s ON s.old = e.stratum
     LEFT JOIN ids.area o ON o.old = e.comparator_area
     WHERE e.outcome <> 0
     ORDER BY i.id, e.map, p.id, s.id, a.id, e.comparator, coalesce(o.id, -1)`,
        `INSERT INTO pub.area_neighbours SELECT c.area, c.indicator, c.comparator_area, c.period, c.comparator_value, c.outcome
     FROM pub.comparison c WHERE c.comparator = ${position('neighbours')} ORDER BY c.area, c.indicator, c.comparator_area`,
      ],
    ],
    [
      [areaProfile()],
      [
        `INSERT INTO pub.area_series SELECT e.area, e.indicator, e.map, e.period, e.value, e.lower95, e.upper95, e.status, c.comparator_value, coalesce(c.outcome, 0)
     FROM pub.estimate e LEFT JOIN pub.comparison c ON c.indicator = e.indicator AND c.area = e.area AND c.map = e.map AND c.period = e.period AND c.stratum = e.stratum AND c.comparator = ${position('benchmark')}
     WHERE e.stratum = 0 ORDER BY e.area, e.indicator, e.map, e.period`,
        `INSERT INTO pub.area_code SELECT n.id, scheme, code, valid_from, valid_to FROM area_code c JOIN ids.area n ON n.old = c.area ORDER BY ALL`,
        `INSERT INTO pub.area_name SELECT n.id, name, valid_from, valid_to FROM area_name c JOIN ids.area n ON n.old = c.area ORDER BY ALL`,
        `INSERT INTO pub.relation SELECT kind, c.id, p.id, valid_from, valid_to, weight FROM relation r JOIN ids.area c ON c.old = r.child JOIN ids.area p ON p.old = r.parent ORDER BY ALL`,
        `INSERT INTO pub.attribute SELECT n.id, key, name, value FROM attribute r JOIN ids.area n ON n.old = r.area ORDER BY ALL`,
        `INSERT INTO pub.similar_area SELECT m.key, a.id, s.rank, o.id, s.distance FROM similar_area s JOIN ids.similar m ON m.old = s.method
     JOIN ids.area a ON a.old = s.area JOIN ids.area o ON o.old = s.other ORDER BY m.key, a.id, s.rank`,
        `INSERT INTO pub.better_peer SELECT a.id, i.id, b.place, o.id, p.id, ${['value', 'peer_value', 'gap', 'gap_lower', 'gap_upper', 'amount', 'amount_lower', 'amount_upper', 'cost', 'cost_lower', 'cost_upper'].map((name) => `b.${name}`).join(', ')}
     FROM better_peer b JOIN ids.indicator i ON i.old = b.indicator JOIN ids.area a ON a.old = b.area JOIN ids.area o ON o.old = b.peer JOIN ids.period p ON p.old = b.period
     ORDER BY a.id, i.id, b.place`,
        `INSERT INTO pub.source_file SELECT n.id, s.id, path, rows_read, accepted, rejected, set_aside FROM source_file f JOIN ids.file n ON n.old = f.id JOIN ids.source s ON s.old = f.source ORDER BY n.id`,
        `INSERT INTO pub.set_aside SELECT n.id, rule, sum(count)::BIGINT FROM set_aside a JOIN ids.file n ON n.old = a.file GROUP BY n.id, rule ORDER BY n.id, rule`,
        `INSERT INTO pub.reject_count SELECT n.id, code, count(*) FROM reject r JOIN ids.file n ON n.old = r.file GROUP BY n.id, code ORDER BY n.id, code`,
        `INSERT INTO pub.label_check SELECT i.id, benchmark, checked, equal FROM label_check l JOIN ids.indicator i ON i.old = l.indicator
     WHERE NOT EXISTS (FROM disclosure d WHERE d.indicator = l.indicator) ORDER BY i.id, benchmark`,
      ],
    ],
  ];
}

/** The latest period of each indicator, area by area, with its comparisons, its trend and the spread it lies in. */
function areaProfile(): string {
  const comparison = (alias: string, comparator: (typeof comparators)[number]) =>
    `LEFT JOIN pub.comparison ${alias} ON ${alias}.indicator = e.indicator AND ${alias}.area = e.area AND ${alias}.map = e.map AND ${alias}.period = e.period AND ${alias}.stratum = 0 AND ${alias}.comparator = ${position(comparator)}`;
  return `INSERT INTO pub.area_profile
    SELECT e.area, e.indicator, e.map, e.period, e.value, e.lower95, e.upper95, e.lower998, e.upper998, e.numerator, e.denominator, e.status, e.coverage,
      b.comparator_value, coalesce(b.outcome, 0), coalesce(p.comparator_area, -1), p.comparator_value, coalesce(p.outcome, 0), coalesce(g.outcome, 0), coalesce(t.direction, 0),
      q.quantile, q.quantiles, q.areas, coalesce(k.assurance, 0),
      s.lowest, s.p25, s.median, s.p75, s.highest
    FROM pub.estimate e
    JOIN (SELECT indicator, map, max(period) AS period FROM pub.estimate WHERE stratum = 0 AND status = 0 GROUP BY indicator, map) l
      ON l.indicator = e.indicator AND l.map = e.map AND l.period = e.period
    JOIN pub.area a ON a.id = e.area
    ${comparison('b', 'benchmark')}
    ${comparison('p', 'parent')}
    ${comparison('g', 'goal')}
    LEFT JOIN pub.trend t ON t.indicator = e.indicator AND t.area = e.area AND t.map = e.map AND t.period = e.period AND t.stratum = 0
    LEFT JOIN pub.quantile q ON q.indicator = e.indicator AND q.area = e.area AND q.map = e.map AND q.period = e.period AND q.stratum = 0
    LEFT JOIN pub.control k ON k.indicator = e.indicator AND k.area = e.area AND k.map = e.map AND k.period = e.period
    LEFT JOIN pub.spread s ON s.indicator = e.indicator AND s.area_type = a.type AND s.map = e.map AND s.period = e.period AND s.stratum = 0
    WHERE e.stratum = 0 ORDER BY e.area, e.indicator, e.map`;
}
