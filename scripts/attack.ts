// Attacks the releases that a project has published with nothing but their public tables, and prints what was attacked and found.
// Run with `npm run attack -- [FOLDER]`; without a folder it makes the demonstration in a folder of its own and attacks that.
// Ends with 1 when a hidden count is found, or could not be attacked because what is published contradicts itself. `--plant` shows one figure again in a copy, to see that the attack notices.
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { attackRelease, type ReleaseAttack } from '#disclosure/attacker/release/attack-release.ts';
import { derivedFromHidden } from '#disclosure/attacker/release/derived-from-hidden.ts';
import { readCatalogue } from '#release/catalogue.ts';
import { workspaceOf } from '../src/pipeline.ts';
import { loadPointSolver } from './solver.ts';
import { publishDemonstration } from './attack/publish-demonstration.ts';
import { showAgain } from './attack/show-again.ts';
import { heldAgainst, toldAttack } from './attack/told-attack.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { plant: { type: 'boolean', default: false }, release: { type: 'string' } },
});
const scratch = mkdtempSync(join(tmpdir(), 'coxcomb-attack-'));
const print = (line: string) => process.stdout.write(`${line}\n`);
let failed = false;
try {
  const folder = positionals[0] ?? join(scratch, 'demonstration');
  if (positionals[0] === undefined) await publishDemonstration(folder, print);
  const { published, evidence } = workspaceOf({ folder });
  const catalogue = readCatalogue(published);
  const solve = await loadPointSolver();
  for (const { id } of catalogue.releases) {
    if (values.release !== undefined && id !== values.release) continue;
    const file = join(published, 'releases', id, 'release.duckdb');
    if (!existsSync(file)) continue;
    // Only the last release was frozen from what is in the store now.
    const truth = id === catalogue.current && existsSync(evidence) ? { evidence } : {};
    await attackOne(id, file, truth);
    if (!values.plant || id !== catalogue.current) continue;
    const copy = join(scratch, 'planted.duckdb');
    copyFileSync(file, copy);
    print(`\n${id} once more, with a figure shown again: ${await showAgain(copy, evidence)}`);
    const attack = (await attackRelease(copy, solve, truth)) as ReleaseAttack;
    describe(attack);
    if (attack.found.length === 0) failed = true;
    print(attack.found.length > 0 ? 'The attack noticed.' : 'THE ATTACK DID NOT NOTICE.');
  }

  async function attackOne(id: string, file: string, truth: { evidence?: string }): Promise<void> {
    const started = performance.now();
    const attack = await attackRelease(file, solve, truth);
    print(`\nRelease ${id}`);
    if (!attack) {
      print('  It was frozen before releases said what is protected how, and cannot be attacked.');
      return;
    }
    describe(attack);
    const derived = await derivedFromHidden(file);
    print(`  derived from hidden values: ${derived.length === 0 ? 'nothing' : derived.join('; ')}`);
    print(`  ${((performance.now() - started) / 1000).toFixed(1)} s`);
    if (!heldAgainst(attack) || derived.length > 0) failed = true;
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
process.exitCode = failed ? 1 : 0;

function describe(attack: ReleaseAttack): void {
  for (const line of toldAttack(attack)) print(`  ${line}`);
}
