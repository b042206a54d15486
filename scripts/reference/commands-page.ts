import type { Argument, Command, Option } from 'commander';
import { commands } from '#cli/commands.ts';
import { code, codes, page, sentence, table } from './markdown.ts';

/** Commands with their arguments and options, subcommands after their parent. */
export function commandsPage(): string {
  const lead = `Run them as \`npx coxcomb …\` or \`npm run coxcomb -- …\`. Exit codes: 0 done, 1 problems were found, 2 wrong use.
\`--help\` after any command shows the same as this page.`;
  const parts = commands().flatMap((command) => describeCommand(command, ['coxcomb']));
  return [page('Commands', 'src/cli/commands/', lead), ...parts].join('\n');
}

function describeCommand(command: Command, parents: readonly string[]): string[] {
  const path = [...parents, command.name()];
  const args = command.registeredArguments;
  const usage = [...path, ...args.map(argumentText), ...(command.options.length > 0 ? ['[options]'] : [])].join(' ');
  const own = [`## ${path.join(' ')}\n`, `${sentence(command.description())}\n`];
  if (command.commands.length === 0) own.push(`\`\`\`\n${usage}\n\`\`\`\n`);
  if (args.length > 0) {
    const rows = args.map((arg) => [
      code(arg.name()),
      arg.required ? 'needed' : '',
      shown(arg.defaultValue),
      sentence(arg.description),
    ]);
    own.push(table(['argument', '', 'default', 'meaning'], rows));
  }
  if (command.options.length > 0) own.push(table(['option', '', 'default', 'meaning'], command.options.map(optionRow)));
  return [...own, ...command.commands.flatMap((child) => describeCommand(child, path))];
}

function argumentText(argument: Argument): string {
  const name = argument.variadic ? `${argument.name()}...` : argument.name();
  return argument.required ? `<${name}>` : `[${name}]`;
}

function optionRow(option: Option): string[] {
  const choices = option.argChoices ? ` One of: ${codes(option.argChoices)}.` : '';
  // `--no-x` is on until it is given.
  const initial = option.negate ? '' : shown(option.defaultValue);
  return [code(option.flags), option.mandatory ? 'needed' : '', initial, `${sentence(option.description)}${choices}`];
}

function shown(value: unknown): string {
  if (value === undefined || (typeof value === 'object' && Object.keys(value as object).length === 0)) return '';
  return code(Array.isArray(value) ? value.join(' ') : String(value));
}
