import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '#vocabulary/errors/app-error.ts';
import type { Assets } from '#site/context.ts';

/**
 * Addresses of style sheet and script that change with their content, so that readers may keep them for ever.
 *
 * @throws HTTP_ASSETS_MISSING
 */
export function readAssets(folder: string): Assets {
  const address = (name: string) => {
    const file = join(folder, name);
    if (!existsSync(file)) throw new AppError('HTTP_ASSETS_MISSING', { folder });
    const hash = createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 12);
    return `/assets/${name}?v=${hash}`;
  };
  return { styles: address('coxcomb.css'), script: address('coxcomb.js'), icon: '/favicon.svg' };
}
