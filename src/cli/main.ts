import { Command, CommanderError } from 'commander';
import { AppError } from '#vocabulary/errors/app-error.ts';
import { commands } from './commands.ts';

const program = new Command('coxcomb')
  .description('Ratings of local health systems that anyone can check')
  .version('0.1.0')
  .showHelpAfterError('(`coxcomb --help` lists the commands)')
  .exitOverride();
for (const command of commands()) program.addCommand(command);
const overrideAll = (command: Command): void => {
  command.exitOverride();
  for (const child of command.commands) overrideAll(child);
};
overrideAll(program);

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // The reader of a pipe went away: nobody is left to tell.
  if (error.code === 'EPIPE') process.exit(0);
});

try {
  await program.parseAsync(process.argv);
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
  else if (error instanceof AppError) {
    process.stderr.write(`${error.message} [${error.code}]\n    ${error.remedy}\n`);
    process.exitCode = error.exitCode;
  } else {
    process.stderr.write(`${(error as Error)?.stack ?? String(error)}\n`);
    process.exitCode = 1;
  }
}
