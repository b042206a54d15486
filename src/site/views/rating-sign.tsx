import { type RatingClass, ratingClasses } from '#charts/palette.ts';
import { element } from '#charts/drawing/svg.ts';
import { symbol } from '#charts/drawing/symbols.ts';
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

export function TrendWord({ site, trend }: { site: SiteContext; trend: Trend }) {
  const tone = trend.endsWith('better') ? 'good' : trend.endsWith('worse') ? 'bad' : 'plain';
  return (
    <span className={`trend trend--${tone}`}>
      {arrows[trend] !== '' && <span aria-hidden="true">{arrows[trend]}</span>}
      <span>{site.messages.outcomes.trends[trend]}</span>
    </span>
  );
}
