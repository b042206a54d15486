const bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5];

export interface Gauge {
  /** Whole name, as Prometheus has it. */
  name: string;
  help: string;
  type: 'gauge' | 'counter';
  value: number;
  labels?: Record<string, string>;
}

/** Counts of this process in the text form that Prometheus reads. @see Prometheus, Exposition formats (text, 0.0.4) */
export class Metrics {
  readonly #requests = new Map<string, number>();
  readonly #routeSeconds = new Map<string, number>();
  readonly #buckets = bounds.map(() => 0);
  #seconds = 0;
  #count = 0;

  observe(route: string, status: number, seconds: number): void {
    // Labels are written when they are asked for: here it happens for every request.
    const request = `${status} ${route}`;
    this.#requests.set(request, (this.#requests.get(request) ?? 0) + 1);
    this.#routeSeconds.set(route, (this.#routeSeconds.get(route) ?? 0) + seconds);
    this.#seconds += seconds;
    this.#count += 1;
    for (let at = 0; at < bounds.length; at++) {
      if (seconds <= (bounds[at] as number)) this.#buckets[at] = (this.#buckets[at] as number) + 1;
    }
  }

  text(gauges: readonly Gauge[]): string {
    const histogram = 'coxcomb_http_request_seconds';
    const lines = [
      ...counters('coxcomb_http_requests_total', 'Requests answered.', this.#requests, (key) => {
        const at = key.indexOf(' ');
        return { route: key.slice(at + 1), status: key.slice(0, at) };
      }),
      ...counters(
        'coxcomb_http_route_seconds_total',
        'Seconds spent on the answers of a route.',
        this.#routeSeconds,
        (route) => ({
          route,
        }),
      ),
      ...heading(histogram, 'Time to answer.', 'histogram'),
      ...bounds.map((bound, at) => `${histogram}_bucket{le="${bound}"} ${this.#buckets[at]}`),
      `${histogram}_bucket{le="+Inf"} ${this.#count}`,
      `${histogram}_sum ${this.#seconds}`,
      `${histogram}_count ${this.#count}`,
      ...gauges.flatMap(({ name, help, type, value, labels = {} }) => [
        ...heading(name, help, type),
        `${name}${labelled(labels)} ${value}`,
      ]),
    ];
    return `${lines.join('\n')}\n`;
  }
}

function heading(name: string, help: string, type: string): string[] {
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`];
}

function counters(
  name: string,
  help: string,
  values: ReadonlyMap<string, number>,
  labels: (key: string) => Record<string, string>,
): string[] {
  const written = [...values].map(([key, value]) => [labelled(labels(key)), value] as const);
  const sorted = written.sort(([a], [b]) => (a < b ? -1 : 1));
  return [...heading(name, help, 'counter'), ...sorted.map(([own, value]) => `${name}${own} ${value}`)];
}

/** Labels in braces; what would break a line or end a text is replaced. */
function labelled(labels: Record<string, string>): string {
  const parts = Object.entries(labels).map(([name, value]) => `${name}="${value.replace(/[\\"\n]/g, '_')}"`);
  return parts.length === 0 ? '' : `{${parts.join(',')}}`;
}
