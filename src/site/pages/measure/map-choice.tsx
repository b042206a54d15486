import { paths } from '../../addresses.ts';
import type { SiteContext } from '../../context.ts';
import { type IndicatorStory, periodKey } from '../indicator-data.ts';

/** The way from areas of today to areas as they were, and back, where a measure has numbers for both. */
export function MapChoice({ site, story, asItWas }: { site: SiteContext; story: IndicatorStory; asItWas: boolean }) {
  const { indicator, type, period, maps } = story;
  const words = site.messages.history.asItWas;
  if (!type || !period || maps.length < 2) return null;
  const query = `?${new URLSearchParams({ period: periodKey(period) })}`;
  return asItWas ? (
    <div className="map-choice">
      <p>
        {words.typeNote(site.format.date(period.end))} {words.lead}
      </p>
      <p>
        <a href={site.href(paths.indicator(indicator, type.key)) + query}>{words.back}</a>
      </p>
    </div>
  ) : (
    <p className="map-choice">
      <a href={site.href(paths.indicatorAsItWas(indicator, type.key)) + query}>{words.typeLink}</a>
    </p>
  );
}
