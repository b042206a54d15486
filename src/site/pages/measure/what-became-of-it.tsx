import type { Area } from '#release/reader/records.ts';
import type { Succession } from '#release/reader/successions.ts';
import { paths } from '../../addresses.ts';
import type { SiteContext } from '../../context.ts';

/** What took the place of a closed area, and what an area was made from; nothing for one that has always been. */
export function WhatBecameOfIt({ site, area }: { site: SiteContext; area: Area }) {
  const { successions } = site.release.dimensions;
  const { closed: words, madeFrom } = site.messages.history;
  const after = successions.successors(area);
  const before = successions.predecessors(area);
  const since = before.find((one) => one.from !== null)?.from;
  return (
    <>
      {area.closed && (
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
      )}
      {before.length > 0 && (
        <section className="card" aria-labelledby="made-title">
          <h2 id="made-title" className="card__title">
            {madeFrom.title}
          </h2>
          <p>{since ? madeFrom.text(site.format.date(since)) : madeFrom.textUndated}</p>
          <AreaSteps site={site} steps={before} />
        </section>
      )}
    </>
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
