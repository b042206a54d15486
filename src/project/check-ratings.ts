import { type Issue, issue } from '#vocabulary/issue.ts';
import type { Declared } from './declaration.ts';
import type { Project } from './project.ts';
import { everyPart } from './schema/framework/consistency.ts';
import type { Source } from './schema/source.ts';

/**
 * Checks the published ratings of a source: ids that are there once in the project, frameworks, parts and classes that there are.
 *
 * @param broken  frameworks that are there and have mistakes of their own
 */
export function checkRatings(
  item: Declared<Source>,
  { sources, frameworks }: Project,
  broken: readonly string[] = [],
): Issue[] {
  const issues: Issue[] = [];
  for (const [i, rating] of item.value.ratings.entries()) {
    const place = (...path: PropertyKey[]) => {
      const whole = ['ratings', i, ...path];
      return { file: item.file, ...item.locate(whole), path: whole.join('.') };
    };
    const refuse = (what: string, value: string, known: readonly string[], ...path: PropertyKey[]) => {
      const details = { what, value, known: known.join(', ') || 'none is declared' };
      issues.push(issue('DECLARATION_REFERENCE_UNKNOWN', place(...path), details));
    };
    const all = sources.flatMap((source) => source.value.ratings.map((entry) => ({ entry, file: source.file })));
    const first = all.find(({ entry }) => entry.id === rating.id);
    if (first && first.entry !== rating) {
      const details = { what: 'published rating', value: rating.id, other: first.file };
      issues.push(issue('DECLARATION_ID_REPEATED', place('id'), details));
    }
    if (rating.framework === undefined || broken.includes(rating.framework)) continue;
    const framework = frameworks.find(({ value }) => value.id === rating.framework)?.value;
    if (!framework) {
      const known = frameworks.map(({ value }) => value.id);
      refuse('framework of the project', rating.framework, known, 'framework');
      continue;
    }
    const parts = everyPart(framework).map(({ node }) => node.id);
    if (rating.part !== undefined && !parts.includes(rating.part))
      refuse(`part of ${framework.id}`, rating.part, parts, 'part');
    const classes = framework.classes.map(({ id }) => id);
    for (const [text, name] of Object.entries(rating.classes))
      if (!classes.includes(name)) refuse(`class of ${framework.id}`, name, classes, 'classes', text);
  }
  return issues;
}
