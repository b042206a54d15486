import type { Issue } from '#vocabulary/issue.ts';
import { issue } from '#vocabulary/issue.ts';
import { type CellRange, formatAddress, type SheetRow } from './sheet.ts';

const listed = 100;

/** Gathers what is odd about the data cells of one sheet: the first hundred one by one, the rest as a count. */
export class CellIssues {
  private readonly issues: Issue[] = [];
  private more = 0;
  private formulas = 0;
  private readonly mergesByTop = new Map<number, CellRange[]>();
  private mergesSeen = 0;

  constructor(
    private readonly file: string,
    private readonly sheet: string,
  ) {}

  /**
   * @param merges the same list at every call; it may have grown
   * @param width columns of the table; cells beyond it do not belong to it
   */
  row(row: SheetRow, merges: readonly CellRange[], width: number): void {
    for (const { column, formula, error } of row.cells) {
      if (column > width) continue;
      if (formula === 'calculated') this.formulas++;
      if (formula === 'not-calculated') this.add('SOURCE_FORMULA_NOT_CALCULATED', row.line, column);
      if (error !== undefined) this.add('SOURCE_FORMULA_ERROR', row.line, column, { value: error });
    }
    for (; this.mergesSeen < merges.length; this.mergesSeen++) {
      const range = merges[this.mergesSeen]!;
      const beside = this.mergesByTop.get(range.top);
      if (beside) beside.push(range);
      else this.mergesByTop.set(range.top, [range]);
    }
    for (const range of this.mergesByTop.get(row.line) ?? []) {
      if (range.left > width) continue;
      const cell = `${formatAddress(range.left, range.top)}:${formatAddress(range.right, range.bottom)}`;
      this.add('SOURCE_CELLS_MERGED', row.line, range.left, { cell });
    }
  }

  all(): Issue[] {
    const { file, sheet } = this;
    const closing: Issue[] = [];
    if (this.more > 0) closing.push(issue('SOURCE_CELL_ISSUES_MORE', { file }, { count: this.more, sheet }));
    if (this.formulas > 0) closing.push(issue('SOURCE_FORMULAS', { file }, { count: this.formulas, sheet }));
    return [...this.issues, ...closing];
  }

  private add(
    code: 'SOURCE_FORMULA_ERROR' | 'SOURCE_FORMULA_NOT_CALCULATED' | 'SOURCE_CELLS_MERGED',
    line: number,
    column: number,
    details: Record<string, unknown> = {},
  ): void {
    if (this.issues.length >= listed) {
      this.more++;
      return;
    }
    const cell = formatAddress(column, line);
    this.issues.push(issue(code, { file: this.file, line, column }, { cell, sheet: this.sheet, ...details }));
  }
}
