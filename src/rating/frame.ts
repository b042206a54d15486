import type { RatingEvidence } from './evidence.ts';
import type { AreaContext, Expression } from './expression.ts';

/** What every scorer, combiner, label and limit is given beside its own inputs. */
export interface Frame {
  evidence: RatingEvidence;
  areas: number;
  /** Class → its position in the framework's list, from best to worst. */
  classes: ReadonlyMap<string, number>;
  classNames: readonly string[];
  /** 1 where higher scores are better, -1 where lower ones are. */
  better: 1 | -1;
  /** The compiled form of an expression of the framework. */
  expression: (source: string) => Expression;
  /** What a condition may read of an area so far. */
  context: (area: number, source: string) => AreaContext;
}
