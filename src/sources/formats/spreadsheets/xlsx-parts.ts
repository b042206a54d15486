import { posix } from 'node:path';
import { isDateFormat } from './date-serial.ts';
import { type CellRange, parseRange } from './sheet.ts';
import { readXml } from './xml.ts';

/** Opens a part of the workbook by its name in the archive, up to a number of bytes; `null` when there is none. */
export type PartBytes = (name: string, limit?: number) => AsyncIterable<Buffer> | null;

/** Bytes of a part that says how the workbook is made; those with cells and texts may be longer. */
const partBytes = 64 * 1024 * 1024;
/** Merged ranges of a sheet. */
const mergesLimit = 1_000_000;
/** What a text costs beside its characters. */
const textOverhead = 16;

export interface WorkbookParts {
  /** In the order of the workbook; those that readers do not see are hidden. */
  sheets: { name: string; part: string; hidden: boolean }[];
  from1904: boolean;
  /** By shared-string number. */
  strings: string[];
  /** By style number: whether it shows dates. */
  dateStyles: boolean[];
}

/** Longest text that all shared strings together may have. */
const sharedTextLimit = 256 * 1024 * 1024;

/** Everything of an .xlsx workbook but its cells. @see ECMA-376 part 1, 18.2 (workbook), 18.4 (shared strings), 18.8 (styles) */
export async function readWorkbookParts(bytesOf: PartBytes): Promise<WorkbookParts> {
  const main = (await relationTargets(bytesOf, '')).find(({ type }) => type.endsWith('/officeDocument'))?.target;
  const workbook = main && bytesOf(main, partBytes);
  if (!main || !workbook) throw new Error('it holds no workbook');
  const relations = await relationTargets(bytesOf, main);
  const parts: WorkbookParts = { sheets: [], from1904: false, strings: [], dateStyles: [] };
  await readXml(workbook, {
    open(name, attributes) {
      if (name === 'workbookPr') parts.from1904 = ['1', 'true'].includes(attributes.date1904 ?? '');
      if (name !== 'sheet') return;
      const relation = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1];
      const part = relations.find(({ id }) => id === relation)?.target;
      const hidden = ['hidden', 'veryHidden'].includes(attributes.state ?? '');
      if (part && attributes.name !== undefined) parts.sheets.push({ name: attributes.name, part, hidden });
    },
  });
  const partOf = (type: string) => relations.find((relation) => relation.type.endsWith(type))?.target;
  const strings = bytesOf(partOf('/sharedStrings') ?? '');
  if (strings) parts.strings = await sharedStrings(strings);
  const styles = bytesOf(partOf('/styles') ?? '', partBytes);
  if (styles) parts.dateStyles = await dateStyles(styles);
  return parts;
}

/** Ranges of merged cells; they stand after the cells in a sheet's part. */
export async function mergedRanges(sheet: AsyncIterable<Buffer>): Promise<CellRange[]> {
  const ranges: CellRange[] = [];
  let rest = '';
  for await (const piece of sheet) {
    const text = rest + piece.toString('latin1');
    for (const found of text.matchAll(/<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]+\d+(?::[A-Z]+\d+)?)"[^>]*>/g)) {
      if (ranges.length >= mergesLimit) throw new Error(`a sheet has more than ${mergesLimit} merged ranges`);
      ranges.push(parseRange(found[1]!));
    }
    const open = text.lastIndexOf('<');
    rest = open >= 0 && text.indexOf('>', open) < 0 ? text.slice(open, open + 1000) : '';
  }
  return ranges;
}

/** Text of a shared or inline string: its runs one after another, phonetic hints left out. */
export class StringText {
  text = '';
  private inText = false;
  private phonetic = 0;

  open(name: string): void {
    if (name === 'rPh') this.phonetic++;
    else if (name === 't') this.inText = this.phonetic === 0;
  }

  add(text: string): void {
    if (this.inText) this.text += text;
  }

  close(name: string): void {
    if (name === 'rPh') this.phonetic--;
    else if (name === 't') this.inText = false;
  }

  take(): string {
    const text = decodeEscapes(this.text);
    this.text = '';
    return text;
  }
}

/** Control characters are written `_x000D_`. */
export function decodeEscapes(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

async function sharedStrings(bytes: AsyncIterable<Buffer>): Promise<string[]> {
  const strings: string[] = [];
  const current = new StringText();
  let length = 0;
  await readXml(bytes, {
    open: (name) => current.open(name),
    text: (text) => current.add(text),
    close(name) {
      current.close(name);
      if (name !== 'si') return;
      const text = current.take();
      length += text.length + textOverhead;
      if (length > sharedTextLimit) throw new Error('its texts take more memory than is allowed');
      strings.push(text);
    },
  });
  return strings;
}

async function dateStyles(bytes: AsyncIterable<Buffer>): Promise<boolean[]> {
  const codes = new Map<number, string>();
  const styles: boolean[] = [];
  let inCellFormats = false;
  await readXml(bytes, {
    open(name, attributes) {
      if (name === 'numFmt') codes.set(Number(attributes.numFmtId), attributes.formatCode ?? '');
      if (name === 'cellXfs') inCellFormats = true;
      if (name === 'xf' && inCellFormats) {
        const id = Number(attributes.numFmtId ?? 0);
        styles.push(isDateFormat(id, codes.get(id)));
      }
    },
    close(name) {
      if (name === 'cellXfs') inCellFormats = false;
    },
  });
  return styles;
}

/** Relations of a part (of the package for ''), their targets as names in the archive. */
async function relationTargets(
  bytesOf: PartBytes,
  part: string,
): Promise<{ id: string; type: string; target: string }[]> {
  const folder = posix.dirname(part);
  const bytes = bytesOf(posix.join(folder, '_rels', `${posix.basename(part)}.rels`), partBytes);
  const relations: { id: string; type: string; target: string }[] = [];
  if (!bytes) return relations;
  await readXml(bytes, {
    open(name, { Id, Type, Target }) {
      if (name !== 'Relationship' || !Id || !Type || !Target) return;
      const target = Target.startsWith('/') ? Target.slice(1) : posix.join(folder, Target);
      relations.push({ id: Id, type: Type, target });
    },
  });
  return relations;
}
