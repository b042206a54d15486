import { join } from 'node:path';
import { declarationText } from './declaration-text.ts';

/**
 * The texts that explain frameworks to readers: `ID.md` in the first of the folders that has one.
 *
 * @param folders  of the project first, so that its own text takes the place of a shipped one
 * @returns Markdown by id of the framework; a framework without a text is not in it
 */
export function readFrameworkTexts(ids: readonly string[], folders: readonly string[]): Map<string, string> {
  const texts = new Map<string, string>();
  for (const id of ids) {
    for (const folder of folders) {
      const content = declarationText(join(folder, `${id}.md`));
      if (content.reason !== undefined) continue;
      texts.set(id, content.text);
      break;
    }
  }
  return texts;
}
