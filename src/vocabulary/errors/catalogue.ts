import { areasErrors } from './areas.ts';
import { cliErrors } from './cli.ts';
import { disclosureErrors } from './disclosure.ts';
import { downloadsErrors } from './downloads.ts';
import type { CatalogueEntry } from './entry.ts';
import { estimatesErrors } from './estimates.ts';
import { evidenceErrors } from './evidence.ts';
import { httpErrors } from './http.ts';
import { ingestErrors } from './ingest.ts';
import { projectErrors } from './project.ts';
import { ratingErrors } from './rating.ts';
import { releaseErrors } from './release.ts';
import { sourcesErrors } from './sources.ts';
import { statisticsErrors } from './statistics.ts';
import { whatIfErrors } from './what-if.ts';

/** Every code that Coxcomb raises, gathered from one file per room. */
export const catalogue = {
  ...areasErrors,
  ...cliErrors,
  ...disclosureErrors,
  ...downloadsErrors,
  ...estimatesErrors,
  ...evidenceErrors,
  ...httpErrors,
  ...ingestErrors,
  ...projectErrors,
  ...ratingErrors,
  ...releaseErrors,
  ...sourcesErrors,
  ...statisticsErrors,
  ...whatIfErrors,
} as const satisfies Record<string, CatalogueEntry>;

type Catalogue = typeof catalogue;
export type Code = keyof Catalogue;
export type IssueCode = { [K in Code]: Catalogue[K] extends { kind: 'issue' } ? K : never }[Code];
export type ErrorCode = { [K in Code]: Catalogue[K] extends { kind: 'error' } ? K : never }[Code];
