import type { ChartTable } from '#charts/chart.ts';
import type { Release } from '#release/reader/release.ts';
import { paths } from '../addresses.ts';
import type { SiteContext } from '../context.ts';
import type { Page, PageRequest } from './page.ts';

export const methodsPage: Page = {
  name: 'methods',
  pattern: '/methods',
  *paths() {
    yield '/methods';
  },
  async view({ site, release }: PageRequest) {
    const words = site.messages.methods;
    const table: ChartTable = {
      caption: words.title,
      columns: [
        { key: 'method', label: site.messages.indicator.method },
        { key: 'text', label: site.messages.frameworks.classColumns.meaning },
        { key: 'expert', label: words.expert },
      ],
      rows: [...words.topics, ...words.judgements].map(({ title, text, expert }) => ({ method: title, text, expert })),
    };
    return {
      title: words.title,
      description: words.lead,
      breadcrumbs: [],
      tables: [{ name: 'methods', table }],
      body: (
        <div className="width stack stack--page">
          <h1>{words.title}</h1>
          <p className="lead">{words.lead}</p>
          <h2>{words.statistics}</h2>
          {words.topics.map((topic) => (
            <Method key={topic.id} site={site} release={release} topic={topic} />
          ))}
          <h2>{words.judging}</h2>
          {words.judgements.map((topic) => (
            <Method key={topic.id} site={site} release={release} topic={topic} />
          ))}
        </div>
      ),
    };
  },
};

function Method(props: {
  site: SiteContext;
  release: Release;
  topic: { id: string; title: string; text: string; expert: string };
}) {
  const { site, release, topic } = props;
  const words = site.messages.methods;
  const used = release.indicators.filter((indicator) => indicator.declaration.method === topic.id);
  return (
    <section className="method" id={topic.id} aria-labelledby={`${topic.id}-title`}>
      <h3 id={`${topic.id}-title`}>{topic.title}</h3>
      <p>{topic.text}</p>
      <p className="expert">
        {words.expert} {topic.expert}
      </p>
      {used.length > 0 && (
        <details className="plain-details">
          <summary>{words.usedFor(used.length)}</summary>
          <ul>
            {used.map((indicator) => (
              <li key={indicator.id}>
                <a href={site.href(paths.indicator(indicator))}>{indicator.plainName}</a>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
