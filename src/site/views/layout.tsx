import { renderToStaticMarkup } from 'react-dom/server';
import { coxcombMark } from '#charts/coxcomb-mark.ts';
import { paths } from '../addresses.ts';
import type { SiteContext } from '../context.ts';
import type { Crumb, PageView } from '../pages/page.ts';
import { SearchForm } from './search-form.tsx';

const mark = coxcombMark();

/** The whole document of a page as HTML text. */
export function renderDocument(site: SiteContext, view: PageView, path: string | undefined): string {
  return `<!DOCTYPE html>${renderToStaticMarkup(<Document site={site} view={view} path={path} />)}`;
}

function Document({ site, view, path }: { site: SiteContext; view: PageView; path: string | undefined }) {
  const { messages, assets, name } = site;
  const title = view.title === name ? name : `${view.title} – ${name}`;
  return (
    <html lang={site.release.dimensions.project.locale}>
      <head>
        <meta charSet="utf-8" />
        <title>{title}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="description" content={view.description} />
        <meta name="theme-color" content="#1c2541" />
        <link rel="icon" href={assets.icon} type="image/svg+xml" />
        <link rel="stylesheet" href={assets.styles} />
        <script type="module" src={assets.script} />
      </head>
      <body>
        <a className="nhsuk-skip-link" href="#content">
          {messages.site.skip}
        </a>
        <Header site={site} search={!view.ownSearch} />
        <Notices site={site} />
        {view.breadcrumbs.length > 0 && <Breadcrumbs site={site} crumbs={view.breadcrumbs} />}
        <main id="content">{view.body}</main>
        <Footer site={site} view={view} path={path} />
      </body>
    </html>
  );
}

function Header({ site, search }: { site: SiteContext; search: boolean }) {
  const { navigation, menu } = site.messages.site;
  const items = [
    { label: navigation.topics, path: '/topics' },
    { label: navigation.indicators, path: '/indicators' },
    { label: navigation.compare, path: '/compare' },
    { label: navigation.releases, path: '/releases' },
    { label: navigation.methods, path: '/methods' },
  ];
  return (
    <header className="masthead">
      <div className="width masthead__row">
        <a className="masthead__brand" href={site.href('') || '/'}>
          <span className="masthead__mark" dangerouslySetInnerHTML={{ __html: mark }} />
          <span>{site.name}</span>
        </a>
        {search && <SearchForm site={site} compact />}
      </div>
      <nav className="masthead__nav" aria-label={menu}>
        <ul className="width">
          {items.map((item) => (
            <li key={item.path}>
              <a href={site.href(item.path)}>{item.label}</a>
            </li>
          ))}
        </ul>
      </nav>
    </header>
  );
}

function Notices({ site }: { site: SiteContext }) {
  const { release, isCurrent } = site;
  const { site: words } = site.messages;
  const { invented } = release.dimensions.project;
  if (!invented && isCurrent) return null;
  return (
    <aside className="notices" aria-label={words.notices}>
      {invented && (
        <p className="width notice">
          <strong>{words.inventedTitle}</strong> <span>{words.invented}</span>
        </p>
      )}
      {!isCurrent && (
        <p className="width notice">
          {words.pinned(release.entry.title)} <a href="/">{words.pinnedLink}</a>
        </p>
      )}
    </aside>
  );
}

function Breadcrumbs({ site, crumbs }: { site: SiteContext; crumbs: Crumb[] }) {
  const words = site.messages.site;
  return (
    <nav className="width crumbs" aria-label={words.breadcrumbs}>
      <ol>
        <li>
          <a href={site.href('') || '/'}>{words.home}</a>
        </li>
        {crumbs.map((crumb) => (
          <li key={crumb.path}>
            <a href={site.href(crumb.path)}>{crumb.label}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function Footer({ site, view, path }: { site: SiteContext; view: PageView; path: string | undefined }) {
  const { footer, ...words } = site.messages.site;
  const { project } = site.release.dimensions;
  const { entry } = site.release;
  const links = [
    [footer.about, site.href('/about')],
    [footer.methods, site.href('/methods')],
    [footer.glossary, site.href('/glossary')],
    [footer.frameworks, site.href('/frameworks')],
    [footer.quality, paths.quality(entry.id)],
    [footer.releases, '/releases'],
    [footer.downloads, site.href(paths.downloads)],
    [footer.charts, site.href('/charts')],
    [footer.api, '/api/v1/openapi.json'],
    [footer.accessibility, site.href('/accessibility')],
  ];
  const data = path === '' ? '/index' : path;
  const contact = project.contact === undefined ? undefined : contactAddress(project.contact);
  return (
    <footer className="footer">
      <div className="width">
        {data !== undefined && (
          <p className="footer__data">
            {words.thisPageAs} <a href={`${data}.json`}>{words.json}</a>
            {(view.ownFiles ? [] : view.tables).map(({ name, table }, at) => (
              <span key={name}>
                {' '}
                <a href={at === 0 ? `${data}.csv` : `${data}.csv?table=${name}`}>{words.csvOf(table.caption)}</a>
              </span>
            ))}
          </p>
        )}
        <nav aria-label={footer.title}>
          <ul className="footer__links">
            {links.map(([label, href]) => (
              <li key={href}>
                <a href={href}>{label}</a>
              </li>
            ))}
          </ul>
        </nav>
        <p>
          <a href={paths.release(entry.id)}>
            {entry.publishedOn
              ? words.release(entry.title, site.format.date(entry.publishedOn))
              : words.releaseUndated(entry.title)}
          </a>
          . {project.licence && words.licence(project.licence)}
          {contact && (
            <>
              {' '}
              <a href={contact}>{words.contact}</a>.
            </>
          )}
        </p>
        <p className="footer__software">{words.software}</p>
      </div>
    </footer>
  );
}

/** Declarations may give a web address or a bare mail address; anything else leads nowhere. */
export function contactAddress(contact: string): string | undefined {
  if (/^(https?:\/\/|mailto:)/i.test(contact)) return contact;
  return /^[^\s@]+@[^\s@]+$/.test(contact) ? `mailto:${contact}` : undefined;
}
