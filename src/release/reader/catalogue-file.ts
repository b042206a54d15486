import { z } from 'zod';
import { AppError } from '#vocabulary/errors/app-error.ts';

const entrySchema = z.looseObject({
  id: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, 'cannot be the id of a release'),
  title: z.string(),
  label: z.string().optional(),
  status: z.enum(['published', 'superseded', 'withdrawn', 'candidate']),
  publishedOn: z.string().nullish(),
  supersedes: z.string().nullish(),
  hash: z.string().nullish(),
  /** Of the bytes of manifest.json; releases published by older programmes have none. */
  manifestHash: z.string().nullish(),
});

const catalogueSchema = z.looseObject({ releases: z.array(entrySchema), current: z.string().nullish() });

export type CatalogueEntry = z.output<typeof entrySchema>;

/** What `catalogue.json` says: every release that was ever published, and which one is current. */
export interface ListedReleases {
  releases: CatalogueEntry[];
  current: string | null;
}

/** Whether the data of a release were taken back. */
export function isWithdrawn({ status }: Pick<CatalogueEntry, 'status'>): boolean {
  return status === 'withdrawn';
}

/** The text of a catalogue as what it says. @throws RELEASE_CATALOGUE_UNREADABLE */
export function parseCatalogue(text: string, file: string): ListedReleases {
  const read = catalogueSchema.safeParse(jsonOf(text, file));
  if (!read.success) {
    const [first] = read.error.issues;
    const place = first?.path.length ? first.path.join('.') : 'the whole';
    throw unreadable(file, `${place}: ${first?.message ?? 'not as expected'}`);
  }
  const { releases, current } = read.data;
  const ids = releases.map(({ id }) => id);
  const twice = ids.find((id, at) => ids.indexOf(id) !== at);
  if (twice !== undefined) throw unreadable(file, `the release ${twice} is listed twice`);
  const named = releases.find(({ id }) => id === current);
  if (current && (named?.status ?? 'withdrawn') === 'withdrawn')
    throw unreadable(file, `the current release ${JSON.stringify(current)} is not among the published ones`);
  return { releases, current: current ?? null };
}

/** What the system or the parser said about a catalogue, as our own error. */
export function unreadable(file: string, cause: unknown): AppError {
  const code = (cause as NodeJS.ErrnoException | null)?.code;
  const said = cause instanceof Error ? cause.message : String(cause);
  const reason = code === 'EISDIR' ? 'there is a folder in its place' : said;
  return new AppError('RELEASE_CATALOGUE_UNREADABLE', { file, reason: reason.replace(/\.$/, '') }, { cause });
}

function jsonOf(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    // The parser’s own words quote the text, which may be anything and of several lines.
    const reason = text.trim() === '' ? 'it is empty' : 'it is not JSON, or only the beginning of it is there';
    throw new AppError('RELEASE_CATALOGUE_UNREADABLE', { file, reason }, { cause });
  }
}
