import type { RatingClass } from '#charts/palette.ts';
import type { ChartWords, MissingReason } from '#charts/words.ts';
import type { Messages } from '#vocabulary/messages/messages.ts';
import type { Outcome } from '#vocabulary/outcome.ts';
import type { Polarity } from '#vocabulary/polarity.ts';
import { type Status, statuses } from '#vocabulary/status.ts';

const byOutcome: Record<Outcome, RatingClass> = {
  'not-compared': 'no-direction',
  similar: 'expected',
  'better-95': 'better',
  'better-998': 'better-998',
  'worse-95': 'worse-95',
  'worse-998': 'worse-998',
  'higher-95': 'higher',
  'higher-998': 'higher',
  'lower-95': 'lower',
  'lower-998': 'lower',
};

/** How a compared value is drawn. */
export function classOf(outcome: Outcome, status: Status): RatingClass {
  return status === 'ok' ? byOutcome[outcome] : 'no-data';
}

/** Words of a chart whose colours and signs are comparisons, where nothing is rated. */
export function comparedWords({ charts, area }: Messages): ChartWords {
  return { ...charts.words, rating: area.columns.compared };
}

export function missingReason(status: Status): MissingReason | undefined {
  const family = statuses.find((entry) => entry.id === status)?.family;
  return family === 'value' ? undefined : family;
}

export function highIsGood(polarity: Polarity): boolean | null {
  return polarity === 'neither' ? null : polarity === 'high-is-good';
}

export type Verdict = 'better' | 'similar' | 'worse' | 'unjudged' | 'uncompared' | 'missing';

/** The six things a reader counts. */
export function verdictOf(outcome: Outcome, status: Status): Verdict {
  if (status !== 'ok') return 'missing';
  if (outcome.startsWith('better')) return 'better';
  if (outcome.startsWith('worse')) return 'worse';
  if (outcome === 'not-compared') return 'uncompared';
  return outcome === 'similar' ? 'similar' : 'unjudged';
}
