import type { Chart } from '#charts/chart.ts';
import { groupsChart } from '#charts/groups.ts';
import type { Area } from '#release/reader/records.ts';
import { paths } from '../../addresses.ts';
import { missingReason, verdictOf } from '../../classes.ts';
import type { SiteContext } from '../../context.ts';
import { ChartFigure } from '../../views/chart-figure.tsx';
import type { InequalityStory } from './inequality-story.ts';

/** How people within an area differ: each measure of inequality in words, those between groups with a picture. */
export function InequalitySection(props: { site: SiteContext; area: Area; stories: InequalityStory[] }) {
  const { site, area, stories } = props;
  const words = site.messages.inequality;
  if (stories.length === 0) return null;
  return (
    <section aria-labelledby="inequality-title">
      <h2 id="inequality-title">{words.title}</h2>
      <p>{words.lead(area.name)}</p>
      {stories.map((story) => (
        <div key={story.row.indicator.id} className="inequality">
          <h3>
            <a href={site.href(paths.areaMeasure(area, story.row.indicator))}>{story.row.indicator.plainName}</a>
          </h3>
          <p>{inequalitySentences(site, story).join(' ')}</p>
          {story.groups.length > 1 && (
            <ChartFigure
              site={site}
              narrow={inequalityChart(site, area, story, 320)}
              wide={inequalityChart(site, area, story, 640)}
              medium
            />
          )}
        </div>
      ))}
    </section>
  );
}

/** What a measure of inequality says, in whole sentences. */
export function inequalitySentences(site: SiteContext, story: InequalityStory): string[] {
  const words = site.messages.inequality;
  const { row, base, groups } = story;
  const { indicator, benchmarkValue } = row;
  const value = row.value ?? 0;
  const ends = [groups[0], groups.at(-1)];
  const told: string[] = [];
  const [first, last] = ends;
  if (first && last && first !== last && first.value !== null && last.value !== null) {
    const show = (number: number) => site.format.value(base, number);
    told.push(words.ends(first.stratum.label, show(first.value), last.stratum.label, show(last.value)));
  }
  told.push(mainSentence(site, story, value));
  const nothing = indicator.declaration.method === 'relative-index' ? 1 : 0;
  if (row.lower95 !== null && row.upper95 !== null && row.lower95 <= nothing && row.upper95 >= nothing)
    told.push(words.chance);
  const verdict = verdictOf(row.benchmarkOutcome, row.status);
  // A gap that runs the other way is neither smaller nor wider than this one.
  const likewise = benchmarkValue !== null && value > nothing === benchmarkValue > nothing;
  if (benchmarkValue !== null && !likewise && benchmarkValue !== nothing && value !== nothing)
    told.push(words.otherWay(site.benchmarkName, site.format.value(indicator, benchmarkValue)));
  else if (benchmarkValue !== null && (verdict === 'better' || verdict === 'similar' || verdict === 'worse'))
    told.push(words.beside[verdict](site.benchmarkName, site.format.value(indicator, benchmarkValue)));
  return told;
}

function mainSentence(site: SiteContext, { row, base, groups }: InequalityStory, value: number): string {
  const words = site.messages.inequality;
  const { indicator } = row;
  const { method, within } = indicator.declaration;
  const number = (one: number | null) => (one === null ? '–' : site.format.number(indicator, one));
  if (method === 'relative-index')
    return words.relative(number(value), words.range(number(row.lower95), number(row.upper95)));
  // A value above 0 counts against the worst-off: they have less of what is good, or more of what is not.
  const more = (base.polarity === 'high-is-good') === value < 0;
  const amount = words.amount(number(Math.abs(value)), indicator.unit, more);
  // “3 less” goes with a range that counts what is less.
  const turned = (limit: number | null) => (limit === null ? null : -limit);
  const [from, to] = value < 0 ? [turned(row.upper95), turned(row.lower95)] : [row.lower95, row.upper95];
  const range = words.range(number(from), number(to));
  if (method === 'slope-index') return words.slope(amount, range);
  if (method === 'group-gap') {
    const [first, last] = [groups[0]?.stratum.label ?? '', groups.at(-1)?.stratum.label ?? ''];
    return words.gap(first, last, amount, range);
  }
  return words.gradient(site.release.areaType(within ?? '')?.plural ?? '', amount, range);
}

/** The groups with their likely ranges, and for a slope the line through them, which passes everyone’s value at its middle. */
export function inequalityChart(site: SiteContext, area: Area, story: InequalityStory, width: number): Chart {
  const words = site.messages.inequality;
  const { row, base, groups, everyone } = story;
  const half = ((base.polarity === 'high-is-good' ? -1 : 1) * (row.value ?? 0)) / 2;
  const middle = everyone?.value ?? null;
  const sloped = row.indicator.declaration.method === 'slope-index' && middle !== null;
  return groupsChart({
    idPrefix: `inequality-${row.indicator.key}-${width}`,
    title: words.chartTitle(base.plainName, area.name),
    width,
    heading: words.group,
    format: (value) => site.format.value(base, value),
    words: site.messages.charts.words,
    everyone: { value: middle, name: words.everyone },
    ...(sloped ? { line: { first: middle + half, last: middle - half, name: words.line } } : {}),
    groups: groups.map((one) => ({
      name: one.stratum.label,
      value: one.value,
      lower: one.lower95,
      upper: one.upper95,
      people: one.denominator,
      ...(one.status === 'ok' ? {} : { missing: missingReason(one.status) }),
    })),
  });
}
