/**
 * The option that leads a further command to the same project, as it has to be typed; nothing where the project is the folder
 * that one is in.
 */
export function typedProject(folder: string): string {
  if (folder === '.') return '';
  return ` --project ${/^[\w./-]+$/.test(folder) ? folder : `'${folder.replaceAll("'", String.raw`'\''`)}'`}`;
}
