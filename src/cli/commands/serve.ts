import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { AppError } from '#vocabulary/errors/app-error.ts';
import { portNumber } from '../arguments.ts';
import { productRoot } from '../context.ts';

export interface ServeOptions {
  host: string;
  port: string;
}

/** Loads what serving needs, which commands that do not serve do without. */
export const loadServer = () =>
  Promise.all([
    import('#server/public-app.ts'),
    import('#release/reader/published.ts'),
    import('../../pipeline/rating-thread.ts'),
  ]);

const stillServed = 'Until then the list as it last could be read is served.';
const readAgain = 'The catalogue of releases can be read again.';

/** A failure as one line of the log. */
const lineOf = ({ code, message, remedy }: AppError) => `${message} [${code}] ${remedy}`.replace(/\s+/g, ' ');

/**
 * Serves the published releases of a folder until the process is told to end; resolves with the address.
 *
 * @throws RELEASE_CATALOGUE_UNREADABLE, CLI_PORT_BUSY, CLI_ARGUMENT_INVALID
 */
export async function serveFolder(
  published: string,
  { host, port }: ServeOptions,
): Promise<{ address: string; close: () => Promise<void> }> {
  const listen = { host, port: portNumber(port) };
  const [{ createPublicApp }, { FolderReleases }, { RatingThread }] = await loadServer();
  const log = (line: string) => process.stderr.write(`${line}\n`);
  const releases = new FolderReleases(
    published,
    () => performance.now(),
    (damage) => log(damage ? `${lineOf(damage)} ${stillServed}` : readAgain),
  );
  // Nobody should find out from an empty site that its catalogue is damaged.
  await releases.list();
  const questions = new RatingThread();
  const app = await createPublicApp({
    releases,
    questions,
    assetsFolder: join(productRoot(), 'dist', 'public'),
    clock: () => performance.now() / 1000,
    report: (error) => log(error instanceof AppError ? lineOf(error) : ((error as Error)?.stack ?? String(error))),
  });
  try {
    const address = await app.listen(listen);
    const close = async () => {
      await app.close();
      await questions.close();
      releases.close();
    };
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.once(signal, () => void close().then(() => process.exit(0)));
    return { address, close };
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EADDRINUSE')
      throw new AppError('CLI_PORT_BUSY', { host, port }, { cause });
    if (['EADDRNOTAVAIL', 'ENOTFOUND', 'EAI_AGAIN', 'EINVAL'].includes((cause as NodeJS.ErrnoException).code ?? ''))
      throw new AppError('CLI_ARGUMENT_INVALID', {
        argument: '--host',
        expected: 'an address of this machine',
        value: host,
      });
    throw cause;
  }
}

/** `coxcomb serve`: the public site and API over the published releases; a new release is picked up while it runs. */
export function serveCommand(): Command {
  return new Command('serve')
    .description('serve the published releases as a site and an API')
    .argument('[folder]', 'project folder', '.')
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--port <number>', 'port; 0 takes any that is free', '4700')
    .action(async (folder: string, options: ServeOptions) => {
      if (!existsSync(folder))
        throw new AppError('CLI_ARGUMENT_INVALID', {
          argument: 'folder',
          expected: 'a folder that exists',
          value: folder,
        });
      const { address } = await serveFolder(join(folder, '.coxcomb', 'published'), options);
      process.stdout.write(`${address}\n`);
    });
}
