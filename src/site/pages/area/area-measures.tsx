import { spineKey } from '#charts/spine-key.ts';
import type { RatingClass } from '#charts/palette.ts';
import type { ProfileRow } from '#release/reader/records.ts';
import type { Status } from '#vocabulary/status.ts';
import { paths } from '../../addresses.ts';
import { classOf } from '../../classes.ts';
import type { SiteContext } from '../../context.ts';
import { Prose } from '../../markdown.tsx';
import { Svg } from '../../views/chart-figure.tsx';
import { Measures } from '../../views/measure-table.tsx';
import { Sign, SignedWord } from '../../views/rating-sign.tsx';
import { cellAnchor, cellName, whyOf } from './area-ratings.tsx';
import { DetailChoice, FurtherMeasures } from './detail-choice.tsx';
import { type DetailView, shownParts, shownRows } from './detail-view.ts';
import { ratingWord } from './rating-trace.ts';
import { type AreaStory, standouts, type StoryCell, type StoryFramework } from './area-story.ts';
import { neighboursNote } from './neighbours-section.tsx';

type Props = { site: SiteContext; story: AreaStory };

/** Every rated topic unfolds to its measures, as far as the level of detail goes; without ratings all measures stand in one table. */
export function AreaMeasures({ site, story, view }: Props & { view: DetailView }) {
  const words = site.messages.area;
  const [rated, ...others] = story.frameworks;
  if (!rated) {
    return (
      <section aria-labelledby="measures-title">
        <h2 id="measures-title">{words.allMeasures}</h2>
        <SpineKey site={site} story={story} />
        <Measures
          site={site}
          area={story.area}
          rows={story.profile}
          beside={notesOf(site, story)}
          caption={words.allMeasures}
          idPrefix="spine"
        />
      </section>
    );
  }
  return (
    <section aria-labelledby="measures-title">
      <h2 id="measures-title">{words.groupsTitle}</h2>
      <p>
        {words.groupsLead} <a href={site.href(paths.framework(rated.framework))}>{words.rulesLink}</a>
      </p>
      <DetailChoice site={site} story={story} view={view} />
      <SpineKey site={site} story={story} />
      {groupsOf(shownParts(rated, view).cells).map(({ name, cells }, _, groups) => (
        <div key={cells[0]?.cell.id} className="topic-group">
          {groups.length > 1 && <h3>{name ?? words.furtherTopics}</h3>}
          {cells.map((one) => (
            <Topic key={one.cell.id} site={site} story={story} view={view} rated={rated} one={one} />
          ))}
        </div>
      ))}
      {story.rest.length > 0 && view.asked === 'everything' && (
        <div className="topic-group">
          <h3>{words.otherMeasures}</h3>
          <details className="topic" id="topic-other">
            <summary>
              <span className="topic__name">{words.otherMeasuresLong}</span>
              <span className="topic__count">{words.groupCount(story.rest.length)}</span>
            </summary>
            <div className="topic__body">
              <Measures
                site={site}
                area={story.area}
                rows={story.rest}
                beside={notesOf(site, story)}
                caption={words.otherMeasures}
                idPrefix="spine-other"
              />
            </div>
          </details>
        </div>
      )}
      {others.length > 0 && (
        <p>
          {words.otherFrameworks}:{' '}
          {others.map(({ framework }) => (
            <a key={framework.id} className="spaced" href={site.href(paths.areaRatings(story.area, framework))}>
              {framework.name}
            </a>
          ))}
        </p>
      )}
    </section>
  );
}

/** How each measure stands beside the neighbours, in a few words. */
function notesOf(site: SiteContext, { besideNeighbours }: AreaStory): (row: ProfileRow) => string | undefined {
  return (row) =>
    neighboursNote(
      site,
      besideNeighbours.filter(({ indicator }) => indicator === row.indicator),
    );
}

/** Neighbouring cells of the same group together. */
function groupsOf(cells: StoryCell[]): { name: string | undefined; cells: StoryCell[] }[] {
  const groups: { name: string | undefined; cells: StoryCell[] }[] = [];
  for (const one of cells) {
    const last = groups.at(-1);
    const name = one.cell.group?.name;
    if (last && last.name === name) last.cells.push(one);
    else groups.push({ name, cells: [one] });
  }
  return groups;
}

