import type { SiteContext } from '../context.ts';

/** A form that works by itself; the script adds suggestions while typing. */
export function SearchForm({
  site,
  compact = false,
  value = '',
}: {
  site: SiteContext;
  compact?: boolean;
  value?: string;
}) {
  const { site: words, home } = site.messages;
  const postcodes = site.release.dimensions.hasPostcodes;
  const id = compact ? 'search-top' : 'search-main';
  return (
    <search>
      <form
        className={`search ${compact ? 'search--compact' : 'search--large'}`}
        action={site.href('/search')}
        method="get"
      >
        <label className={compact ? 'nhsuk-u-visually-hidden' : 'search__label'} htmlFor={id}>
          {compact ? words.searchLabel(postcodes) : home.searchLabel}
        </label>
        {!compact && (
          <p className="search__hint" id={`${id}-hint`}>
            {home.searchHint(postcodes)}
          </p>
        )}
        <cx-suggest source={site.href('/search.json')}>
          <span className="search__row">
            <input
              className="search__input"
              id={id}
              name="q"
              type="search"
              defaultValue={value}
              autoComplete="off"
              spellCheck={false}
              maxLength={100}
              placeholder={compact ? words.searchLabel(postcodes) : undefined}
              aria-describedby={compact ? undefined : `${id}-hint`}
            />
            <button className="search__button" type="submit">
              {words.searchButton}
            </button>
          </span>
        </cx-suggest>
      </form>
    </search>
  );
}
