import { Command, CommanderError } from 'commander';
import { commands } from './commands.ts';
import { failureOf } from './failure.ts';

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

for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    // The reader of a pipe went away: nobody is left to tell.
    if (error.code === 'EPIPE') process.exit(0);
    process.exit(1);
  });

try {
  await program.parseAsync(process.argv);
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
  else {
    const failure = failureOf(error);
    process.stderr.write(`${failure.message} [${failure.code}]\n    ${failure.remedy}\n`);
    if (failure.code === 'CLI_FAULT' && process.env.COXCOMB_TRACE)
      process.stderr.write(`${(error as Error)?.stack ?? String(error)}\n`);
    process.exitCode = failure.exitCode;
  }
}
