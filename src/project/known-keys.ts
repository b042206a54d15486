import type { z } from 'zod';

/** What this file needs to know of the many kinds of schema. */
interface Definition {
  type: string;
  innerType?: z.core.$ZodType;
  in?: z.core.$ZodType;
  getter?: () => z.core.$ZodType;
  element?: z.core.$ZodType;
  valueType?: z.core.$ZodType;
  options?: z.core.$ZodType[];
  shape?: Record<string, z.core.$ZodType>;
}

/** Keys that a declaration may have at a path, in the order of its schema; none where anything may stand, or nothing fits the path. */
export function knownKeys(schema: z.core.$ZodType, path: readonly PropertyKey[]): string[] {
  return [...new Set(objectsAt(schema, path).flatMap((shape) => Object.keys(shape)))];
}

function objectsAt(schema: z.core.$ZodType, path: readonly PropertyKey[]): Record<string, z.core.$ZodType>[] {
  const {
    type,
    innerType,
    in: before,
    getter,
    element,
    valueType,
    options,
    shape,
  } = schema._zod.def as unknown as Definition;
  const inside = innerType ?? before ?? getter?.();
  if (inside) return objectsAt(inside, path);
  if (options) return options.flatMap((option) => objectsAt(option, path));
  const [step, ...rest] = path;
  if (step === undefined) return shape ? [shape] : [];
  const next = type === 'array' ? element : type === 'record' ? valueType : shape?.[String(step)];
  return next ? objectsAt(next, rest) : [];
}
