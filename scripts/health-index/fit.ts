import { domains, type PublishedScores } from './published.ts';

/** A straight line, y = times × x + plus. */
export interface Line {
  times: number;
  plus: number;
}

const mean = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;

/** The straight line with the least sum of squared differences in y. */
export function leastSquares(points: readonly (readonly [number, number])[]): Line {
  const [x0, y0] = [mean(points.map(([x]) => x)), mean(points.map(([, y]) => y))];
  let [products, squares] = [0, 0];
  for (const [x, y] of points) {
    products += (x - x0) * (y - y0);
    squares += (x - x0) ** 2;
  }
  const times = products / squares;
  return { times, plus: y0 - times * x0 };
}

/**
 * The lines from the plain mean of published subdomains to each published domain score, and from the mean of the domain scores
 * so fitted to the overall score, from the years up to `until` only.
 *
 * @returns by domain, and `overall`
 */
export function fitHealthIndex(published: readonly PublishedScores[], until: number): Map<string, Line> {
  const rows = published.filter(({ year }) => year <= until);
  const lines = new Map<string, Line>();
  for (const [domain, names] of Object.entries(domains))
    lines.set(
      domain,
      leastSquares(rows.map((row) => [subdomainMean(row, names), row.domains.get(domain) as number] as const)),
    );
  const fitted = (row: PublishedScores, domain: string) => {
    const { times, plus } = lines.get(domain) as Line;
    return times * subdomainMean(row, domains[domain] as readonly string[]) + plus;
  };
  const wholes = rows.map((row) => [mean(Object.keys(domains).map((id) => fitted(row, id))), row.overall] as const);
  return lines.set('overall', leastSquares(wholes));
}

const subdomainMean = ({ subdomains }: PublishedScores, names: readonly string[]) =>
  mean(names.map((name) => subdomains.get(name) as number));
