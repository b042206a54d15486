import { renderToStaticMarkup } from 'react-dom/server';
import { english } from '#vocabulary/messages/english/english.ts';
import type { Messages } from '#vocabulary/messages/messages.ts';
import type { Assets, SiteContext } from '../context.ts';
import { renderDocument } from '../views/layout.tsx';
import { SearchForm } from '../views/search-form.tsx';

export type ErrorKind = 'notFound' | 'gone' | 'badRequest' | 'failure' | 'empty' | 'busy';

export function errorKindOf(status: number): ErrorKind {
  if (status === 404) return 'notFound';
  if (status === 410) return 'gone';
  if (status === 503) return 'empty';
  return status < 500 ? 'badRequest' : 'failure';
}

/** An error as a page: with the frame of the site where a release can be read, else alone. */
export function renderError(kind: ErrorKind, site: SiteContext | undefined, assets: Assets): string {
  if (!site) return renderAlone(english, kind, assets);
  const words = site.messages.errors[kind];
  return renderDocument(
    site,
    {
      title: words.title,
      description: words.text,
      breadcrumbs: [],
      tables: [],
      ownSearch: true,
      body: (
        <div className="width stack stack--page">
          <h1>{words.title}</h1>
          <p className="lead">{words.text}</p>
          <p>{words.next}</p>
          <SearchForm site={site} />
          <p>
            <a href="/">{site.messages.errors.start}</a>
          </p>
        </div>
      ),
    },
    undefined,
  );
}

function renderAlone(messages: Messages, kind: ErrorKind, assets: Assets): string {
  const words = messages.errors[kind];
  return `<!DOCTYPE html>${renderToStaticMarkup(
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <title>{words.title}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link rel="icon" href={assets.icon} type="image/svg+xml" />
        <link rel="stylesheet" href={assets.styles} />
      </head>
      <body>
        <main id="content" className="width stack stack--page">
          <h1>{words.title}</h1>
          <p className="lead">{words.text}</p>
          <p>{words.next}</p>
        </main>
      </body>
    </html>,
  )}`;
}
