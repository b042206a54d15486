import { paths } from '../../addresses.ts';
import type { SiteContext } from '../../context.ts';
import type { LikeGap, LikeStory } from './like-story.ts';
import { amountWords, leadOf, moneyWords } from './like-words.ts';

const shownAtMost = 3;

/** On the page of an area: the widest gaps to the areas most like it. */
export function LikeSummary({ site, story }: { site: SiteContext; story: LikeStory }) {
  const words = site.messages.like;
  return (
    <section aria-labelledby="like-better-title">
      <h2 id="like-better-title">{words.sectionTitle}</h2>
      <p>{leadOf(site, story)}</p>
      {story.gaps.length === 0 && <p>{words.sectionNone(story.areas.length)}</p>}
      {story.gaps.length > 0 && (
        <ul className="like-gaps">
          {story.gaps.slice(0, shownAtMost).map((gap) => (
            <li key={gap.best.indicator.id}>
              <GapSentence site={site} story={story} gap={gap} />
            </li>
          ))}
        </ul>
      )}
      <p>
        <a href={site.href(paths.areaLike(story.area))}>{words.sectionLink}</a>
      </p>
    </section>
  );
}

function GapSentence({ site, story, gap }: { site: SiteContext; story: LikeStory; gap: LikeGap }) {
  const words = site.messages.like;
  const { best } = gap;
  const { indicator } = best;
  const amount = amountWords(site, best);
  const show = (value: number) => site.format.value(indicator, value);
  return (
    <>
      <a href={site.href(paths.areaMeasure(story.area, indicator))}>
        <strong>{indicator.plainName}</strong>
      </a>
      : {words.line(show(best.value), show(best.peerValue))}
      <a href={site.href(paths.area(best.peer))}>{best.peer.name}</a>.{' '}
      {amount && words.matching(amount.amount, amount.range, moneyWords(site, best)?.money)}
    </>
  );
}
