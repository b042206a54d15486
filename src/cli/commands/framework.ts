import { writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { AppError } from '#vocabulary/errors/app-error.ts';
import { requireFew, wantedNumber } from '#rating/what-if/wanted.ts';
import { counted } from '#vocabulary/counted.ts';
import { answer, openProject, showIssues } from '../context.ts';
import { findFramework } from '../framework/find-framework.ts';
import { simulateLines } from '../framework/simulate-lines.ts';

interface Options {
  project: string;
  json?: boolean;
}

const collect = (value: string, list: string[] = []) => [...list, value];

/** `coxcomb framework …`: check a framework, run its worked examples, read it in sentences, try a change, write its page. */
export function frameworkCommand(): Command {
  const framework = new Command('framework').description('check, test, explain and try out rating frameworks');
  const sub = (name: string, description: string) =>
    framework
      .command(name)
      .description(description)
      .option('--project <folder>', 'project folder', '.')
      .option('--json', 'print the answer as JSON');

  sub(
    'check [ids...]',
    'list the mistakes of frameworks, and rules that come to nothing over the areas that are built',
  ).action(async (ids: string[], options: Options) => {
    const { checkFrameworks } = await import('../framework/run-checks.ts');
    const { checked, issues, built } = await checkFrameworks(ids, options.project);
    const ok = !issues.some(({ severity }) => severity === 'blocks');
    if (!options.json) showIssues(issues);
    answer(options.json, { ok, checked, built, issues }, [
      `${counted(checked.length, 'framework')} checked${built ? ', also over the areas that are built' : ''}: ${ok ? 'no mistakes' : 'with mistakes'}.`,
    ]);
    if (!ok) process.exitCode = 1;
  });

  sub('test <id>', 'run the worked examples in the text beside a framework').action(
    async (id: string, options: Options) => {
      const { caseLines, runCases } = await import('../framework/run-cases.ts');
      const results = runCases(id, options.project);
      answer(options.json, { ok: results.failed === 0, ...results }, caseLines(results));
      if (results.failed > 0) process.exitCode = 1;
    },
  );

  sub('explain <id>', 'tell the rules of a framework in sentences').action(async (id: string, options: Options) => {
    const [{ ruleSections }, { toldFramework }] = await Promise.all([
      import('../framework/rule-sections.ts'),
      import('../framework/told-framework.ts'),
    ]);
    const { framework: value, names, locale } = await toldFramework(id, options.project);
    const sections = ruleSections(value, names, locale);
    const lines = sections.flatMap(({ title, depth, sentences }) => [
      '',
      `${'  '.repeat(depth)}${title}`,
      ...sentences.map((sentence) => `${'  '.repeat(depth + 1)}${sentence}`),
    ]);
    answer(options.json, { id: value.id, name: value.name, version: value.version, sections }, [
      `${value.name}, version ${value.version}`,
      ...lines,
    ]);
  });

  sub('simulate <id>', 'try changes of a framework over the areas that are built, before anyone is rated by them')
    .option('--set <place=number>', 'another number, such as nodes.cancer.weight=2; may be repeated', collect)
    .option('--drop <name>', 'leave out an indicator, a part, override:ID or area:CODE; may be repeated', collect)
    .option(
      '--add <name>',
      'let PART/INDICATOR count, or take in area:CODE or eligibility:RULE that is set aside; may be repeated',
      collect,
    )
    .option('--list', 'list every number that may be changed, and every override that may be left out')
    .action(
      async (id: string, options: Options & { set?: string[]; drop?: string[]; add?: string[]; list?: boolean }) => {
        const wanted = { set: options.set ?? [], drop: options.drop ?? [], add: options.add ?? [] };
        requireFew(wanted);
        const changes = { ...wanted, set: wanted.set.map((text, i) => wantedNumber(text, `--set ${i + 1}`)) };
        const project = openProject(options.project, undefined, options.json);
        const item = project.frameworks.find(({ value }) => value.id === id) ?? findFramework(id, options.project).item;
        const indicators = project.indicators.map(({ value }) => value);
        if (options.list) {
          const { changeableLines, whatMayChange } = await import('../framework/what-may-change.ts');
          const found = whatMayChange(item.value, indicators);
          answer(options.json, { framework: id, ...found }, changeableLines(found));
          return;
        }
        const [{ readRatingInputs }, { wordedFramework }, { whatIf }] = await Promise.all([
          import('../../pipeline/rating-inputs.ts'),
          import('../../pipeline/worded-framework.ts'),
          import('#rating/what-if/what-if.ts'),
        ]);
        const more = changes.add.flatMap((text) => text.split('/')[1] ?? []);
        const inputs = await readRatingInputs(project, item.value, more);
        const answers = inputs.map(({ type, evidence }) => ({
          framework: item.value.id,
          type,
          ...whatIf({ framework: item.value, indicators, evidence, changes }),
        }));
        answer(
          options.json,
          { isRating: false, answers },
          simulateLines(answers, await wordedFramework(project, item.value)),
        );
      },
    );

  sub('docs <id>', 'write the methodology page of a framework as Markdown')
    .option('--out <file>', 'file to write; by default it is printed')
    .action(async (id: string, options: Options & { out?: string }) => {
      const [{ methodologyPage }, { toldFramework }] = await Promise.all([
        import('../framework/methodology.ts'),
        import('../framework/told-framework.ts'),
      ]);
      const told = await toldFramework(id, options.project);
      const page = methodologyPage(told);
      if (options.out === undefined) {
        answer(options.json, { id: told.framework.id, markdown: page }, [page.trimEnd()]);
        return;
      }
      try {
        writeFileSync(options.out, page);
      } catch (cause) {
        throw new AppError(
          'CLI_ARGUMENT_INVALID',
          { argument: '--out', expected: 'a file that may be written', value: options.out },
          { cause },
        );
      }
      answer(options.json, { id: told.framework.id, file: options.out }, [`${options.out} is written.`]);
    });
  return framework;
}
