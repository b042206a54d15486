/**
 * Why a number is or is not there: one list in three families. Zero is a value, so it has status `ok`.
 * The position in the list is the code stored in data files: add at the end, never reorder.
 */
export const statuses = [
  { id: 'ok', family: 'value' },
  { id: 'suppressed-small', family: 'suppressed' },
  { id: 'suppressed-complementary', family: 'suppressed' },
  { id: 'suppressed-by-publisher', family: 'suppressed' },
  { id: 'not-submitted', family: 'not-available' },
  { id: 'not-yet-published', family: 'not-available' },
  { id: 'area-closed', family: 'not-available' },
  { id: 'coverage-too-low', family: 'not-available' },
  { id: 'denominator-zero', family: 'not-available' },
  { id: 'too-few-events', family: 'not-available' },
  { id: 'denominator-too-small', family: 'not-available' },
  { id: 'numerator-exceeds-denominator', family: 'not-available' },
  { id: 'not-available', family: 'not-available' },
  { id: 'not-collected-here', family: 'not-applicable' },
  { id: 'not-applicable', family: 'not-applicable' },
  { id: 'cannot-be-calculated', family: 'not-available' },
  // What a release says of either kind of suppression: to tell them apart in public would give small counts away.
  { id: 'suppressed', family: 'suppressed' },
] as const;

export type Status = (typeof statuses)[number]['id'];
export type StatusFamily = (typeof statuses)[number]['family'];

const codes = new Map<string, number>(statuses.map((status, code) => [status.id, code]));

/** The number stored for a status. */
export function statusCode(status: Status): number {
  return codes.get(status) as number;
}

/** The status of a stored number; an unknown number is an error of the programme. */
export function statusOf(code: number): Status {
  const entry = statuses[code];
  if (!entry) throw new RangeError(`no status has the code ${code}`);
  return entry.id;
}

/** Statuses a source may declare for its markers of missing values. */
export const missingReasons = statuses.filter((s) => s.family !== 'value').map((s) => s.id) as Exclude<Status, 'ok'>[];
