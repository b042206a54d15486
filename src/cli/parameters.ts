import type { Command } from 'commander';
import { AppError } from '#vocabulary/errors/app-error.ts';

/** Parameter of a project → value that a command gives it. */
export type Parameters = Readonly<Record<string, string>>;

/** Gives a command the option `--set NAME=VALUE`, which may stand several times. */
export function settable(command: Command): Command {
  return command.option('--set <name=value>', 'give a parameter of coxcomb.yaml another value', withParameter, {});
}

/** @throws PROJECT_PARAMETER_UNKNOWN for what is not written `NAME=VALUE` */
function withParameter(written: string, before: Parameters): Parameters {
  const [, name, value] = /^([^=]+)=(.+)$/s.exec(written) ?? [];
  if (name === undefined || value === undefined)
    throw new AppError('PROJECT_PARAMETER_UNKNOWN', { value: `--set ${written}`, known: 'see `parameters` in it' });
  return { ...before, [name]: value };
}
