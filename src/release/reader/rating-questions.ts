import type { PartNextLabel } from '#rating/explanation.ts';
import type { WantedChanges } from '#rating/what-if/wanted.ts';
import type { WhatIfAnswer } from '#rating/what-if/what-if.ts';
import type { Area, AreaType, FrameworkRecord } from './records.ts';
import type { Release } from './release.ts';

export { mostChanges, settingsAt, wantedNumber } from '#rating/what-if/wanted.ts';
export { type Setting, settingsOf } from '#rating/what-if/settings.ts';
export { speltOut } from '#rating/what-if/spelt-out.ts';
export type { PartNextLabel, WantedChanges, WhatIfAnswer };
export { directionOf, type LabelMove, labelsHad } from '#rating/what-if/outcome.ts';
export { weighing } from '#rating/weighing.ts';
export type { TakenIn } from '#rating/what-if/taken-in.ts';
export type { WhatIfPart } from '#rating/what-if/what-if.ts';

/**
 * What pages and API ask that no release holds: answers are worked out from a release by the rules of its frameworks, and shown
 * as no ratings. Whoever serves pages hands an implementation in; without one the pages do without.
 */
export interface RatingQuestions {
  /**
   * What would move if the rules were others.
   *
   * @throws WHAT_IF_BUSY, WHAT_IF_TAKES_TOO_LONG, and the mistakes in `changes`
   */
  whatIf(question: {
    release: Release;
    framework: FrameworkRecord;
    type: AreaType;
    changes: WantedChanges;
  }): Promise<WhatIfAnswer>;
  /**
   * The nearest way to the next label of one area, for a part or for all that readers see as rated.
   *
   * @throws WHAT_IF_BUSY, WHAT_IF_TAKES_TOO_LONG
   */
  nextLabels(question: {
    release: Release;
    framework: FrameworkRecord;
    area: Area;
    part: string;
  }): Promise<PartNextLabel[]>;
}
