import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { FastifyInstance } from 'fastify';
import type { PublishedReleases } from '#release/reader/published.ts';
import type { PageCache } from '#site/http/page-cache.ts';
import type { RepeatedAnswers } from '#site/http/repeated-answers.ts';
import { AppError } from '#vocabulary/errors/app-error.ts';
import type { Gauge, Metrics } from './metrics.ts';
import { problemOf } from './problem.ts';

/**
 * What an operator asks of the process: `/healthz` says whether the newest release can be read, `/metrics` what the process does and
 * what it takes.
 *
 * While the catalogue of releases is damaged the last good one is served, so the process stays fit to answer (`degraded`, with the code
 * of the error): whoever sends readers elsewhere on a bad answer would take down a site that works.
 */
export function serveOperation(
  app: FastifyInstance,
  {
    releases,
    metrics,
    cache,
    repeated,
    report,
  }: {
    releases: PublishedReleases;
    metrics: Metrics;
    cache: PageCache;
    repeated: RepeatedAnswers;
    report: (error: unknown) => void;
  },
): void {
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  app.addHook('onClose', async () => {
    delay.disable();
  });
  app.get('/healthz', async (_, reply) => {
    reply.header('cache-control', 'no-store');
    try {
      const release = (await releases.current())?.id ?? null;
      const damage = releases.damage();
      return damage ? { status: 'degraded', release, code: damage.code } : { status: 'ok', release };
    } catch (error) {
      report(error);
      const problem = problemOf(new AppError('HTTP_NOT_READY'));
      return reply.code(problem.status).type('application/problem+json; charset=utf-8').send(JSON.stringify(problem));
    }
  });
  app.get('/metrics', async (_, reply) => {
    const release = await releases.current().catch(() => undefined);
    reply.type('text/plain; version=0.0.4; charset=utf-8').header('cache-control', 'no-store');
    return metrics.text([
      ...pages(cache, repeated),
      {
        name: 'coxcomb_release_info',
        help: 'The release that is served; 0 while there is none.',
        type: 'gauge',
        value: release ? 1 : 0,
        labels: { release: release?.id ?? '', hash: release?.entry.hash ?? '' },
      },
      {
        name: 'coxcomb_catalogue_readable',
        help: 'Whether the catalogue of releases can be read; while it is 0 the last one that could is served.',
        type: 'gauge',
        value: releases.damage() ? 0 : 1,
      },
      {
        name: 'coxcomb_event_loop_delay_seconds',
        help: 'How late the process came to its work, at the 99th percentile.',
        type: 'gauge',
        value: delay.count === 0 ? 0 : delay.percentile(99) / 1e9,
      },
      ...ofProcess(),
    ]);
  });
}

function pages(cache: PageCache, repeated: RepeatedAnswers): Gauge[] {
  return [
    {
      name: 'coxcomb_page_cache_hits_total',
      help: 'Pages answered from memory.',
      type: 'counter',
      value: cache.hits + repeated.hits,
    },
    {
      name: 'coxcomb_page_cache_misses_total',
      help: 'Pages that had to be written.',
      type: 'counter',
      value: cache.misses,
    },
    { name: 'coxcomb_page_cache_pages', help: 'Pages in memory.', type: 'gauge', value: cache.size },
  ];
}

function ofProcess(): Gauge[] {
  const { rss, heapUsed } = process.memoryUsage();
  const { user, system } = process.cpuUsage();
  return [
    { name: 'process_resident_memory_bytes', help: 'Memory of the process.', type: 'gauge', value: rss },
    { name: 'coxcomb_heap_bytes', help: 'Memory that the program’s own objects take.', type: 'gauge', value: heapUsed },
    {
      name: 'process_cpu_seconds_total',
      help: 'Processor time, in seconds.',
      type: 'counter',
      value: (user + system) / 1e6,
    },
  ];
}