function Topic({ site, story, view, rated, one }: Props & { view: DetailView; rated: StoryFramework; one: StoryCell }) {
  const words = site.messages.area;
  const rows = shownRows(one, view);
  return (
    <details className="topic" id={cellAnchor(one.cell)}>
      <summary>
        <span className="topic__name">{one.cell.name}</span>
        <SignedWord
          name={one.look}
          word={ratingWord(site, one) ?? site.messages.charts.words.classes['no-data']}
          strong
        />
        <span className="topic__count">
          {one.counted > 0 && one.share !== null
            ? words.shareNotWorse(Math.round(one.share * one.counted), one.counted, one.cell.entries.length)
            : words.groupCount(one.rows.length)}
        </span>
      </summary>
      <div className="topic__body">
        {one.cell.about && <Prose text={one.cell.about} />}
        <p>{whyOf(site, rated, one)}</p>
        {rows.length > 0 && (
          <Measures
            site={site}
            area={story.area}
            rows={rows}
            beside={notesOf(site, story)}
            caption={cellName(one)}
            idPrefix={`spine-${one.cell.id}`}
          />
        )}
        <FurtherMeasures site={site} story={story} view={view} one={one} anchor={cellAnchor(one.cell)} />
      </div>
    </details>
  );
}

function SpineKey({ site, story }: Props) {
  const { area: words, charts } = site.messages;
  const present = new Set<RatingClass>(story.profile.map((row) => classOf(row.benchmarkOutcome, row.status)));
  const chartWords = { ...charts.words, benchmark: site.benchmarkName };
  return (
    <details className="plain-details">
      <summary>{words.spineKey}</summary>
      <p>{words.spineKeyText(site.benchmarkName)}</p>
      <Svg
        className="spine-key"
        source={spineKey(
          chartWords,
          [...present].filter((name) => name !== 'no-data'),
          340,
        )}
      />
    </details>
  );
}

/** What is best and what needs most attention, side by side. */
export function AreaStandouts({ site, story }: Props) {
  const words = site.messages.area;
  if (story.counts.better + story.counts.worse + story.counts.similar === 0) return null;
  return (
    <div className="pair">
      <Standouts
        site={site}
        story={story}
        rows={standouts(story.profile, 'better', 5)}
        id="best-title"
        title={words.bestTitle}
        none={words.bestNone(site.benchmarkName)}
      />
      <Standouts
        site={site}
        story={story}
        rows={standouts(story.profile, 'worse', 5)}
        id="worst-title"
        title={words.worstTitle}
        none={words.worstNone(site.benchmarkName)}
      />
    </div>
  );
}

function Standouts(props: Props & { rows: ProfileRow[]; id: string; title: string; none: string }) {
  const { site, story, rows, id, title, none } = props;
  return (
    <section className="card" aria-labelledby={id}>
      <h2 id={id} className="card__title">
        {title}
      </h2>
      {rows.length === 0 ? (
        <p>{none}</p>
      ) : (
        <ul className="standouts">
          {rows.map((row) => (
            <li key={row.indicator.id}>
              <Sign name={classOf(row.benchmarkOutcome, row.status)} />
              <span>
                <a href={site.href(paths.areaMeasure(story.area, row.indicator))}>{row.indicator.plainName}</a>
                <span className="measure__note">
                  {site.messages.outcomes.compared[row.benchmarkOutcome](site.benchmarkName)}:{' '}
                  {site.messages.area.bestLine(
                    site.format.value(row.indicator, row.value as number),
                    row.benchmarkValue === null ? '–' : site.format.value(row.indicator, row.benchmarkValue),
                    site.benchmarkName,
                    row.period.label,
                  )}
                </span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** Why numbers are missing here, by reason. */
export function AreaMissing({ site, story }: Props) {
  const words = site.messages.area;
  const byStatus = new Map<Status, ProfileRow[]>();
  for (const row of story.profile) {
    if (row.status !== 'ok') byStatus.set(row.status, [...(byStatus.get(row.status) ?? []), row]);
  }
  if (byStatus.size === 0) return null;
  return (
    <section aria-labelledby="missing-title">
      <h2 id="missing-title">{words.missingTitle}</h2>
      <p>{words.missingLead}</p>
      <dl className="reasons">
        {[...byStatus].map(([status, rows]) => (
          <div key={status}>
            <dt>{site.messages.missing.sentence[status]}</dt>
            <dd>{rows.map((row) => row.indicator.plainName).join('; ')}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
