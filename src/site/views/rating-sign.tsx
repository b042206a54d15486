import { type RatingClass, ratingClasses } from '#charts/palette.ts';
import { element } from '#charts/drawing/svg.ts';
import { symbol } from '#charts/drawing/symbols.ts';
import type { IndicatorRecord, PeriodRecord } from '#release/reader/records.ts';
import { isCharted } from '#vocabulary/control.ts';
import type { Outcome, Trend } from '#vocabulary/outcome.ts';
import type { Status } from '#vocabulary/status.ts';
import { classOf } from '../classes.ts';
import type { SiteContext } from '../context.ts';

const signs = new Map<RatingClass, string>(
  ratingClasses.map((name) => [
    name,
    element(
      'svg',
      { class: 'sign', viewBox: '-13 -10 26 20', 'aria-hidden': 'true', focusable: 'false' },
      symbol(name, 0, 0, 8.5, true),
    ).source,
  ]),
);

/** Shape and colour of a class; decoration, so words must stand beside it. */
export function Sign({ name }: { name: RatingClass }) {
  return <span className="sign-box" dangerouslySetInnerHTML={{ __html: signs.get(name) as string }} />;
}

/** Sign and word together. */
export function SignedWord({ name, word, strong = false }: { name: RatingClass; word: string; strong?: boolean }) {
  return (
    <span className={`signed signed--${name}`}>
      <Sign name={name} />
      {strong ? <strong>{word}</strong> : <span>{word}</span>}
    </span>
  );
}

/** The outcome of a comparison, or why there is none. */
export function OutcomeWord({ site, outcome, status }: { site: SiteContext; outcome: Outcome; status: Status }) {
  const { outcomes, missing } = site.messages;
  return (
    <SignedWord
      name={classOf(outcome, status)}
      word={status === 'ok' ? outcomes.short[outcome] : missing.short[status]}
    />
  );
}

const arrows: Record<Trend, string> = {
  'cannot-be-calculated': '',
  'no-significant-change': '→',
  increasing: '↗',
  decreasing: '↘',
  'increasing-better': '↗',
  'increasing-worse': '↗',
  'decreasing-better': '↘',
  'decreasing-worse': '↘',
};

/** What is needed to say how a value stands to its past. */
export interface TrendOf {
  trend: Trend;
  indicator: Pick<IndicatorRecord, 'declaration'>;
  period: Pick<PeriodRecord, 'kind'>;
}

/** Whether a trend says what is unlike the past of a monthly series, and not where it is going. */
export function isUnusual({ indicator, period }: TrendOf): boolean {
  return isCharted(indicator.declaration, period.kind);
}

/** How a value stands to its past, in words. */
export function trendWords(site: SiteContext, row: TrendOf): string {
  const { charted, trends } = site.messages.outcomes;
  return (isUnusual(row) ? charted : trends)[row.trend];
}

/** Where it is going, or on which side of its usual it lies. */
function arrowOf(row: TrendOf): string {
  const arrow = arrows[row.trend];
  return isUnusual(row) ? arrow.replace('↗', '↑').replace('↘', '↓') : arrow;
}

export function TrendWord({ site, row }: { site: SiteContext; row: TrendOf }) {
  const { trend } = row;
  const arrow = arrowOf(row);
  const tone = trend.endsWith('better') ? 'good' : trend.endsWith('worse') ? 'bad' : 'plain';
  return (
    <span className={`trend trend--${tone}`}>
      {arrow !== '' && <span aria-hidden="true">{arrow}</span>}
      <span>{trendWords(site, row)}</span>
    </span>
  );
}
