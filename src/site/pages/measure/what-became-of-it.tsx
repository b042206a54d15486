import type { Area } from '#release/reader/records.ts';
import type { Succession } from '#release/reader/successions.ts';
import { paths } from '../../addresses.ts';
import type { SiteContext } from '../../context.ts';

/** What took the place of an area that has closed; nothing for one that is open. */
export function WhatBecameOfIt({ site, area }: { site: SiteContext; area: Area }) {
  if (!area.closed) return null;
  const words = site.messages.history.closed;
  const after = site.release.dimensions.successions.successors(area);
  return (
    <section className="card" aria-labelledby="became-title">
      <h2 id="became-title" className="card__title">
        {words.title}
      </h2>
      {after.length === 0 ? (
        <p>{words.none(site.format.date(area.closed))}</p>
      ) : (
        <>
          <p>
            {words.closedOn(site.format.date(area.closed))} {after.length > 1 ? words.split : words.into}:
          </p>
          <AreaSteps site={site} steps={after} />
        </>
      )}
    </section>
  );
}

/** The areas that an area took over from; nothing for one that was never changed. */
export function MadeFrom({ site, area }: { site: SiteContext; area: Area }) {
  const words = site.messages.history.madeFrom;
  const before = site.release.dimensions.successions.predecessors(area);
  if (before.length === 0) return null;
  const since = before.find((one) => one.from !== null)?.from;
  return (
    <section aria-labelledby="made-title">
      <h2 id="made-title">{words.title}</h2>
      <p>{since ? words.text(site.format.date(since)) : words.textUndated}</p>
      <AreaSteps site={site} steps={before} />
    </section>
  );
}

function AreaSteps({ site, steps }: { site: SiteContext; steps: Succession[] }) {
  const words = site.messages.history.closed;
  return (
    <ul>
      {steps.map(({ area, weight }) => (
        <li key={area.id}>
          {area.type.listed ? <a href={site.href(paths.area(area))}>{area.name}</a> : area.name}
          {weight !== null && weight < 1 && <span className="muted"> ({words.share(site.format.share(weight))})</span>}
        </li>
      ))}
    </ul>
  );
}
