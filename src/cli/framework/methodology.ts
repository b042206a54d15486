import type { Framework } from '#project/schema/framework.ts';
import { messagesFor } from '#vocabulary/messages/messages.ts';
import { ruleSections } from './rule-sections.ts';

/**
 * The methodology page of a framework as Markdown: its rules in sentences, then its own text with the worked examples.
 *
 * @param text  the text beside the framework, if there is one; its title gives way to the name of the framework
 */
export function methodologyPage(framework: Framework, text: string | undefined, locale: string): string {
  const { explanation: words, frameworks, ratingRules } = messagesFor(locale);
  const rules = ruleSections(framework, locale).flatMap(({ title, depth, sentences }) => {
    const heading = `${'#'.repeat(Math.min(6, 2 + depth))} ${title}`;
    const list = sentences.length === 1 ? sentences : sentences.map((sentence) => `- ${sentence}`);
    return [heading, '', ...(list.length > 0 ? [...list, ''] : [])];
  });
  const own = text?.replace(/^# .*\r?\n+/, '').trim();
  return [
    `# ${framework.name}`,
    '',
    `${frameworks.version(framework.version)}. ${words.generated}`,
    '',
    framework.about.trim(),
    '',
    ...(framework.standing === 'example' ? [ratingRules.example, ''] : []),
    ...rules,
    ...(own ? [`## ${words.workedExamples}`, '', own.replace(/^(#{2,5}) /gm, '#$1 '), ''] : []),
  ].join('\n');
}
