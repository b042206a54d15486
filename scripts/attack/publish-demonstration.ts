import { join } from 'node:path';
import { generateDemonstration, placeStage, releaseStages } from '#demo/generate-demonstration.ts';
import { loadProject, refuseProblems } from '#project/load.ts';
import { publishRelease } from '#release/catalogue.ts';
import { freezeRelease } from '#release/freeze.ts';
import { historyBasis } from '#release/history-basis.ts';
import { build, workspaceOf } from '../../src/pipeline.ts';

/** Makes the demonstration and publishes its releases, as `coxcomb demo` does. */
export async function publishDemonstration(folder: string, print: (line: string) => void): Promise<void> {
  await generateDemonstration({ folder, seed: 1858 });
  const folders = workspaceOf({ folder });
  for (const stage of releaseStages()) {
    placeStage(folder, stage);
    const { project, issues } = loadProject(folder, { shippedFrameworks: 'frameworks' });
    if (!project) refuseProblems(issues);
    const report = await build(project);
    await freezeRelease(folders.evidence, join(folders.candidates, stage.id), project, {
      id: stage.id,
      title: stage.title,
      ...historyBasis(folders.published),
    });
    publishRelease(folders, stage.id, stage.publishedOn);
    print(`published ${stage.id}: ${report.hidden.toLocaleString('en-GB')} estimates hidden`);
  }
}
