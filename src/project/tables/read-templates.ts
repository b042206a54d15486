import { z } from 'zod';
import { AppError } from '#vocabulary/errors/app-error.ts';
import type { Issue } from '#vocabulary/issue.ts';
import { readDeclarations } from '../declaration.ts';
import { projectSchema } from '../schema/coxcomb.ts';
import type { Templates } from './fill-template.ts';
import { readTable, type TableRow } from './read-table.ts';

/** The part of coxcomb.yaml that has to be known before anything can be filled in. */
const settings = z.object({ parameters: projectSchema.shape.parameters, tables: projectSchema.shape.tables });

/**
 * Reads the parameters and tables of a project.
 *
 * @param text  coxcomb.yaml
 * @param set   parameter → value that a command gives it
 * @returns undefined where coxcomb.yaml itself has mistakes, which the reading of the whole file tells; issues of the tables in any case
 * @throws PROJECT_PARAMETER_UNKNOWN
 */
export function readTemplates(
  text: string,
  file: string,
  dataFolder: string,
  set: Readonly<Record<string, string>>,
): { templates: Templates | undefined; issues: Issue[] } {
  const [read] = readDeclarations(text, file, settings).declared;
  if (!read) return { templates: undefined, issues: [] };
  const declared = Object.entries(read.value.parameters);
  for (const name of Object.keys(set))
    if (!declared.some(([known]) => known === name))
      throw new AppError('PROJECT_PARAMETER_UNKNOWN', {
        value: `--set ${name}`,
        known: declared.map(([known]) => known).join(', ') || 'it declares none',
      });
  const parameters = new Map(declared.map(([name, { value }]) => [name, set[name] ?? value]));
  // The names of files may hold parameters themselves.
  const filled = readDeclarations(text, file, settings.pick({ tables: true }), { parameters, tables: new Map() });
  const issues: Issue[] = [];
  const tables = new Map<string, TableRow[]>();
  const [own] = filled.declared;
  for (const [name, table] of Object.entries(own?.value.tables ?? {})) {
    const place = (path: readonly PropertyKey[]) => {
      const whole = ['tables', name, ...path];
      return { file, ...own?.locate(whole), path: whole.join('.') };
    };
    const { rows, issues: found } = readTable(table, dataFolder, place);
    issues.push(...found);
    tables.set(name, rows);
  }
  return { templates: { parameters, tables }, issues };
}
