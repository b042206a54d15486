import type { ChartTable } from '#charts/chart.ts';
import { Prose } from '../markdown.tsx';
import { contactAddress } from '../views/layout.tsx';
import type { Page, PageRequest } from './page.ts';

interface Section {
  title: string;
  text: string[];
}

function Sections({ sections }: { sections: Section[] }) {
  return sections.map((section) => (
    <section key={section.title}>
      <h2>{section.title}</h2>
      {section.text.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
    </section>
  ));
}

export const aboutPage: Page = {
  name: 'about',
  pattern: '/about',
  *paths() {
    yield '/about';
  },
  async view({ site, release }: PageRequest) {
    const words = site.messages.about;
    const { project } = release.dimensions;
    return {
      title: words.title,
      description: words.lead,
      breadcrumbs: [],
      tables: [],
      body: (
        <div className="width stack stack--page">
          <h1>{words.title}</h1>
          <p className="lead">{words.lead}</p>
          <Sections sections={words.sections} />
          <section>
            <h2>{words.data}</h2>
            <p>
              {words.dataText} <a href="/api/v1/openapi.json">{words.dataLink}</a>
            </p>
          </section>
          {(project.licence || project.attribution) && (
            <section>
              <h2>{words.licence}</h2>
              {project.licence && <p>{site.messages.site.licence(project.licence)}</p>}
              {project.attribution && <Prose text={project.attribution} />}
            </section>
          )}
          {project.contact && (
            <section>
              <h2>{words.contact}</h2>
              <p>
                {words.contactText}{' '}
                {contactAddress(project.contact) ? (
                  <a href={contactAddress(project.contact)}>{project.contact.replace(/^mailto:/, '')}</a>
                ) : (
                  project.contact
                )}
              </p>
            </section>
          )}
        </div>
      ),
    };
  },
};

export const accessibilityPage: Page = {
  name: 'accessibility',
  pattern: '/accessibility',
  *paths() {
    yield '/accessibility';
  },
  async view({ site }: PageRequest) {
    const words = site.messages.about.accessibility;
    return {
      title: words.title,
      description: words.lead,
      breadcrumbs: [],
      tables: [],
      body: (
        <div className="width stack stack--page">
          <h1>{words.title}</h1>
          <p className="lead">{words.lead}</p>
          <Sections sections={words.sections} />
        </div>
      ),
    };
  },
};

export const glossaryPage: Page = {
  name: 'glossary',
  pattern: '/glossary',
  *paths() {
    yield '/glossary';
  },
  async view({ site }: PageRequest) {
    const words = site.messages.glossary;
    const table: ChartTable = {
      caption: words.title,
      columns: [
        { key: 'term', label: words.columns.term },
        { key: 'meaning', label: words.columns.meaning },
      ],
      rows: words.terms.map(({ term, meaning }) => ({ term, meaning })),
    };
    return {
      title: words.title,
      description: words.lead,
      breadcrumbs: [],
      tables: [{ name: 'words', table }],
      body: (
        <div className="width stack stack--page">
          <h1>{words.title}</h1>
          <p className="lead">{words.lead}</p>
          <dl className="definition-list">
            {words.terms.map(({ id, term, meaning }) => (
              <div key={id} id={id}>
                <dt>{term}</dt>
                <dd>{meaning}</dd>
              </div>
            ))}
          </dl>
        </div>
      ),
    };
  },
};
