import { messagesFor } from '#vocabulary/messages/messages.ts';
import { ruleSections } from './rule-sections.ts';
import type { ToldFramework } from './told-framework.ts';

/**
 * The methodology page of a framework as Markdown: its rules in sentences, then its own text with the worked examples, whose title
 * gives way to the name of the framework.
 */
export function methodologyPage({ framework, names, text, locale }: ToldFramework): string {
  const { explanation: words, frameworks, ratingRules } = messagesFor(locale);
  const rules = ruleSections(framework, names, locale).flatMap(({ title, depth, sentences }) => {
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
