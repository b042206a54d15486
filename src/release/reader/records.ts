import type { Framework, FrameworkNode } from '#project/schema/framework.ts';
import type { Indicator as IndicatorDeclaration } from '#project/schema/indicator.ts';
import type { Assurance, Cause, Variation } from '#vocabulary/control.ts';
import type { RatingWhy } from '#rating/why.ts';
import type { Outcome, Trend } from '#vocabulary/outcome.ts';
import type { PeriodKind } from '#vocabulary/period.ts';
import type { Polarity } from '#vocabulary/polarity.ts';
import type { Status } from '#vocabulary/status.ts';

export type { FrameworkNode, IndicatorDeclaration };
export type { ExplainedInput, ExplainedPart, PartNextLabel, RatingExplanation } from '#rating/explanation.ts';
export type { NextLabel } from '#rating/next-label/next-label.ts';

export interface AreaType {
  id: number;
  key: string;
  number: number;
  name: string;
  plural: string;
  about: string | null;
  scheme: string;
  rated: boolean;
  listed: boolean;
  rank: number;
}

export interface Area {
  id: number;
  type: AreaType;
  code: string;
  name: string;
  opened: string | null;
  closed: string | null;
  kind: string;
}

export interface PeriodRecord {
  id: number;
  start: string;
  end: string;
  kind: PeriodKind;
  label: string;
}

export interface Stratum {
  id: number;
  sex: string;
  age: string;
  category: string;
  categoryValue: string;
  label: string;
}

export interface IndicatorRecord {
  id: number;
  key: string;
  number: number;
  name: string;
  plainName: string;
  unit: string;
  decimals: number;
  polarity: Polarity;
  headline: boolean;
  declaration: IndicatorDeclaration;
}

export interface FrameworkRecord {
  id: number;
  key: string;
  version: string;
  name: string;
  declaration: Framework;
}

export interface SourceRecord {
  id: number;
  key: string;
  title: string;
  publisher: string;
  licence: string;
  address: string;
  accessed: string | null;
  notes: string;
}

/** A value with its limits, or the status that says why there is none. */
export interface EstimateNumbers {
  value: number | null;
  lower95: number | null;
  upper95: number | null;
  lower998: number | null;
  upper998: number | null;
  numerator: number | null;
  denominator: number | null;
  status: Status;
  coverage: number | null;
}

/** In which of `of` equal groups of areas a value lies, 1 the best or highest; null where too few areas have a value. */
export interface QuantileRecord {
  quantile: number | null;
  of: number;
  /** Areas with a value, among which it was ranked. */
  areas: number;
}

/** What a control chart says about one period. */
export interface ControlRecord {
  mean: number;
  lower: number;
  upper: number;
  cause: Cause;
  variation: Variation;
  assurance: Assurance;
}

/** The newest period of one indicator in one area, with all that an area page shows beside it. */
export interface ProfileRow extends EstimateNumbers {
  indicator: IndicatorRecord;
  period: PeriodRecord;
  map: 0 | 1;
  benchmarkValue: number | null;
  benchmarkOutcome: Outcome;
  parent: Area | undefined;
  parentValue: number | null;
  parentOutcome: Outcome;
  goalOutcome: Outcome;
  trend: Trend;
  /** Undefined where the indicator declares no quantiles, or there is no value. */
  quantile: QuantileRecord | undefined;
  assurance: Assurance;
  lowest: number | null;
  p25: number | null;
  median: number | null;
  p75: number | null;
  highest: number | null;
}

export interface SeriesPoint {
  indicator: IndicatorRecord;
  period: PeriodRecord;
  map: 0 | 1;
  value: number | null;
  lower95: number | null;
  upper95: number | null;
  status: Status;
  benchmarkValue: number | null;
  benchmarkOutcome: Outcome;
  control: ControlRecord | undefined;
}

/** One indicator in one area beside one neighbour, in the newest period. */
export interface NeighbourRow {
  indicator: IndicatorRecord;
  neighbour: Area;
  period: PeriodRecord;
  neighbourValue: number | null;
  outcome: Outcome;
}

/** One indicator of one group of people in one area and period. */
export interface GroupEstimate extends EstimateNumbers {
  indicator: IndicatorRecord;
  area: Area;
  period: PeriodRecord;
  stratum: Stratum;
  map: 0 | 1;
}

/** The same with its comparisons: a row of a table over all areas. */
export interface EstimateRow extends GroupEstimate {
  benchmarkValue: number | null;
  benchmarkOutcome: Outcome;
  trend: Trend;
  quantile: QuantileRecord | undefined;
  control: ControlRecord | undefined;
}

export interface RatingRow {
  framework: FrameworkRecord;
  node: string;
  area: Area;
  computedClass: string;
  publishedClass: string;
  score: number | null;
  shareNotWorse: number | null;
  counted: number;
  /** Share of the weight of its parts that has a score or a class that counts. */
  coverage: number;
  why: RatingWhy | null;
}

export interface Boundary {
  area: Area;
  geometry: unknown;
  attribution: string;
}
