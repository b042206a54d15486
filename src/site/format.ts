import type { IndicatorRecord } from '#release/reader/records.ts';
import { longDate } from '#vocabulary/period.ts';

/** How values of an indicator are written. */
type Written = Pick<IndicatorRecord, 'decimals' | 'unit'>;

/** Writes numbers and dates as the release's locale does. */
export class Formatter {
  readonly #byDecimals: Intl.NumberFormat[];
  readonly #percent: Intl.NumberFormat;
  readonly #fact: Intl.NumberFormat;
  readonly #quantity: Intl.NumberFormat;
  readonly #score: Intl.NumberFormat;
  readonly #read: Intl.NumberFormat;

  constructor(readonly locale: string) {
    this.#byDecimals = Array.from(
      { length: 7 },
      (_, digits) => new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits }),
    );
    this.#fact = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
    this.#quantity = new Intl.NumberFormat(locale, { maximumFractionDigits: 6 });
    this.#score = new Intl.NumberFormat(locale, {
      maximumFractionDigits: 2,
      maximumSignificantDigits: 3,
      roundingPriority: 'morePrecision',
    });
    this.#read = new Intl.NumberFormat(locale, {
      maximumFractionDigits: 1,
      maximumSignificantDigits: 4,
      roundingPriority: 'morePrecision',
    });
    this.#percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  }

  count(value: number): string {
    return (this.#byDecimals[0] as Intl.NumberFormat).format(value);
  }

  /** `1.4 MB` from bytes, in powers of ten. */
  bytes(count: number): string {
    const [size, unit] = count < 1e6 ? [Math.max(0.1, count / 1e3), 'kB'] : [count / 1e6, 'MB'];
    return `${this.#fact.format(size)} ${unit}`;
  }

  /** An amount of money in two digits, such as `£94,000`: for what is worked out from likely ranges. */
  money(value: number, currency: string): string {
    const digits = Math.abs(value) < 100 ? { maximumFractionDigits: 0 } : { maximumSignificantDigits: 2 };
    return new Intl.NumberFormat(this.locale, { style: 'currency', currency, ...digits }).format(value);
  }

  /** A number of a rule as it was declared, with up to six decimals. */
  quantity(value: number): string {
    return this.#quantity.format(value);
  }

  /** A score with two decimals, or with three digits where that says more. */
  score(value: number): string {
    return this.#score.format(value);
  }

  /** A number of a chart to be read: one decimal, or four digits where that says more. */
  read(value: number): string {
    return this.#read.format(value);
  }

  /** @param share 0 to 1 */
  share(share: number): string {
    return this.#percent.format(share);
  }

  /** A chance in whole per cent: never all or nothing where there is a little less or more. @param chance 0 to 1 */
  wholeShare(chance: number): string {
    const whole = Math.round(chance * 100);
    const kept = chance < 1 ? Math.min(whole, 99) : whole;
    return this.#percent.format((chance > 0 ? Math.max(kept, 1) : kept) / 100);
  }

  /** A fact about an area as it was declared: numbers get at most one decimal, years and anything else stay. */
  fact(text: string): string {
    const asWritten = !/^-?\d+(\.\d+)?$/.test(text) || /^0\d/.test(text) || /^(19|20)\d\d$/.test(text);
    return asWritten ? text : this.#fact.format(Number(text));
  }

  /** The number alone, with the indicator's decimals. */
  number(indicator: Written, value: number): string {
    return (this.#byDecimals[Math.min(6, Math.max(0, indicator.decimals))] as Intl.NumberFormat).format(value);
  }

  /** The number with its unit: `72.4%`, `12.1 per 1,000`. */
  value(indicator: Written, value: number): string {
    const number = this.number(indicator, value);
    if (indicator.unit === '%') return `${number}%`;
    return /^[£$€]$/.test(indicator.unit) ? `${indicator.unit}${number}` : `${number} ${indicator.unit}`;
  }

  /** `3 June 2024` from `2024-06-03`; longer times of day are cut off. */
  date(text: string): string {
    return /^\d{4}-\d{2}-\d{2}/.test(text) ? longDate(text.slice(0, 10)) : text;
  }
}

/** The first letter as a capital: names of kinds of area are declared as they stand in a sentence. */
export function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
