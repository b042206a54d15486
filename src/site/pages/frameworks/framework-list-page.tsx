import type { ChartTable } from '#charts/chart.ts';
import { paths } from '../../addresses.ts';
import { Prose } from '../../markdown.tsx';
import type { Page, PageRequest } from '../page.ts';

/** Every framework of the release, with what it is for. */
export const frameworkListPage: Page = {
  name: 'framework-list',
  pattern: '/frameworks',
  *paths() {
    yield '/frameworks';
  },
  async view({ site, release }: PageRequest) {
    const words = site.messages.frameworks;
    const table: ChartTable = {
      caption: words.title,
      columns: [
        { key: 'name', label: site.messages.results.charts.name },
        { key: 'key', label: site.messages.results.charts.code },
      ],
      rows: release.frameworks.map((framework) => ({ name: framework.name, key: framework.key })),
    };
    return {
      title: words.title,
      description: words.lead,
      breadcrumbs: [],
      tables: [{ name: 'frameworks', table }],
      body: (
        <div className="width stack stack--page">
          <h1>{words.title}</h1>
          <p className="lead">{words.lead}</p>
          {release.frameworks.length === 0 && <p>{words.none}</p>}
          {release.frameworks.map((framework) => (
            <section key={framework.id} className="card" aria-labelledby={`framework-${framework.id}`}>
              <h2 id={`framework-${framework.id}`} className="card__title">
                <a href={site.href(paths.framework(framework))}>{framework.name}</a>
              </h2>
              <Prose text={framework.declaration.about} />
            </section>
          ))}
        </div>
      ),
    };
  },
};
