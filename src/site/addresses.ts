import type { Area, FrameworkRecord, IndicatorRecord } from '#release/reader/records.ts';

const part = (text: string) => encodeURIComponent(text.toLowerCase());

/** Paths of pages, without the release that may stand before them. */
export const paths = {
  area: (area: Area) => `/areas/${part(area.type.key)}/${part(area.code)}`,
  areaRatings: (area: Area, framework: FrameworkRecord) => `${paths.area(area)}/ratings/${part(framework.key)}`,
  areaMeasure: (area: Area, indicator: IndicatorRecord) => `${paths.area(area)}/measures/${part(indicator.key)}`,
  areaMeasureAsItWas: (area: Area, indicator: IndicatorRecord) => `${paths.areaMeasure(area, indicator)}/as-it-was`,
  areaMeasureGroups: (area: Area, indicator: IndicatorRecord) => `${paths.areaMeasure(area, indicator)}/groups`,
  areaHistory: (area: Area) => `${paths.area(area)}/history`,
  areaLike: (area: Area) => `${paths.area(area)}/like`,
  why: (area: Area, framework: FrameworkRecord) => `${paths.area(area)}/why/${part(framework.key)}`,
  areas: (typeKey: string) => `/areas/${part(typeKey)}`,
  indicator: (indicator: IndicatorRecord, typeKey?: string) =>
    `/indicators/${part(indicator.key)}${typeKey === undefined ? '' : `/${part(typeKey)}`}`,
  indicatorAsItWas: (indicator: IndicatorRecord, typeKey: string) => `${paths.indicator(indicator, typeKey)}/as-it-was`,
  compare: (areas: Area[], topic?: string) =>
    `/compare/${areas.map((area) => part(area.code)).join(',')}${topic === undefined ? '' : `/${part(topic)}`}`,
  topic: (address: string) => `/topics/${part(address)}`,
  framework: (framework: FrameworkRecord) => `/frameworks/${part(framework.key)}`,
  frameworkMethod: (framework: FrameworkRecord) => `${paths.framework(framework)}/method`,
  movement: (framework: FrameworkRecord, between?: { before: string; after: string }) =>
    `${paths.framework(framework)}/movement${between ? `/${encodeURIComponent(between.before)}/${encodeURIComponent(between.after)}` : ''}`,
  league: (framework: FrameworkRecord, typeKey: string, node: string) =>
    `${paths.framework(framework)}/certainty/${part(typeKey)}/${part(node === '' ? 'whole' : node)}`,
  whatIf: (framework: FrameworkRecord) => `${paths.framework(framework)}/what-if`,
  release: (id: string) => `/releases/${encodeURIComponent(id)}`,
  downloads: '/downloads',
  file: (id: string, name: string) => `/releases/${encodeURIComponent(id)}/files/${name}`,
  quality: (id: string) => `/releases/${encodeURIComponent(id)}/quality`,
};
