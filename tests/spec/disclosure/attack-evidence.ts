import type { Database } from '../../../src/evidence/database.ts';
import { attack, type Solve } from '../../../src/disclosure/attacker/attack.ts';

export interface FoundCount {
  estimate: string;
  amount: number;
  low: number;
  high: number;
}

/** What an attacker must know of an indicator: the measures of each side and the fact periods of each estimate period. */
export interface IndicatorOfAttack {
  key: string;
  numerator: string;
  denominator?: string;
  /** Estimate period → fact periods that are added up; by default the same period. */
  windows?: Map<number, number[]>;
  /** Whether the denominator less the numerator is people too. */
  complement?: boolean;
}

/**
 * Attacks an evidence file from the facts up, by another way than the suppression: every fact is an unknown count, every
 * estimate that is not hidden says that certain facts come to its numerator and its denominator, and every small count among
 * the numerators, denominators and their differences is a target, and so is every small fact.
 *
 * @param smallest  the smallest count that the policy shows, zeros shown
 * @returns the small counts whose range is narrower than the policy allows
 */
export async function attackEvidence(
  database: Database,
  indicators: readonly IndicatorOfAttack[],
  options: { smallest: number; rounding?: number; solve: Solve; exempt?: string[]; protectedMeasures: string[] },
): Promise<FoundCount[]> {
  const facts = await database.rows<{
    measure: string;
    area: number;
    period: number;
    stratum: number;
    sex: string;
    amount: number;
  }>(
    `SELECT m.key AS measure, f.area, f.period, f.stratum, s.sex, f.amount::DOUBLE AS amount FROM fact f JOIN measure m ON m.id = f.measure
     JOIN stratum s ON s.id = f.stratum WHERE f.status = 0 ORDER BY f.measure, f.area, f.period, f.stratum`,
  );
  const low: number[] = [];
  const high: number[] = [];
  const sums: { total: number; parts: number[] }[] = [];
  const amount: number[] = [];
  const add = (value: number, from: number, to: number) => {
    amount.push(value);
    low.push(from);
    high.push(to);
    return amount.length - 1;
  };
  const factCell = new Map<string, number>();
  const nameOf = (measure: string, area: number, period: number, stratum: number) =>
    `${measure}|${area}|${period}|${stratum}`;
  const open = options.protectedMeasures;
  for (const { measure, area, period, stratum, amount: value } of facts) {
    const known = !open.includes(measure);
    factCell.set(nameOf(measure, area, period, stratum), add(value, known ? value : 0, known ? value : Infinity));
  }
  const sexes = [...new Set(facts.filter(({ sex }) => sex !== '').map(({ stratum }) => stratum))];
  for (const { measure, area, period, stratum } of facts) {
    if (stratum !== 0 || sexes.length === 0) continue;
    const parts = sexes.map((sex) => factCell.get(nameOf(measure, area, period, sex)));
    if (parts.every((part) => part !== undefined))
      sums.push({ total: factCell.get(nameOf(measure, area, period, 0)) as number, parts: parts as number[] });
  }
  const targets = new Map<number, string>();
  const isRounded = (measure: string, type: string) =>
    options.rounding !== undefined && open.includes(measure) && !options.exempt?.includes(type);
  for (const { key, numerator, denominator, windows, complement } of indicators) {
    const rows = await database.rows<{
      area: number;
      code: string;
      type: string;
      map: number;
      period: number;
      stratum: number;
      status: number;
      num: number;
      den: number | null;
      num_shown: number;
      den_shown: number | null;
      hidden: boolean;
    }>(`SELECT e.area, a.code, t.key AS type, e.map, e.period, e.stratum, e.status,
        coalesce(x.numerator, e.numerator) AS num, coalesce(x.denominator, e.denominator) AS den, e.numerator AS num_shown, e.denominator AS den_shown,
        EXISTS (FROM disclosure d WHERE d.indicator = e.indicator AND d.area = e.area AND d.map = e.map AND d.period = e.period AND d.stratum = e.stratum) AS hidden
      FROM estimate e LEFT JOIN exact_count x USING (indicator, area, map, period, stratum) JOIN indicator i ON i.id = e.indicator AND i.key = '${key}' JOIN area a ON a.id = e.area JOIN area_type t ON t.id = a.type
      WHERE e.numerator IS NOT NULL ORDER BY e.map, e.area, e.period, e.stratum`);
    for (const row of rows) {
      const leaves = await database.rows<{ leaf: number }>(
        `SELECT DISTINCT r.leaf FROM rollup r JOIN period p ON p.id = ${row.period} WHERE r.map = ${row.map} AND r.area = ${row.area}
         AND p.end_date BETWEEN r.valid_from AND r.valid_to AND r.leaf IN (SELECT area FROM fact) ORDER BY r.leaf`,
      );
      const shown = row.status === 0 && !row.hidden;
      const cellsOf = (measure: string) =>
        leaves.flatMap(({ leaf }) =>
          (windows?.get(row.period) ?? [row.period]).flatMap(
            (part) => factCell.get(nameOf(measure, leaf, part, row.stratum)) ?? [],
          ),
        );
      const state = (value: number, figure: number, measure: string) => {
        // Every count from here to there is shown as this figure; small ones are not shown at all.
        const slack = Math.abs(value - figure) > 0 || isRounded(measure, row.type) ? (options.rounding ?? 1) : 1;
        const least = figure - Math.floor(slack / 2);
        const from = slack === 1 ? value : figure === 0 ? 0 : Math.max(least, options.smallest);
        const to = slack === 1 ? value : figure === 0 ? 0 : least + slack - 1;
        const cell = add(value, shown ? from : 0, shown ? to : Infinity);
        sums.push({ total: cell, parts: cellsOf(measure) });
        if (open.includes(measure) && value > 0 && value < options.smallest && !options.exempt?.includes(row.type))
          targets.set(cell, `${key} ${measure} ${row.code} map ${row.map} period ${row.period} stratum ${row.stratum}`);
        return cell;
      };
      const num = state(row.num, row.num_shown, numerator);
      if (!denominator || row.den === null) continue;
      const den = state(row.den, row.den_shown as number, denominator);
      const rest = add(row.den - row.num, 0, Infinity);
      sums.push({ total: den, parts: [num, rest] });
      const few = row.den - row.num;
      if (complement && few > 0 && few < options.smallest && row.num > 0 && !options.exempt?.includes(row.type))
        targets.set(rest, `${key} rest ${row.code} map ${row.map} period ${row.period} stratum ${row.stratum}`);
    }
  }
  const start = [0];
  const part: number[] = [];
  for (const { parts } of sums) {
    part.push(...parts);
    start.push(part.length);
  }
  const knowledge = {
    low: Float64Array.from(low),
    high: Float64Array.from(high),
    sums: {
      total: Int32Array.from(sums, ({ total }) => total),
      start: Int32Array.from(start),
      part: Int32Array.from(part),
    },
  };
  const found: FoundCount[] = [];
  // Facts that no estimate gives by themselves need only stay uncertain.
  const smallFacts = new Map(
    [...factCell]
      .filter(([, cell]) => high[cell] === Infinity && amount[cell]! > 0 && amount[cell]! < options.smallest)
      .map(([name, cell]) => [cell, name]),
  );
  for (const [cell, range] of attack(knowledge, smallFacts.keys(), options.solve))
    if (range.high - range.low < 1 - 1e-4)
      found.push({ estimate: smallFacts.get(cell) as string, amount: amount[cell]!, ...range });
  for (const [cell, range] of attack(knowledge, targets.keys(), options.solve))
    if (range.high < options.smallest - 1e-4 || range.high - range.low < options.smallest - 1 - 1e-4)
      found.push({ estimate: targets.get(cell) as string, amount: amount[cell] as number, ...range });
  return found;
}
