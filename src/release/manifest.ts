import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { AppError } from '#vocabulary/errors/app-error.ts';
import { hashings } from './hash-tables.ts';

const manifestSchema = z.object({
  id: z.string(),
  title: z.string(),
  notes: z.string().exactOptional(),
  /** How the tables are hashed; by `rows` when it is not said. */
  hashing: z.enum(hashings).exactOptional(),
  /** What its history was carried on from: the release that was current then, and those that were withdrawn by then. */
  history: z.object({ previous: z.string().nullable(), withdrawn: z.array(z.string()) }).exactOptional(),
  /** Hash over the hashes of all tables: the release’s fingerprint. */
  hash: z.string(),
  tables: z.record(z.string(), z.object({ rows: z.number().int(), hash: z.string() })),
});

/** What a release consists of, and how to tell that it is unchanged. */
export type Manifest = z.output<typeof manifestSchema>;

/** Name of the file beside `release.duckdb`. */
export const manifestName = 'manifest.json';

/**
 * The manifest in a folder of a release, and the hash of its bytes.
 *
 * @param id the release that it must be of
 * @throws RELEASE_DAMAGED
 */
export function manifestIn(folder: string, id: string): { manifest: Manifest; manifestHash: string } {
  const bytes = readFileSync(join(folder, manifestName));
  let manifest: Manifest;
  try {
    manifest = manifestSchema.parse(JSON.parse(bytes.toString('utf8')));
  } catch (cause) {
    throw new AppError('RELEASE_DAMAGED', { id, reason: 'its manifest.json cannot be read' }, { cause });
  }
  if (manifest.id !== id)
    throw new AppError('RELEASE_DAMAGED', { id, reason: `its manifest.json is that of ${manifest.id}` });
  return { manifest, manifestHash: createHash('sha256').update(bytes).digest('hex') };
}
