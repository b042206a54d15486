import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A moment at which publishers had delivered files and the country published a release. */
export interface ReleaseStage {
  id: string;
  publishedOn: string;
  title: string;
  notes: string;
  /** Last financial year, by its first calendar year, of which files were there. */
  lastYear: number;
}

const stages: readonly ReleaseStage[] = [
  {
    id: '2022',
    publishedOn: '2022-07-14',
    title: 'Summer 2022',
    notes: 'The first release, with figures up to March 2022.',
    lastYear: 2021,
  },
  {
    id: '2023',
    publishedOn: '2023-07-13',
    title: 'Summer 2023',
    notes:
      'Adds the figures of 2022/23. The waiting times of 2021/22 were revised by their publisher: two hospitals had found patients who were not counted.',
    lastYear: 2022,
  },
  {
    id: '2024',
    publishedOn: '2024-07-11',
    title: 'Summer 2024',
    notes: 'Adds the figures of 2023/24.',
    lastYear: 2023,
  },
];

/** The releases of the demonstration, the oldest first. */
export function releaseStages(): readonly ReleaseStage[] {
  return stages;
}

/** Folder, below the project, of the files that were delivered for a stage. */
export function deliveryFolder(stage: ReleaseStage): string {
  return `deliveries/${stage.id}`;
}

/** The seed that the country of a project folder was made from; none when it is no invented country. */
export function seedOf(folder: string): number | undefined {
  const file = join(folder, 'coxcomb.yaml');
  const said = existsSync(file) ? /^# .*made from the seed (\d+)/.exec(readFileSync(file, 'utf8')) : null;
  return said ? Number(said[1]) : undefined;
}

/** The stages of which a project folder has no deliveries, because they were not made yet. */
export function missingStages(folder: string): ReleaseStage[] {
  return stages.filter((stage) => !existsSync(join(folder, deliveryFolder(stage))));
}

/** Makes `data/` hold what had been delivered by a stage: later deliveries of a file replace earlier ones. */
export function placeStage(folder: string, stage: ReleaseStage): void {
  const data = join(folder, 'data');
  rmSync(data, { recursive: true, force: true });
  for (const past of stages.slice(0, stages.findIndex(({ id }) => id === stage.id) + 1)) {
    const delivery = join(folder, deliveryFolder(past));
    if (!existsSync(delivery)) continue;
    for (const entry of readdirSync(delivery, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const from = join(entry.parentPath, entry.name);
      const to = join(data, from.slice(delivery.length + 1));
      mkdirSync(dirname(to), { recursive: true });
      copyFileSync(from, to);
    }
  }
}
