import type { DetailLevel } from '#vocabulary/detail.ts';
import { paths } from '../../addresses.ts';
import type { SiteContext } from '../../context.ts';
import type { AreaStory, StoryCell } from './area-story.ts';
import { type DetailView, nextLevel, shownParts, shownRows } from './detail-view.ts';

/** The address of the page of an area at a level of detail; the headline has the plain one. */
export function detailAddress(site: SiteContext, { area, frameworks: [rated], first }: AreaStory, level: DetailLevel) {
  const path = rated && rated.framework !== first ? paths.areaRatings(area, rated.framework) : paths.area(area);
  return site.href(path) + (level === 'headline' ? '' : `?detail=${level}`);
}

interface Props {
  site: SiteContext;
  story: AreaStory;
  view: DetailView;
}

/** Links to less and more of the same page, and how much of it is seen; nothing where all is. */
export function DetailChoice({ site, story, view }: Props) {
  const words = site.messages.detail;
  const [rated] = story.frameworks;
  if (!rated || view.levels.length < 2) return null;
  const rest = view.asked === 'everything' ? story.rest : [];
  const shown = new Set([...shownParts(rated, view).cells.flatMap((one) => shownRows(one, view)), ...rest]);
  return (
    <div>
      <p>
        <strong>{words.choose}</strong>
      </p>
      <ul className="chips" aria-label={words.choose}>
        {view.levels.map((level) => (
          <li key={level}>
            <a
              href={`${detailAddress(site, story, level)}#measures-title`}
              aria-current={level === view.asked ? 'true' : undefined}
            >
              {words.levels[level]}
            </a>
          </li>
        ))}
      </ul>
      <p>{words.seen(shown.size, new Set([...rated.cells.flatMap(({ rows }) => rows), ...story.rest]).size)}</p>
    </div>
  );
}

/** The way to the further measures of one part. */
export function FurtherMeasures({ site, story, view, one, anchor }: Props & { one: StoryCell; anchor: string }) {
  const words = site.messages.detail;
  const next = nextLevel(one, view);
  if (!next) return null;
  return (
    <p>
      <a href={`${detailAddress(site, story, next.level)}#${anchor}`}>{words.further(next.count)}</a>
    </p>
  );
}
