import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Domain → its subdomains, as published. */
export const domains: Readonly<Record<string, readonly string[]>> = {
  'healthy-people': [
    'difficulties-in-daily-life',
    'mental-health',
    'mortality',
    'personal-well-being',
    'physical-health-conditions',
  ],
  'healthy-lives': [
    'behavioural-risk-factors',
    'children-and-young-people',
    'physiological-risk-factors',
    'protective-measures',
  ],
  'healthy-places': [
    'access-to-green-space',
    'access-to-services',
    'crime',
    'economic-and-working-conditions',
    'living-conditions',
  ],
};

/** Published scores of one area in one year. */
export interface PublishedScores {
  area: string;
  year: number;
  subdomains: ReadonlyMap<string, number>;
  domains: ReadonlyMap<string, number>;
  overall: number;
}

/** Reads the published scores of every area and year from the folder of published ratings. */
export function readPublished(folder: string): PublishedScores[] {
  const subdomains = new Map<string, Map<string, number>>();
  for (const row of rowsOf(join(folder, 'health_index_ics_subdomains_2015_2019.csv'))) {
    const key = `${row.icb22_code} ${row.year}`;
    const own = subdomains.get(key) ?? new Map<string, number>();
    own.set((row.sub_domain as string).replaceAll('_', '-'), Number(row.value));
    subdomains.set(key, own);
  }
  return rowsOf(join(folder, 'health_index_ics_domains_2015_2019.csv')).map((row) => ({
    area: row.icb22_code as string,
    year: Number(row.year),
    subdomains: subdomains.get(`${row.icb22_code} ${row.year}`) ?? new Map(),
    domains: new Map(Object.keys(domains).map((id) => [id, Number(row[`${id.replaceAll('-', '_')}_domain`])])),
    overall: Number(row.overall_score),
  }));
}

function rowsOf(file: string): Record<string, string>[] {
  const text = readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  const [header = [], ...lines] = text.trim().split(/\r?\n/).map(cellsOf);
  return lines.map((line) => Object.fromEntries(header.map((name, i) => [name, line[i] as string])));
}

/** Cells of a line; they may be quoted and hold commas. */
function cellsOf(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map((found) => found[1] ?? found[2] ?? '');
}
