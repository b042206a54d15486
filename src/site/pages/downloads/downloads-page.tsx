import { paths } from '../../addresses.ts';
import type { SiteContext } from '../../context.ts';
import type { Page, PageRequest } from '../page.ts';
import { columnsTable, type Downloads, FilesTable, filesTable, readDownloads } from './files-table.tsx';

/** Every table of the release as files, with what its columns mean and how to read it. */
export const downloadsPage: Page = {
  name: 'downloads',
  pattern: '/downloads',
  *paths() {
    yield paths.downloads;
  },
  async view({ site, release }: PageRequest) {
    const words = site.messages.downloads;
    const found = await readDownloads(site, release);
    if (!found) return undefined;
    return {
      title: site.isCurrent ? words.title : `${words.title}: ${release.entry.title}`,
      description: words.lead,
      breadcrumbs: [{ label: site.messages.releases.title, path: '/releases' }],
      tables: [
        { name: 'files', table: filesTable(site, found) },
        { name: 'columns', table: columnsTable(site, found) },
      ],
      changing: true,
      body: <Body site={site} found={found} />,
    };
  },
};

function Body({ site, found }: { site: SiteContext; found: Downloads }) {
  const words = site.messages.downloads;
  const { project } = site.release.dimensions;
  return (
    <div className="width stack stack--page">
      <h1>{words.title}</h1>
      <p className="lead">{words.lead}</p>
      {!found.made && (
        <p className="notice">
          {words.none} <a href="/api/v1/openapi.json">{words.api}</a>
        </p>
      )}
      <section aria-labelledby="which-title">
        <h2 id="which-title">{words.whichTitle}</h2>
        <dl className="definition-list">
          {words.which.map(([need, answer]) => (
            <div key={need}>
              <dt>{need}</dt>
              <dd>{answer}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section aria-labelledby="licence-title">
        <h2 id="licence-title">{words.licence}</h2>
        <p>{project.licence ? site.messages.site.licence(project.licence) : words.noLicence}</p>
        {project.attribution && <p>{project.attribution}</p>}
      </section>
      <Whole site={site} found={found} />
      <Reading site={site} found={found} />
      <section aria-labelledby="tables-title">
        <h2 id="tables-title">{words.tablesTitle}</h2>
        <p className="muted">{words.apostrophe}</p>
        <FilesTable site={site} found={found} />
        {found.metadata && (
          <p>
            <a href={paths.file(site.release.id, found.metadata.name)}>{words.metadata}</a>
          </p>
        )}
      </section>
    </div>
  );
}

function Whole({ site, found }: { site: SiteContext; found: Downloads }) {
  const { whole } = site.messages.downloads;
  const { id } = site.release;
  return (
    <section aria-labelledby="whole-title">
      <h2 id="whole-title">{whole.title}</h2>
      <p>{whole.text}</p>
      <p>
        <a className="button" href={paths.file(id, 'release.duckdb')}>
          {whole.database(site.format.bytes(found.bytes))}
        </a>{' '}
        <a href={paths.file(id, 'manifest.json')}>{whole.manifest}</a>
      </p>
    </section>
  );
}

/** Two lines for each program; the address is one of this release. */
function Reading({ site, found }: { site: SiteContext; found: Downloads }) {
  const words = site.messages.downloads.read;
  const sample = found.tables.find((one) => one.files.length > 0 && one.table === 'area_profile');
  const name = (ending: string) =>
    `https://…${paths.file(site.release.id, `${sample?.table ?? 'area_profile'}.${ending}`)}`;
  const programs: [string, string][] = [
    ['R', `library(readr)\nnewest <- read_csv("${name('csv')}")`],
    ['Python', `import pandas\nnewest = pandas.read_parquet("${name('parquet')}")`],
    ['SQL (DuckDB)', `ATTACH 'release.duckdb' (READ_ONLY);\nSELECT * FROM release.area_profile;`],
  ];
  return (
    <section aria-labelledby="read-title">
      <h2 id="read-title">{words.title}</h2>
      <p>{words.lead}</p>
      <div className="programs">
        {programs.map(([program, lines]) => (
          <div key={program}>
            <h3>{program}</h3>
            <pre className="code">
              <code>{lines}</code>
            </pre>
          </div>
        ))}
        <div>
          <h3>{words.excel}</h3>
          <p>{words.excelText}</p>
        </div>
      </div>
    </section>
  );
}
