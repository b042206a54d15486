import type { Place } from '#vocabulary/issue.ts';
import type { Declared } from './declaration.ts';
import type { AreaSource, BoundarySource } from './schema/area-source.ts';
import type { ProjectDeclaration } from './schema/coxcomb.ts';
import type { Framework } from './schema/framework.ts';
import type { Indicator } from './schema/indicator.ts';
import type { Measure } from './schema/measure.ts';
import type { Source } from './schema/source.ts';

/** A validated project: every declaration of its folder, each checked by itself and against the others. */
export interface Project {
  folder: string;
  dataFolder: string;
  declaration: ProjectDeclaration;
  /** Where a key of coxcomb.yaml stands, for problems that show only when data are there. */
  placeOf?: (path: PropertyKey[]) => Place;
  measures: Declared<Measure>[];
  indicators: Declared<Indicator>[];
  sources: Declared<Source>[];
  frameworks: Declared<Framework>[];
  /** The text that explains a framework to readers, by its id; in Markdown. Frameworks without one are left out. */
  frameworkTexts?: ReadonlyMap<string, string>;
  areaSources: Declared<AreaSource>[];
  boundaries: Declared<BoundarySource>[];
}
