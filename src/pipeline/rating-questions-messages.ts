import type { Framework } from '#project/schema/framework.ts';
import type { Indicator } from '#project/schema/indicator.ts';
import type { RatingEvidence } from '#rating/evidence.ts';
import type { PartNextLabel } from '#rating/explanation.ts';
import type { WantedChanges } from '#rating/what-if/wanted.ts';
import type { WhatIfAnswer } from '#rating/what-if/what-if.ts';
import type { ErrorCode } from '#vocabulary/errors/catalogue.ts';

/** How many bodies of evidence the thread keeps, and who asks knows it to keep. */
export const bodiesKept = 3;

/** A framework with what it is evaluated over: plain data, sent once. */
export interface RatedBody {
  framework: Framework;
  indicators: readonly Indicator[];
  evidence: RatingEvidence;
}

export type Question =
  | { kind: 'what-if'; changes: WantedChanges }
  | { kind: 'next-labels'; area: string; part: string };

/** A question about a body that the thread has, or that comes with it. */
export interface ToWorker {
  number: number;
  key: string;
  body?: RatedBody;
  question: Question;
}

export type Answer = WhatIfAnswer | PartNextLabel[];

export type FromWorker =
  | { ready: true }
  | { number: number; answer: Answer }
  | { number: number; refused: { code: ErrorCode; details: Record<string, unknown> } }
  | { number: number; failure: string };
