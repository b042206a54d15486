import { RecordParser } from './record-parser.ts';

const candidates = [',', '\t', ';', '|'] as const;
const recordsLooked = 60;
/** Characters of the sample that are looked at first. */
const firstPiece = 4096;

/**
 * The delimiter that splits the first records most evenly: the largest share of records with the commonest width above one,
 * then the larger width. A comma where nothing splits.
 *
 * @param declared the only delimiter to try
 * @returns the delimiter and the commonest count of cells, 1 where nothing splits
 */
export function detectDelimiter(
  sample: string,
  quote: string | null,
  declared?: string,
): { delimiter: string; width: number } {
  let best = { delimiter: declared ?? ',', share: 0, width: 1 };
  for (const delimiter of declared === undefined ? candidates : [declared]) {
    const { share, width } = commonestWidth(firstWidths(sample, { delimiter, quote }));
    if (width > 1 && (share > best.share || (share === best.share && width > best.width)))
      best = { delimiter, share, width };
  }
  return { delimiter: best.delimiter, width: best.width };
}

function commonestWidth(widths: readonly number[]): { share: number; width: number } {
  const counts = new Map<number, number>();
  for (const width of widths) if (width > 1) counts.set(width, (counts.get(width) ?? 0) + 1);
  const [width, count] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [1, 0];
  return { share: widths.length === 0 ? 0 : count / widths.length, width };
}

/** Widths of the first records; the last one counts only when the sample has no other, since it may be cut off. */
function firstWidths(sample: string, dialect: { delimiter: string; quote: string | null }): number[] {
  const widths: number[] = [];
  const parser = new RecordParser(dialect);
  const take = ({ cells }: { cells: unknown[] }): void => {
    if (widths.length < recordsLooked) widths.push(cells.length);
  };
  // Piece by piece, because the first records are mostly a small part of the sample.
  for (let at = 0, size = firstPiece; at < sample.length && widths.length < recordsLooked; at += size, size *= 2)
    parser.push(sample.slice(at, at + size), false, take);
  if (widths.length === 0) parser.push('', true, take);
  return widths;
}
