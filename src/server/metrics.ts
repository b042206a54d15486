const bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5];

/** Counts of this process in the text form that Prometheus reads. */
export class Metrics {
  readonly #requests = new Map<string, number>();
  readonly #buckets = bounds.map(() => 0);
  #seconds = 0;
  #count = 0;

  observe(route: string, status: number, seconds: number): void {
    const key = `route="${route.replace(/[\\"\n]/g, '_')}",status="${status}"`;
    this.#requests.set(key, (this.#requests.get(key) ?? 0) + 1);
    this.#seconds += seconds;
    this.#count += 1;
    for (let at = 0; at < bounds.length; at++) {
      if (seconds <= (bounds[at] as number)) this.#buckets[at] = (this.#buckets[at] as number) + 1;
    }
  }

  text(gauges: Record<string, { help: string; type: 'gauge' | 'counter'; value: number }>): string {
    const lines = [
      '# HELP coxcomb_http_requests_total Requests answered.',
      '# TYPE coxcomb_http_requests_total counter',
    ];
    for (const [labels, count] of [...this.#requests].sort(([a], [b]) => (a < b ? -1 : 1)))
      lines.push(`coxcomb_http_requests_total{${labels}} ${count}`);
    lines.push(
      '# HELP coxcomb_http_request_seconds Time to answer.',
      '# TYPE coxcomb_http_request_seconds histogram',
      ...bounds.map((bound, at) => `coxcomb_http_request_seconds_bucket{le="${bound}"} ${this.#buckets[at]}`),
      `coxcomb_http_request_seconds_bucket{le="+Inf"} ${this.#count}`,
      `coxcomb_http_request_seconds_sum ${this.#seconds}`,
      `coxcomb_http_request_seconds_count ${this.#count}`,
    );
    for (const [name, { help, type, value }] of Object.entries(gauges))
      lines.push(`# HELP coxcomb_${name} ${help}`, `# TYPE coxcomb_${name} ${type}`, `coxcomb_${name} ${value}`);
    return `${lines.join('\n')}\n`;
  }
}
