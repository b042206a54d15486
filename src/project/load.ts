import { type Dirent, existsSync, readdirSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import type { z } from 'zod';
import { AppError } from '#vocabulary/errors/app-error.ts';
import { type Issue, issue } from '#vocabulary/issue.ts';
import { adaptFramework } from './adapt-framework.ts';
import { checkReferences, type DeclaredKind } from './check-references.ts';
import { type Declared, readDeclarations } from './declaration.ts';
import { declarationText } from './declaration-text.ts';
import { readFrameworkTexts } from './framework-texts.ts';
import { settleInequality } from './settle-inequality.ts';
import type { Project } from './project.ts';
import type { Framework } from './schema/framework.ts';
import { type FrameworkUse, usedFramework } from './schema/framework-use.ts';
import type { ProjectDeclaration } from './schema/coxcomb.ts';
import { schemas } from './schema/schemas.ts';
import type { Templates } from './tables/fill-template.ts';
import { readTemplates } from './tables/read-templates.ts';

export interface LoadOptions {
  /** Folder of the data files; by default `data` in the project folder. */
  dataFolder?: string | undefined;
  /** Folder of the frameworks shipped with the product. */
  shippedFrameworks: string;
  /** Parameter of coxcomb.yaml → value in place of the declared one. */
  parameters?: Readonly<Record<string, string>>;
}

/**
 * Reads a project folder into a validated project, with every problem of the folder at once.
 *
 * @throws PROJECT_FOLDER_MISSING when the folder has no coxcomb.yaml; PROJECT_PARAMETER_UNKNOWN
 * @returns the project when nothing blocks, and all issues in any case
 */
export function loadProject(folder: string, options: LoadOptions): { project: Project | undefined; issues: Issue[] } {
  const root = resolve(folder);
  const main = join(root, 'coxcomb.yaml');
  if (!existsSync(main)) throw new AppError('PROJECT_FOLDER_MISSING', { folder });
  const issues: Issue[] = [];
  const dataFolder = resolve(options.dataFolder ?? join(root, 'data'));
  const mainText = declarationText(main);
  const { templates, issues: tableIssues } = readTemplates(
    mainText.reason === undefined ? mainText.text : '',
    'coxcomb.yaml',
    dataFolder,
    options.parameters ?? {},
  );
  issues.push(...tableIssues);

  const broken: Partial<Record<DeclaredKind, string[]>> = {};
  const read = <S extends z.ZodType>(
    path: string,
    schema: S,
    kind?: DeclaredKind,
    file = relative(root, path),
    filling: Templates | undefined | null = templates,
  ): Declared<z.output<S>>[] => {
    const content = declarationText(path);
    if (content.reason !== undefined) {
      issues.push(issue('DECLARATION_UNREADABLE', { file }, { value: file, reason: content.reason }));
      return [];
    }
    const result = readDeclarations(content.text, file, schema, filling ?? undefined);
    issues.push(...result.issues);
    if (kind) broken[kind] = [...(broken[kind] ?? []), ...result.broken];
    return result.declared;
  };
  const readFolder = <S extends z.ZodType>(name: string, schema: S, kind: DeclaredKind) =>
    yamlFiles(join(root, name), (folder, error) => {
      const [reason] = error.message.split(',');
      const file = relative(root, folder);
      issues.push(issue('DECLARATION_UNREADABLE', { file }, { value: file, reason }));
    }).flatMap((file) => read(file, schema, kind));

  const [declaration, second] = read(main, schemas.coxcomb.schema);
  // Without parameters and tables there would be complaints about everything that names them.
  if (!templates && mainText.reason === undefined && /^(parameters|tables)\s*:/m.test(mainText.text))
    return { project: undefined, issues };
  if (second) {
    const reason = 'A project is declared once, and this is a list of several';
    const where = { file: relative(root, main), ...second.locate([]) };
    issues.push(issue('DECLARATION_INVALID', where, { reason, value: second.value.id, remedy: 'Keep one of them.' }));
  }
  const own = readFolder('frameworks', schemas.framework.schema, 'framework');
  const uses = (declaration?.value.frameworks ?? []).map(usedFramework);
  const wanted = uses.map(({ use }) => use);
  for (const [i, use] of wanted.entries())
    if (declaration && wanted.indexOf(use) < i)
      issues.push(
        issue(
          'DECLARATION_INVALID',
          { file: declaration.file, ...declaration.locate(['frameworks', i]), path: `frameworks.${i}` },
          {
            reason: 'A framework is used once, and this one is listed before',
            value: use,
            remedy: 'Keep one of the two; give both area types in `areaTypes` of that one.',
          },
        ),
      );
  const shipped = wanted
    .filter((id) => !own.some((framework) => framework.value.id === id) && !broken.framework?.includes(id))
    .map((id) => join(options.shippedFrameworks, `${id}.yaml`))
    .filter((file) => existsSync(file))
    .flatMap((file) => read(file, schemas.framework.schema, 'framework', `frameworks/${basename(file)}`, null));
  const declared = [...own, ...shipped].filter((framework) => wanted.includes(framework.value.id));
  const settled = settleInequality(readFolder('indicators', schemas.indicator.schema, 'indicator'), declaration?.value);
  issues.push(...settled.issues);
  broken.indicator = [...(broken.indicator ?? []), ...settled.refused];
  const rest = {
    measures: readFolder('measures', schemas.measure.schema, 'measure'),
    indicators: settled.indicators,
    sources: readFolder('sources', schemas.source.schema, 'source'),
    areaSources: readFolder('areas', schemas.area.schema, 'areaSource'),
    boundaries: readFolder('boundaries', schemas.boundary.schema, 'boundary'),
  };
  // Without a table there would be complaints about everything that is made from it.
  if (!declaration || tableIssues.length > 0) return { project: undefined, issues };

  const indicators = rest.indicators.map(({ value }) => value);
  const adapted = declared.map((framework) => {
    const at = wanted.indexOf(framework.value.id);
    const place = { file: declaration.file, locate: declaration.locate, path: ['frameworks', at] };
    return adaptFramework(framework, uses[at] as FrameworkUse, indicators, place);
  });
  issues.push(...adapted.flatMap((one) => one.issues));
  const frameworks = declared.map((framework, i) => adapted[i]?.framework ?? framework);
  const project: Project = {
    folder: root,
    dataFolder,
    declaration: { ...declaration.value, parameters: asSet(declaration.value.parameters, options.parameters ?? {}) },
    placeOf: (path) => ({ file: declaration.file, ...declaration.locate(path), path: path.join('.') }),
    ...rest,
    frameworks,
    frameworkTexts: readFrameworkTexts(wanted, [join(root, 'frameworks'), options.shippedFrameworks]),
  };
  const fromShipped = new Set(frameworks.filter((_, i) => shipped.includes(declared[i] as Declared<Framework>)));
  const offered = yamlFiles(options.shippedFrameworks, () => undefined).map((file) => basename(file, '.yaml'));
  issues.push(...checkReferences(project, declaration, fromShipped, broken, offered));
  const blocked = issues.some((found) => found.severity === 'blocks');
  return { project: blocked ? undefined : project, issues };
}

/** The parameters with the values that a command gives some of them, so that what is built from them tells. */
function asSet(declared: ProjectDeclaration['parameters'], set: Readonly<Record<string, string>>) {
  return Object.fromEntries(
    Object.entries(declared).map(([name, parameter]) => [name, { ...parameter, value: set[name] ?? parameter.value }]),
  );
}

/**
 * The YAML files of a folder and its subfolders, sorted, so that every machine reads them in the same order.
 *
 * @param refuse told about a folder that may not be looked into
 */
function yamlFiles(folder: string, refuse: (folder: string, error: Error) => void): string[] {
  if (!existsSync(folder)) return [];
  let entries: Dirent[];
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    refuse(folder, error as Error);
    return [];
  }
  return entries
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return yamlFiles(path, refuse);
      return /\.ya?ml$/.test(entry.name) && !entry.name.includes('.test.') ? [path] : [];
    });
}

/** Turns blocking issues into the error that ends a command. */
export function refuseProblems(issues: readonly Issue[]): never {
  const count = issues.filter((found) => found.severity === 'blocks').length;
  throw new AppError('PROJECT_HAS_PROBLEMS', { count });
}
