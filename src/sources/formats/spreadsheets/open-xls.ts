import { open, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import { issue } from '#vocabulary/issue.ts';
import { type RawTable, type ReadLimits, readLimits, type TableOptions } from '../raw-table.ts';
import { Refusal } from '../refusal.ts';
import { selectSheets } from './select-sheets.ts';
import type { Sheet, SheetRow } from './sheet.ts';
import { sheetTable } from './sheet-table.ts';
import { xlsProgram } from './xls-program.ts';

const workerMegabytes = 1024;
/** First bytes of a compound file, in which .xls workbooks since 1993 are kept. @see MS-CFB 2.2 */
const compoundFile = Buffer.from('d0cf11e0a1b11ae1', 'hex');

type Answer = { names?: string[]; sheets?: (Sheet & { rows: SheetRow[] })[]; failure?: string };

/**
 * Opens an .xls workbook. The library reads it at once, so it works in a thread of its own, which is ended when it takes more
 * memory or time than allowed; bytes and rows are limited too.
 *
 * @param file name to use in issues
 */
export function openXls(path: string, file: string, options: TableOptions): Promise<RawTable> {
  return sheetTable('xls', file, sheets(path, file, options), options);
}

async function* sheets(path: string, file: string, options: TableOptions): AsyncGenerator<Sheet> {
  const limits = { ...readLimits, ...options.limits };
  const { size } = await stat(path);
  if (size > limits.spreadsheetBytes) throw tooLarge(file, `${limits.spreadsheetBytes} bytes`);
  await checkSignature(path, file);
  const { names } = await askWorker({ path, rows: limits.spreadsheetRows }, file, limits);
  const selected = selectSheets(names ?? [], options.sheet, file);
  const answer = await askWorker({ path, rows: limits.spreadsheetRows, sheets: selected }, file, limits);
  yield* answer.sheets ?? [];
}

/** The library takes anything else for text of some kind: a web page under the name .xls would become a table. */
async function checkSignature(path: string, file: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    const { buffer } = await handle.read(Buffer.alloc(8), 0, 8, 0);
    if (buffer.equals(compoundFile)) return;
    throw new Refusal(
      issue('SOURCE_SPREADSHEET_BROKEN', { file }, { reason: 'it does not begin as an .xls workbook does' }),
    );
  } finally {
    await handle.close();
  }
}

function askWorker(
  task: { path: string; rows: number; sheets?: string[] },
  file: string,
  limits: ReadLimits,
): Promise<Answer> {
  const reader = createRequire(import.meta.url).resolve('xlsx');
  const worker = new Worker(xlsProgram, {
    eval: true,
    workerData: { ...task, reader },
    resourceLimits: { maxOldGenerationSizeMb: workerMegabytes },
  });
  return new Promise<Answer>((resolve, reject) => {
    const milliseconds = limits.spreadsheetMilliseconds;
    const timer = setTimeout(() => reject(tooLarge(file, `${milliseconds} ms`)), milliseconds);
    worker.once('message', (answer: Answer) => {
      clearTimeout(timer);
      if (answer.failure === undefined) resolve(answer);
      else reject(new Refusal(issue('SOURCE_SPREADSHEET_BROKEN', { file }, { reason: answer.failure })));
    });
    worker.once('error', (error: Error & { code?: string }) => {
      clearTimeout(timer);
      reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooLarge(file, `${workerMegabytes} MB of memory`) : error);
    });
  }).finally(() => worker.terminate());
}

function tooLarge(file: string, limit: string): Refusal {
  return new Refusal(issue('SOURCE_SPREADSHEET_TOO_LARGE', { file }, { limit, line: 0 }));
}
