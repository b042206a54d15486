import { z } from 'zod';
import { csvHeader, csvLines } from '#downloads/csv.ts';
import type { Release } from '#release/reader/release.ts';
import type { SelectionFilter } from '#release/reader/selection.ts';
import { AppError } from '#vocabulary/errors/app-error.ts';
import { estimateAnswer, estimateOut } from '../answers.ts';
import { format, invalid, none, pageAnswer, paging, route } from '../route.ts';

const list = (about: string) => z.string().max(4000).optional().describe(`${about}; several are separated by commas`);

const dataQuery = z.strictObject({
  indicator: list('Ids of indicators'),
  area: list('Codes of areas'),
  areaType: z.string().max(100).optional().describe('Key of an area type'),
  from: z.iso.date().optional().describe('Periods that end on this day or later'),
  to: z.iso.date().optional().describe('Periods that end on this day or earlier'),
  map: z.enum(['as-it-was', 'today']).default('today').describe('Boundaries of the time, or of today'),
  groups: z
    .enum(['everyone', 'all'])
    .default('everyone')
    .describe('`all` gives the groups by sex, age or other kinds too'),
  format,
  ...paging,
});

/** The filter of the reader that a request asks for. @throws HTTP_PARAMETER_INVALID for what the release does not have */
function filterOf(release: Release, query: z.output<typeof dataQuery>): SelectionFilter {
  const split = (text: string) =>
    text
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== '');
  const filter: SelectionFilter = { map: query.map === 'today' ? 1 : 0 };
  if (query.indicator !== undefined) {
    filter.indicators = split(query.indicator).map(
      (id) => (release.indicator(id) ?? invalid('indicator', `there is no indicator ${id}`)).id,
    );
  }
  if (query.area !== undefined) {
    filter.areas = split(query.area).flatMap((code) => {
      const found = release.areasByCode(code);
      return found.length > 0
        ? found.map((area) => area.id)
        : invalid('area', `there is no area with the code ${code}`);
    });
  }
  if (query.areaType !== undefined) {
    const type = release.areaType(query.areaType) ?? invalid('areaType', `there is no area type ${query.areaType}`);
    filter.areaType = type.id;
  }
  if (query.from !== undefined || query.to !== undefined) {
    filter.periods = [...release.dimensions.periods.values()]
      .filter((period) => period.end >= (query.from ?? '') && period.end <= (query.to ?? '9999-12-31'))
      .map((period) => period.id);
  }
  if (query.groups === 'everyone') filter.strata = [0];
  return filter;
}

export const data = route({
  path: '/data',
  summary:
    'Estimates with limits and comparison, by indicator, area, area type, period, map and group. As CSV the whole selection, not a page',
  parameters: none,
  query: dataQuery,
  answer: z.strictObject({ data: z.array(estimateAnswer), ...pageAnswer }),
  table: 'data',
  async handle({ release, query }) {
    const { total, rows } = await release.select(filterOf(release, query), {
      limit: query.pageSize,
      offset: (query.page - 1) * query.pageSize,
    });
    return {
      data: rows.map(estimateOut),
      page: query.page,
      pageSize: query.pageSize,
      total,
      pages: Math.max(1, Math.ceil(total / query.pageSize)),
    };
  },
  stream({ release, query }) {
    const filter = filterOf(release, query);
    if (filter.indicators === undefined && filter.areas === undefined) throw new AppError('HTTP_SELECTION_TOO_WIDE');
    return wholeSelection(release, filter);
  },
});

const keys = Object.keys(estimateAnswer.shape);
const columns = keys.map((key) => ({ key, label: key }));
const rowsAtOnce = 4000;

/** Every row of a selection as CSV, part by part, so that a long one neither fills the memory nor holds up other readers. */
async function* wholeSelection(release: Release, filter: SelectionFilter): AsyncGenerator<string> {
  yield csvHeader(columns);
  for (let offset = 0; ; offset += rowsAtOnce) {
    const { rows } = await release.select(filter, { limit: rowsAtOnce, offset });
    if (rows.length > 0) yield csvLines(columns, rows.map(estimateOut));
    if (rows.length < rowsAtOnce) return;
  }
}
