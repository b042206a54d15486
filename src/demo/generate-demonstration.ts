import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { catalogue } from './catalogue/catalogue.ts';
import { buildCountry } from './country/build-country.ts';
import type { Country } from './country/country.ts';
import { areaFiles } from './declare/areas.ts';
import { boundaryFiles } from './declare/boundaries.ts';
import { inequalityIndicators } from './declare/inequality.ts';
import { declareIndicator } from './declare/indicators.ts';
import { declareMeasures, populationMeasures } from './declare/measures.ts';
import { neighbourFiles } from './declare/neighbours.ts';
import { declareProject } from './declare/project.ts';
import { declareSource, populationSources } from './declare/sources.ts';
import { sixClinicalAreas } from './frameworks/six-clinical-areas.ts';
import { sixClinicalAreasText } from './frameworks/six-clinical-areas-text.ts';
import { Deliveries } from './deliver.ts';
import { returns } from './returns/returns.ts';
import { placeStage, releaseStages } from './stages.ts';
import { FolderWriter } from './write/files.ts';

export { placeStage, type ReleaseStage, releaseStages } from './stages.ts';

export interface DemonstrationOptions {
  folder: string;
  /** Another seed makes another country; the same seed makes the same bytes. */
  seed: number;
}

/**
 * Writes the project folder of an invented country: declarations, areas, boundaries, and what its publishers delivered.
 *
 * `deliveries/` holds the files by the release that first had them; `data/` is left as of the last release. `placeStage` turns
 * `data/` back to an earlier one.
 *
 * @returns files and rows of data written
 */
export async function generateDemonstration(options: DemonstrationOptions): Promise<{ files: number; rows: number }> {
  forgetDeliveries(options);
  const { out, country } = declareDemonstration(options);
  const deliveries = new Deliveries(country, options.seed, out);
  const last = releaseStages().at(-1)!;
  await deliveries.through(last);
  placeStage(options.folder, last);
  return { files: out.files, rows: deliveries.rows };
}

/** Removes what was delivered of another country, or of this one before its declarations were complete. */
export function forgetDeliveries({ folder }: DemonstrationOptions): void {
  rmSync(join(folder, 'deliveries'), { recursive: true, force: true });
}

/**
 * Writes declarations, areas and boundaries of the invented country, as `generateDemonstration` does, and leaves alone what is being
 * delivered meanwhile. The file `coxcomb.yaml` comes last: where it is, the others are too.
 */
export function declareDemonstration({ folder, seed }: DemonstrationOptions): { out: FolderWriter; country: Country } {
  const country = buildCountry(seed);
  const out = new FolderWriter(folder);
  const register = {
    publisher: 'Statistical Office of Ellowen',
    licence: 'Open data of Ellowen (invented)',
    address: 'https://data.ellowen.example/areas',
    accessed: '2024-07-01',
  };
  [...areaFiles(country), ...neighbourFiles(country)].forEach(({ file, table, declaration }, i) => {
    const { id, title, ...rest } = declaration;
    out.table(`areas/${file}.csv`, table);
    // The number keeps the files in the order from large areas to small.
    out.yaml(`areas/${String(i + 1).padStart(2, '0')}-${file}.yaml`, {
      id,
      title,
      ...register,
      files: [`${file}.csv`],
      ...rest,
    });
  });
  for (const { file, geojson, declaration } of boundaryFiles(country)) {
    out.write(`areas/boundaries/${file}.geojson`, geojson);
    out.yaml(`boundaries/${file}.yaml`, declaration);
  }
  out.yaml('measures/population.yaml', populationMeasures);
  for (const source of populationSources) out.yaml(`sources/${source.id}.yaml`, source);
  for (const source of returns) {
    const entries = catalogue.filter((entry) => entry.return === source.id);
    out.yaml(`measures/${source.id}.yaml`, declareMeasures(source, entries));
    out.yaml(`sources/${source.id}.yaml`, declareSource(source, entries));
  }
  for (const entry of catalogue) out.yaml(`indicators/${entry.id}.yaml`, declareIndicator(entry));
  out.yaml(`frameworks/${sixClinicalAreas.id}.yaml`, sixClinicalAreas);
  out.write(`frameworks/${sixClinicalAreas.id}.md`, sixClinicalAreasText);
  for (const entry of inequalityIndicators) out.yaml(`indicators/${entry.id}.yaml`, entry);
  out.yaml(
    'coxcomb.yaml',
    declareProject(country),
    `An invented country, made from the seed ${seed}. Nothing here is real.`,
  );
  return { out, country };
}

/** What is delivered in a country, as far as its folder lacks it. */
export function deliveriesOf({ folder, seed }: DemonstrationOptions): Deliveries {
  return new Deliveries(buildCountry(seed), seed, new FolderWriter(folder));
}
