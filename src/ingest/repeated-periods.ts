import type { Database } from '#evidence/database.ts';
import { values } from '#evidence/sql.ts';
import { catalogue } from '#vocabulary/errors/catalogue.ts';
import { fill } from '#vocabulary/errors/entry.ts';
import { formatPeriod, type PeriodKind } from '#vocabulary/period.ts';

/** Of fewer amounts that are not 0, two periods may be alike by chance. */
const fewestAmounts = 10;

/** All amounts of one measure in one period. */
interface Slot {
  measure: number;
  key: string;
  period: number;
  kind: PeriodKind;
  start: string;
  end: string;
  count: number;
  /** The same for two periods only where every area and group has the same amount in both. */
  sign: string;
}

interface Repeated {
  slot: Slot;
  earlier: Slot;
  /** The period before the repeated one. */
  between: Slot;
}

/**
 * Warns of periods whose amounts are all those of an earlier one again, most of them other than in the period between: a table in
 * which a month stands under the wrong year looks like that. Periods that follow each other may well be alike, such as the months of a yearly population.
 */
export async function tellRepeatedPeriods(database: Database): Promise<void> {
  await database.run("DELETE FROM issue WHERE code = 'INGEST_PERIOD_REPEATED'");
  const slots = await database.rows<{ [Name in keyof Slot]: Slot[Name] }>(`
    SELECT f.measure, m.key, f.period, p.kind, p.start_date::VARCHAR AS start, p.end_date::VARCHAR AS "end", f.count, f.sign
    FROM (SELECT measure, period, count(*) AS count, concat_ws(' ', count(*), sum(amount), bit_xor(hash(area, stratum, amount))) AS sign
      FROM fact WHERE status = 0 GROUP BY measure, period
      HAVING count(*) FILTER (amount <> 0) >= ${fewestAmounts} AND min(amount) <> max(amount)) f
    JOIN measure m ON m.id = f.measure JOIN period p ON p.id = f.period
    ORDER BY f.measure, p.kind, p.start_date, p.end_date`);
  const found: Repeated[] = [];
  for (const repeated of repeatedAmong(slots)) if (await isCopy(database, repeated)) found.push(repeated);
  if (found.length === 0) return;
  const firsts = await database.rows<{ measure: number; period: number; file: number; line: number }>(`
    SELECT measure, period, file, min(line) AS line FROM fact
    WHERE (measure, period) IN (${found.map(({ slot }) => `(${slot.measure}, ${slot.period})`).join(', ')})
    GROUP BY measure, period, file ORDER BY measure, period, file`);
  const { severity, rule, remedy } = catalogue.INGEST_PERIOD_REPEATED;
  const issues = found.flatMap(({ slot, earlier }) => {
    const first = firsts.find(({ measure, period }) => measure === slot.measure && period === slot.period);
    if (!first) return [];
    const count = slot.count.toLocaleString('en-GB');
    const details = { value: formatPeriod(slot), earlier: formatPeriod(earlier), measure: slot.key, count };
    const [told, asked] = [fill(rule, details), fill(remedy, details)];
    return [[first.file, first.line, null, details.value, 'INGEST_PERIOD_REPEATED', severity, told, asked, 1]];
  });
  await database.run(`INSERT INTO issue VALUES ${values(issues)}`);
}

/** Whether most amounts were others in between: a steady series of which one place was late for a period repeats itself, too. */
async function isCopy(database: Database, { slot, between }: Repeated): Promise<boolean> {
  const { same, n } = await database.single<{ same: number; n: number }>(
    `SELECT count(*) FILTER (x.amount = y.amount) AS same, count(*) AS n
     FROM fact x JOIN fact y ON y.measure = x.measure AND y.area = x.area AND y.stratum = x.stratum
     WHERE x.measure = ? AND x.period = ? AND y.period = ? AND x.status = 0 AND y.status = 0`,
    [slot.measure, slot.period, between.period],
  );
  return (n - same) * 2 >= slot.count;
}

/** @param slots by measure and kind of period, the earliest first */
function repeatedAmong(slots: readonly Slot[]): Repeated[] {
  const found: Repeated[] = [];
  /** Of the measure and kind: the latest place of each sign. */
  let latest = new Map<string, number>();
  slots.forEach((slot, at) => {
    const before = slots[at - 1];
    if (before?.measure !== slot.measure || before.kind !== slot.kind) latest = new Map();
    const earlier = latest.get(slot.sign);
    if (earlier !== undefined && earlier < at - 1)
      found.push({ slot, earlier: slots[earlier] as Slot, between: before as Slot });
    latest.set(slot.sign, at);
  });
  return found;
}
