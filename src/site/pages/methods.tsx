import type { ChartTable } from '#charts/chart.ts';
import type { Release } from '#release/reader/release.ts';
import type { MethodWords } from '#vocabulary/messages/english/statistics.ts';
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
    const groups = [...words.groups, { title: words.judging, methods: words.judgements }];
    const table: ChartTable = {
      caption: words.title,
      columns: [
        { key: 'group', label: words.group },
        { key: 'id', label: site.messages.results.charts.code },
        { key: 'method', label: site.messages.indicator.method },
        { key: 'text', label: site.messages.frameworks.classColumns.meaning },
        { key: 'expert', label: words.expert },
      ],
      rows: groups.flatMap(({ title: group, methods }) =>
        methods.map(({ id, title, text, expert }) => ({ group, id, method: title, text, expert })),
      ),
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
          <nav aria-label={words.contents}>
            <ul>
              {groups.map(({ title }, at) => (
                <li key={title}>
                  <a href={`#group-${at + 1}`}>{title}</a>
                </li>
              ))}
            </ul>
          </nav>
          {groups.map(({ title, methods }, at) => (
            <section key={title} className="methods" aria-labelledby={`group-${at + 1}`}>
              <h2 id={`group-${at + 1}`}>{title}</h2>
              {methods.map((method) => (
                <Method key={method.id} site={site} release={release} topic={method} />
              ))}
            </section>
          ))}
        </div>
      ),
    };
  },
};

function Method(props: { site: SiteContext; release: Release; topic: MethodWords }) {
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
