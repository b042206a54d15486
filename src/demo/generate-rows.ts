import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { draws } from './draws.ts';
import { declareSizedProject, sizedAreas } from './sized-project.ts';
import { DigitFile } from './write/digits.ts';
import { FolderWriter } from './write/files.ts';

export interface RowsOptions {
  folder: string;
  /** Rows of data over all files, exactly. */
  rows: number;
  seed: number;
  /** Indicators, each with a source of its own; default 60. */
  indicators?: number;
}

/** How a number of rows is divided: rows = indicators × practices × months, less a few practices in some months where that does not come out even. */
export interface RowsShape {
  indicators: number;
  practices: number;
  months: number;
}

const mostPractices = 6500;
const fewestMonths = 8;

export function shapeOfRows(rows: number, indicators = 60): RowsShape {
  const each = Math.ceil(rows / indicators);
  const months = Math.max(fewestMonths, Math.ceil(each / mostPractices));
  return { indicators, practices: Math.ceil(each / months), months };
}

/**
 * Writes a project of any size, for measuring speed: practices in areas, systems, regions and one country; one proportion an
 * indicator, numerator and denominator by practice and month.
 *
 * @returns files and rows of data written
 */
export function generateRows({ folder, rows, seed, indicators }: RowsOptions): { files: number; rows: number } {
  const shape = shapeOfRows(rows, indicators);
  const out = new FolderWriter(folder);
  declareSizedProject(out, shape);
  const practices = sizedAreas(shape).practices.map((code) => Buffer.from(code));
  const months = Array.from({ length: shape.months }, (_, i) => Buffer.from(`,${monthName(i - shape.months)},`));
  const header = Buffer.from('practice,month,numerator,denominator\n');
  const comma = 44;
  const newline = 10;
  mkdirSync(join(folder, 'data'), { recursive: true });
  let left = rows;
  for (let indicator = 1; indicator <= shape.indicators; indicator++) {
    const random = draws(seed, `rows ${indicator}`);
    const share = random.between(0.2, 0.9);
    const sizes = practices.map(() => random.between(40, 900));
    const shares = practices.map(() => Math.min(0.99, Math.max(0.01, share + 0.03 * random.normal())));
    const file = new DigitFile(join(folder, 'data', `indicator-${String(indicator).padStart(3, '0')}.csv`));
    out.files++;
    file.bytes(header);
    const quota = Math.min(left, Math.ceil(left / (shape.indicators - indicator + 1)));
    let written = 0;
    for (const [at, month] of months.entries()) {
      const reporting = Math.min(practices.length, Math.ceil((quota - written) / (months.length - at)));
      for (let practice = 0; practice < reporting; practice++) {
        const size = Math.round(sizes[practice]! * (0.95 + 0.1 * random.uniform()));
        const p = shares[practice]!;
        // Three uniforms have the variance of a quarter; doubled they scatter like a binomial, and cost a tenth.
        const scatter = 2 * (random.uniform() + random.uniform() + random.uniform() - 1.5);
        const count = Math.round(size * p + scatter * Math.sqrt(size * p * (1 - p)));
        file.bytes(practices[practice]!);
        file.bytes(month);
        file.whole(Math.min(size, Math.max(0, count)), comma);
        file.whole(size, newline);
        written++;
      }
    }
    file.close();
    left -= written;
  }
  return { files: out.files, rows: rows - left };
}

/** Months that end with December 2023, the month before the day of the map: older values would not be rated. */
function monthName(beforeMap: number): string {
  const index = 2024 * 12 + beforeMap;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
}
