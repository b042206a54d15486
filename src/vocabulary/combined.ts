/** What a rule that combines counts: single measures, smaller parts, or either, where one rule serves both. */
export type Combined = 'measures' | 'parts' | 'either';
