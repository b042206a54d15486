import { z } from 'zod';
import type { SelectionFilter } from '#release/reader/selection.ts';
import { estimateAnswer, estimateOut } from '../answers.ts';
import { format, invalid, none, pageAnswer, paging, route } from '../route.ts';

const list = (about: string) => z.string().max(4000).optional().describe(`${about}; several are separated by commas`);

export const data = route({
  path: '/data',
  summary: 'Estimates with limits and comparison, by indicator, area, area type, period, map and group',
  parameters: none,
  query: z.strictObject({
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
  }),
  answer: z.strictObject({ data: z.array(estimateAnswer), ...pageAnswer }),
  table: 'data',
  async handle({ release, query }) {
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
    if (query.areaType !== undefined)
      filter.areaType = (
        release.areaType(query.areaType) ?? invalid('areaType', `there is no area type ${query.areaType}`)
      ).id;
    if (query.from !== undefined || query.to !== undefined) {
      filter.periods = [...release.dimensions.periods.values()]
        .filter((period) => period.end >= (query.from ?? '') && period.end <= (query.to ?? '9999-12-31'))
        .map((period) => period.id);
    }
    if (query.groups === 'everyone') filter.strata = [0];
    const { total, rows } = await release.select(filter, {
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
});
