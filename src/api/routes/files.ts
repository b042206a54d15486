import { z } from 'zod';
import { format, none, route } from '../route.ts';

const file = z.strictObject({
  name: z.string(),
  address: z.string().describe('Path of the file on this site'),
  table: z.string().describe('Public table; empty for the description of the CSV files'),
  format: z.string(),
  rows: z.number().int(),
  bytes: z.number().int(),
  sha256: z.string(),
});

export const files = route({
  path: '/files',
  summary: 'Files of the release to download: every public table as CSV, Parquet, JSON, Excel and OpenDocument',
  parameters: none,
  query: z.strictObject({ format }),
  answer: z.strictObject({ files: z.array(file) }),
  table: 'files',
  async handle({ release }) {
    const found = (await release.folder.files())?.files ?? [];
    return {
      files: found.map(({ name, table, format: kind, rows, bytes, sha256 }) => ({
        name,
        address: `/releases/${encodeURIComponent(release.id)}/files/${name}`,
        table,
        format: kind,
        rows,
        bytes,
        sha256,
      })),
    };
  },
});
