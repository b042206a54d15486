/** Which direction of an indicator is good for people. */
export const polarities = ['high-is-good', 'low-is-good', 'neither'] as const;
export type Polarity = (typeof polarities)[number];
