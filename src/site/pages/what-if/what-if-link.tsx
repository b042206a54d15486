import type { FrameworkRecord } from '#release/reader/records.ts';
import { paths } from '../../addresses.ts';
import type { SiteContext } from '../../context.ts';

/** The way to where readers try other rules. */
export function WhatIfLink({ site, framework }: { site: SiteContext; framework: FrameworkRecord }) {
  if (site.release.ratedTypes(framework).length === 0) return null;
  return (
    <p>
      <a href={site.href(paths.whatIf(framework))}>{site.messages.whatIf.short}</a>
    </p>
  );
}
