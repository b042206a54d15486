import type { SiteContext } from '../context.ts';
import { type IndicatorStory, periodKey } from './indicator-data.ts';

/** Links that choose what the colours of map and bars say, with what equal groups mean; nothing where there is no choice. */
export function ColourChoice({ site, story, path }: { site: SiteContext; story: IndicatorStory; path: string }) {
  const { quantiles } = story.indicator.declaration;
  if (quantiles === undefined || !story.rows.some((row) => row.quantile?.quantile)) return null;
  const words = site.messages.standing.quantile;
  const choices = [
    { colour: 'outcome', label: words.colourByOutcome(site.benchmarkName) },
    { colour: 'quantile', label: words.colourBy(quantiles) },
  ];
  const address = (colour: string) => {
    const query = new URLSearchParams({
      ...(story.period ? { period: periodKey(story.period) } : {}),
      ...(colour === 'quantile' ? { colour } : {}),
    }).toString();
    return query === '' ? path : `${path}?${query}`;
  };
  return (
    <div>
      <p>
        <strong>{words.chooseColour}</strong>
      </p>
      <ul className="chips" aria-label={words.chooseColour}>
        {choices.map(({ colour, label }) => (
          <li key={colour}>
            <a href={address(colour)} aria-current={colour === story.colour ? 'true' : undefined}>
              {label}
            </a>
          </li>
        ))}
      </ul>
      {story.colour === 'quantile' && <p>{words.lead(quantiles, story.type?.plural ?? '')}</p>}
    </div>
  );
}
