import { Database } from '#evidence/database.ts';

interface Figure extends Record<string, string | number> {
  indicator: string;
  area: string;
  numerator: number;
  denominator: number;
}

/**
 * Plants a hole: in a copy of a release, shows one hidden figure again that is not small itself but protects another.
 *
 * @returns what is shown again
 */
export async function showAgain(release: string, evidence: string): Promise<string> {
  const database = await Database.open({ path: release });
  try {
    await database.run(`ATTACH '${evidence.replaceAll("'", "''")}' AS ev (READ_ONLY)`);
    const keys = `JOIN indicator i ON i.id = p.indicator JOIN area a ON a.id = p.area JOIN area_type t ON t.id = a.type JOIN period q ON q.id = p.period JOIN stratum s ON s.id = p.stratum
      JOIN ev.indicator ei ON ei.key = i.key JOIN ev.area_type et ON et.key = t.key JOIN ev.area ea ON ea.type = et.id AND ea.code = a.code
      JOIN ev.period eq ON eq.start_date = q.start_date AND eq.end_date = q.end_date AND eq.kind = q.kind
      JOIN ev.stratum es ON es.sex = s.sex AND es.age = s.age AND es.category = s.category AND es.category_value = s.category_value
      JOIN ev.estimate e ON e.indicator = ei.id AND e.area = ea.id AND e.map = p.map AND e.period = eq.id AND e.stratum = es.id`;
    await database.run(`CREATE TEMP TABLE again AS SELECT p.indicator, p.area, p.period, p.stratum, p.map, e.numerator, e.denominator, e.value,
        i.key AS "key", a.code, p.status AS old FROM estimate p ${keys} WHERE p.status = 16`);
    // Where a shown figure has two hidden parts, one small and one that protects it, to show the larger gives the other away.
    const [found] = await database.rows<Figure>(
      `SELECT max_by(g."key", g.numerator) AS indicator, max_by(g.code, g.numerator) AS area, g.period, g.stratum, max(g.numerator) AS numerator, max_by(coalesce(g.denominator, 0), g.numerator) AS denominator
       FROM again g JOIN relation r ON r.child = g.area AND r.valid_to IS NULL AND r.kind <> 'succession' AND r.weight = 1
       JOIN estimate above ON above.indicator = g.indicator AND above.area = r.parent AND above.map = g.map AND above.period = g.period AND above.stratum = g.stratum AND above.status = 0
       WHERE g.map = 1 GROUP BY g.indicator, g.period, g.stratum, r.parent HAVING count(*) = 2 AND min(g.numerator) BETWEEN 1 AND 4 AND max(g.numerator) > 10
       ORDER BY indicator, period, stratum, area LIMIT 1`,
    );
    if (!found) return 'nothing, because no figure has just two hidden parts';
    await database.run(`UPDATE estimate SET status = 0, numerator = g.numerator, denominator = g.denominator, value = g.value FROM again g
      WHERE g.indicator = estimate.indicator AND g.area = estimate.area AND g.period = estimate.period AND g.stratum = estimate.stratum AND g.map = estimate.map
        AND g.code = '${found.area}' AND g."key" = '${found.indicator}' AND g.period = ${found.period} AND g.stratum = ${found.stratum}`);
    return `${found.indicator} of ${found.area}, ${found.numerator} of ${found.denominator}`;
  } finally {
    database.close();
  }
}
