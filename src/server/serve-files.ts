import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { fileFormat } from '#downloads/formats.ts';
import type { PublishedReleases } from '#release/reader/published.ts';
import type { Release } from '#release/reader/release.ts';
import { filesFolder } from '#release/release-files.ts';
import { namesTag } from '#vocabulary/entity-tag.ts';
import { AppError } from '#vocabulary/errors/app-error.ts';
import { byteRange } from './byte-range.ts';

/**
 * The files of published releases below `/releases/<id>/files/`. Only names on the release’s own list are looked for; they are sent
 * from disk in pieces, and can be taken up again where a reader’s connection broke off.
 */
export function serveFiles(app: FastifyInstance, releases: PublishedReleases): void {
  app.get<{ Params: { release: string; file: string } }>(
    '/releases/:release/files/:file',
    // Parquet and workbooks are packed already, and packing gigabytes again for each reader would hold up all others.
    { compress: false },
    async (request, reply) => {
      const { release: id, file: name } = request.params;
      const release = await publishedRelease(releases, id);
      const found = await fileOf(release, name);
      if (!found) throw new AppError('HTTP_NOT_FOUND', { path: `/releases/${id}/files/${name}` });
      const tag = `"${found.tag}"`;
      reply
        .header('etag', tag)
        .header('cache-control', 'public, max-age=3600')
        .header('access-control-allow-origin', '*')
        .header('x-coxcomb-release', release.id);
      const { 'if-match': held, 'if-none-match': known } = request.headers;
      if (held !== undefined && !namesTag(held, tag, 'strong')) {
        return reply.code(412).header('cache-control', 'no-store').send();
      }
      if (namesTag(known, tag, 'weak')) return reply.code(304).send();
      const size = await sizeOf(found);
      if (size !== undefined && settleRange(request, tag, size) === 'none') {
        return reply.code(416).header('cache-control', 'no-store').header('content-range', `bytes */${size}`).send();
      }
      reply.header('content-disposition', `attachment; filename="${release.id}-${name}"`).type(found.mediaType);
      return reply.sendFile(found.name, found.folder, { cacheControl: false, etag: false, lastModified: false });
    },
  );
}

/** Fields that say under what condition a file is wanted. */
const conditions = ['if-match', 'if-none-match', 'if-modified-since', 'if-unmodified-since', 'if-range'];

/**
 * Leaves of the request’s conditions only the range of bytes that is to be sent, if any, for the sender of files knows neither our tags
 * nor a range that begins before the file.
 */
function settleRange(request: FastifyRequest, tag: string, size: number): 'none' | undefined {
  const { headers, method } = request.raw;
  const ifRange = headers['if-range'];
  const fresh = ifRange === undefined || (typeof ifRange === 'string' && ifRange.trim() === tag);
  const range = method === 'GET' && fresh ? byteRange(headers.range, size) : undefined;
  for (const name of conditions) delete headers[name];
  delete headers.range;
  if (range === 'none') return range;
  if (range) headers.range = `bytes=${range.first}-${range.last}`;
  return undefined;
}

/** Bytes of a file; undefined where it is not there, which the sender tells the reader. */
async function sizeOf({ folder, name }: ServedFile): Promise<number | undefined> {
  try {
    return (await stat(join(folder, name))).size;
  } catch {
    return undefined;
  }
}

interface ServedFile {
  name: string;
  folder: string;
  mediaType: string;
  tag: string;
}

/** A file by its name, if the release lists it; the release file and its manifest stand beside the folder of the others. */
async function fileOf(release: Release, name: string): Promise<ServedFile | undefined> {
  const whole: Record<string, string> = {
    'release.duckdb': 'application/vnd.duckdb',
    'manifest.json': 'application/json; charset=utf-8',
  };
  const mediaType = Object.hasOwn(whole, name) ? whole[name] : undefined;
  if (mediaType)
    return { name, folder: release.folder.path, mediaType, tag: `${release.entry.hash ?? release.id}-${name}` };
  const listed = (await release.folder.files())?.files.find((file) => file.name === name);
  if (!listed) return undefined;
  return {
    name,
    folder: join(release.folder.path, filesFolder),
    mediaType: fileFormat(listed.format)?.mediaType ?? 'application/octet-stream',
    tag: listed.sha256.slice(0, 32),
  };
}

/** @throws RELEASE_WITHDRAWN, HTTP_NOT_FOUND */
async function publishedRelease(releases: PublishedReleases, id: string): Promise<Release> {
  const release = await releases.byId(id);
  if (release) return release;
  const known = (await releases.list()).find((entry) => entry.id === id);
  if (known?.status === 'withdrawn') throw new AppError('RELEASE_WITHDRAWN', { id });
  throw new AppError('HTTP_NOT_FOUND', { path: `/releases/${id}` });
}
