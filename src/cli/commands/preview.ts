import { mkdtempSync, rmSync, symlinkSync, writeFileSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { readManifest } from '#release/catalogue.ts';
import { workspaceOf } from '../../pipeline.ts';
import { type ServeOptions, serveFolder } from './serve.ts';

/** `coxcomb preview`: the site over a candidate, on a listener of its own, before anybody else can see it. */
export function previewCommand(): Command {
  return new Command('preview')
    .description('look at a candidate as its readers will see it')
    .argument('<id>', 'the candidate')
    .option('--project <folder>', 'project folder', '.')
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--port <number>', 'port; 0 takes any that is free', '4701')
    .action(async (id: string, options: ServeOptions & { project: string }) => {
      const { manifest, folder } = readManifest(workspaceOf({ folder: options.project }), id);
      // The public application reads published releases only; the candidate gets a catalogue of its own in a private folder.
      const stage = mkdtempSync(join(tmpdir(), 'coxcomb-preview-'));
      mkdirSync(join(stage, 'releases'));
      symlinkSync(resolve(folder), join(stage, 'releases', id));
      const entry = {
        id,
        title: `${manifest.title} (preview)`,
        status: 'published',
        // Nobody has published it, and it may never be.
        publishedOn: null,
        supersedes: null,
        hash: manifest.hash,
      };
      writeFileSync(join(stage, 'catalogue.json'), JSON.stringify({ releases: [entry], current: id }));
      process.once('exit', () => rmSync(stage, { recursive: true, force: true }));
      const { address } = await serveFolder(stage, options);
      process.stdout.write(`${address}\n`);
    });
}
