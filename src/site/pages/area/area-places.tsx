import type { Area } from '#release/reader/records.ts';
import { paths } from '../../addresses.ts';
import type { SiteContext } from '../../context.ts';
import type { AreaStory } from './area-story.ts';

const shownAtMost = 40;

/** Larger areas around it, smaller ones inside it, and those beside it. */
export function AreaPlaces({ site, story }: { site: SiteContext; story: AreaStory }) {
  const words = site.messages.area;
  const { area, ancestors, children, beside, neighbours, similar } = story;
  const parent = ancestors[0];
  const childTypes = [...new Set(children.map((child) => child.type))];
  const near = [neighbours, similar, beside].find((list) => list.length > 0) ?? [];
  const like = [area, ...near.slice(0, 5)];
  if (ancestors.length + children.length + beside.length === 0) return null;
  return (
    <section aria-labelledby="places-title">
      <h2 id="places-title">{words.placesTitle}</h2>
      {like.length > 1 && (
        <p>
          <a className="button" href={site.href(paths.compare(like))}>
            {words.compareAll}
          </a>
        </p>
      )}
      <div className="places">
        {ancestors.length > 0 && <AreaLinks site={site} title={words.parents} areas={ancestors} withType />}
        {neighbours.length > 0 && <AreaLinks site={site} title={words.neighbours} areas={neighbours} />}
        {similar.length > 0 && <AreaLinks site={site} title={words.similar} areas={similar} />}
        {parent && beside.length > 0 && <AreaLinks site={site} title={words.beside(parent.name)} areas={beside} />}
        {childTypes.map((type) => (
          <AreaLinks
            key={type.id}
            site={site}
            title={`${words.children}: ${type.plural}`}
            areas={children.filter((child) => child.type === type)}
          />
        ))}
      </div>
    </section>
  );
}

function AreaLinks(props: { site: SiteContext; title: string; areas: Area[]; withType?: boolean }) {
  const { site, title, areas, withType = false } = props;
  const links = areas.map((area) => (
    <li key={area.id}>
      <a href={site.href(paths.area(area))}>{area.name}</a>
      {withType && <span className="muted"> {area.type.name}</span>}
    </li>
  ));
  return (
    <div className={areas.length > 14 ? 'places__list places__list--long' : 'places__list'}>
      <h3>{title}</h3>
      <ul>{links.slice(0, shownAtMost)}</ul>
      {links.length > shownAtMost && (
        <details className="plain-details">
          <summary>{site.messages.area.moreChildren(links.length - shownAtMost)}</summary>
          <ul>{links.slice(shownAtMost)}</ul>
        </details>
      )}
    </div>
  );
}
