import { open } from 'node:fs/promises';
import { issue } from '#vocabulary/issue.ts';
import { type ZipMember, zipDirectory } from '../archives/zip-directory.ts';
import { zipMemberBytes } from '../archives/zip-member.ts';
import { contentThatIsNoText } from '../content-kind.ts';
import { Refusal } from '../refusal.ts';

/** A manifest that is longer is not looked at. */
const manifestBytes = 1024 * 1024;

/**
 * The parts of a workbook that is a zip archive.
 *
 * @param file name to use in issues
 * @throws Refusal SOURCE_SPREADSHEET_BROKEN when it is none, or protected by a password
 */
export async function workbookArchive(path: string, file: string): Promise<ZipMember[]> {
  const broken = (reason: string) => new Refusal(issue('SOURCE_SPREADSHEET_BROKEN', { file }, { reason }));
  const found = await kindOf(path);
  if (found === 'an old or a protected workbook')
    throw broken('it is protected by a password, or an old .xls by content');
  if (!found?.includes('zip')) throw broken(`it begins as ${found ?? 'text'} does and not as a workbook`);
  try {
    const members = await zipDirectory(path, file);
    if (await isProtected(path, members, file)) throw broken('it is protected by a password');
    return members;
  } catch (error) {
    if (error instanceof Refusal && error.issue.code === 'SOURCE_ARCHIVE_BROKEN')
      throw broken(error.reason ?? error.issue.message);
    throw error;
  }
}

async function kindOf(path: string): Promise<string | null> {
  const handle = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(512), 0, 512, 0);
    return contentThatIsNoText(buffer.subarray(0, bytesRead));
  } finally {
    await handle.close();
  }
}

/** OpenDocument encrypts part by part and says so in the manifest. */
async function isProtected(path: string, members: readonly ZipMember[], file: string): Promise<boolean> {
  const manifest = members.find(({ name }) => name === 'META-INF/manifest.xml');
  if (!manifest || manifest.unpackedBytes > manifestBytes) return false;
  let text = '';
  const limits = { unpackedBytes: manifestBytes, packingRatio: 1000 };
  for await (const piece of zipMemberBytes(path, manifest, file, limits)) text += piece.toString('latin1');
  return text.includes('encryption-data');
}
