import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { stringify } from 'yaml';
import type { Table } from '../returns/return.ts';

/** Writes the files of one folder and counts them. Names are paths with `/`. */
export class FolderWriter {
  files = 0;
  readonly #made = new Set<string>();

  constructor(readonly folder: string) {}

  write(name: string, content: string | Uint8Array): void {
    const path = join(this.folder, name);
    const parent = dirname(path);
    if (!this.#made.has(parent)) {
      mkdirSync(parent, { recursive: true });
      this.#made.add(parent);
    }
    writeFileSync(path, content);
    this.files++;
  }

  yaml(name: string, value: unknown, comment?: string): void {
    const text = stringify(value, { lineWidth: 110, aliasDuplicateObjects: false });
    this.write(name, comment ? `# ${comment}\n${text}` : text);
  }

  table(name: string, table: Table): void {
    const text = csvText(table);
    // No time in the gzip header, so that the same table is the same bytes.
    this.write(name, name.endsWith('.gz') ? gzipSync(text, { level: 6 }) : text);
  }
}

export function csvText({ header, rows }: Table): string {
  return `${[header, ...rows].map((row) => row.map(csvCell).join(',')).join('\n')}\n`;
}

function csvCell(cell: string): string {
  return /[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** Text as bytes of Windows-1252; the demonstration only uses letters that Latin-1 shares with it. */
export function windows1252(text: string): Uint8Array {
  return Buffer.from(text, 'latin1');
}
