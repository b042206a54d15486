/** Which boundaries a series is drawn on. Stored by position: 0 as it was, 1 on today's map. */
export const maps = ['as-it-was', 'today'] as const;
export type BoundaryMap = (typeof maps)[number];
