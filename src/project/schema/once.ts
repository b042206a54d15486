import type { z } from 'zod';

/**
 * Refuses the second of two entries of a list that are the same, at the place of the second.
 *
 * @param keyOf  what must differ; entries without one are left alone
 */
export function once<T>(
  keyOf: (entry: T) => string | number | undefined,
  message: string,
  remedy: string,
): (list: readonly T[], context: z.core.$RefinementCtx) => void {
  return (list, context) => {
    const keys = list.map(keyOf);
    keys.forEach((key, i) => {
      if (key !== undefined && keys.indexOf(key) < i)
        context.addIssue({ code: 'custom', path: [i], message, params: { remedy } });
    });
  };
}
