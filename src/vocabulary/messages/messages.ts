import { english } from './english/english.ts';

/** Every word that readers see, by topic. A further language is a folder beside `english` with the same shape. */
export type Messages = typeof english;

const languages: Record<string, Messages> = { en: english };

/** The words for a language tag (BCP 47) such as `en-GB`; English where the language has no words of its own. */
export function messagesFor(locale: string): Messages {
  return languages[locale.split('-')[0]?.toLowerCase() ?? ''] ?? english;
}
