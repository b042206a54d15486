import type { z } from 'zod';
import type { sourceSchema } from '#project/schema/source.ts';

export type SourceInput = z.input<typeof sourceSchema>;

/** A table as it is written to a file: every cell is text. */
export interface Table {
  header: string[];
  rows: string[][];
}

/** Who sends a return. */
export type Sender = 'practice' | 'area' | 'hospital' | 'mental-health';

/** How a return splits its counts, beside a row for everybody. */
export type Split = 'sex' | 'age' | 'quintile';

/** One return: what is collected together, from whom, how often, and what its files look like. */
export interface Return {
  id: string;
  title: string;
  publisher: string;
  sender: Sender;
  every: 'year' | 'month';
  scheme: 'local' | 'national';
  /** First financial year with a file. */
  since: number;
  /**
   * `columns`: a column for each measure; `items`: a row for each indicator, with numerator and denominator; `months`: a row for
   * each measure, a column for each month.
   */
  layout: 'columns' | 'items' | 'months';
  split?: Split;
  headers: { area: string; name?: string; period: string; split?: string };
  /** How months are written. */
  months?: 'iso' | 'named';
  /** `.csv` unless said otherwise. */
  extension?: '.csv' | '.csv.gz';
  /** Share of senders that report nothing for a year; their cells say `NA`. */
  silent?: number;
  /** Counts of 1 to 4 patients are hidden by the publisher, as `*`. */
  hidesSmall?: boolean;
  /** Further keys of the declaration: what the reader must know about these files. */
  declaration?: Partial<SourceInput>;
}
