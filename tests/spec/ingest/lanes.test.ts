import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { loadAreas } from '#areas/load-areas.ts';
import { Database } from '#evidence/database.ts';
import { createEvidence } from '#evidence/schema.ts';
import { ingestSources } from '#ingest/ingest-sources.ts';
import { registerDeclarations } from '#ingest/register-declarations.ts';
import { countsCsv, countsSource, type SmallProject, withSmallProject } from '../../fixtures/small-project.ts';

// Files of different shapes, so that each is a pass of its own, with periods that come in no order.
const years = ['2021/22', '2019/20', '2023/24', '2020/21', '2022/23', '2018/19'];
const sources = years.map((_, i) => ({ ...countsSource, id: `counts-${i}`, files: [`counts-${i}.csv`] }));
const data = Object.fromEntries(
  years.map((year, i) => [
    `counts-${i}.csv`,
    countsCsv(
      [`P01,${year},20,200`, `P02,${year},1${i},300`, `P09,${year},x,1`].map((row) => `${row}${',-'.repeat(i)}`),
      `Practice,Year,Smokers,Adults${Array.from({ length: i }, (_, k) => `,More${k}`).join('')}`,
    ),
  ]),
);

/** Everything that reading wrote, with the ids that it gave. */
async function read(small: SmallProject, lanes: number) {
  const project = small.load();
  const database = await Database.open({ path: ':memory:' });
  try {
    await createEvidence(database);
    await loadAreas(database, project);
    const ids = await registerDeclarations(database, project);
    const measures = new Map(project.measures.map(({ value }) => [value.id, value]));
    const context = { declaration: project.declaration, measures, ids, areasHash: '', sourceIds: ids.sources, lanes };
    const { issues } = await ingestSources(database, project, context, {});
    const all = (table: string) => database.rows(`SELECT COLUMNS(*)::VARCHAR FROM ${table} ORDER BY ALL`);
    const tables = ['fact', 'period', 'stratum', 'source_file', 'reject', 'set_aside', 'part'];
    return { issues, tables: await Promise.all(tables.map(all)) };
  } finally {
    database.close();
  }
}

it('reads the same on two connections as on one, down to the ids', async () => {
  await withSmallProject({ sources, data, framework: null }, async (small) => {
    const one = await read(small, 1);
    expect(one.tables[0]).toHaveLength(24);
    expect(one.tables[1]).toHaveLength(6);
    expect(await read(small, 2)).toEqual(one);
  });
});

it('ends with the first failure, and the next build reads all that had been read beside it', async () => {
  await withSmallProject({ sources, data, framework: null }, async (small) => {
    let changed = false;
    const progress = (step: string) => {
      if (changed || !step.startsWith('reading')) return;
      changed = true;
      appendFileSync(join(small.folder, 'data', 'counts-3.csv'), 'P03,2020/21,1,9,-,-,-\n');
    };
    await expect(small.build({ progress, threads: 2 })).rejects.toMatchObject({ code: 'INGEST_FILE_CHANGED' });
    const report = await small.build({ threads: 2 });
    expect(report.sources.map(({ read, accepted }) => [read, accepted])).toEqual(
      years.map((_, i) => (i === 3 ? [4, 3] : [3, 2])),
    );
  });
});
