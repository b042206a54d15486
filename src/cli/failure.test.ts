import { describe, expect, it } from 'vitest';
import { AppError } from '#vocabulary/errors/app-error.ts';
import { failureOf } from './failure.ts';

const systemError = (code: string, message: string) => Object.assign(new Error(message), { code });

describe('an error that ends a command', () => {
  it.each([
    ['CLI_SYSTEM_REFUSED', systemError('ENOSPC', 'ENOSPC: no space left on device, write')],
    ['CLI_SYSTEM_REFUSED', systemError('EROFS', "EROFS: read-only file system, mkdir '/x'")],
    ['CLI_SYSTEM_REFUSED', systemError('EACCES', "EACCES: permission denied, open '/x'")],
    ['CLI_SYSTEM_REFUSED', new Error('IO Error: Could not write file "/x": No space left on device')],
    ['CLI_SYSTEM_REFUSED', new AppError('EVIDENCE_UNREADABLE', { file: '/x', reason: 'Read-only file system' })],
    ['CLI_MEMORY', new Error('Out of Memory Error: could not allocate block of size 256.0 KiB')],
    ['CLI_FAULT', new TypeError("Cannot read properties of undefined (reading 'x')")],
    ['CLI_FAULT', 'thrown text'],
    ['EVIDENCE_UNREADABLE', new AppError('EVIDENCE_UNREADABLE', { file: '/x', reason: 'it is not a database' })],
  ])('has the code %s and no stack: %s', (code, error) => {
    const failure = failureOf(error);
    expect(failure.code).toBe(code);
    expect(failure.exitCode).toBe(1);
    expect(failure.message).not.toMatch(/\n|\bat .*:\d+:\d+/);
    expect(failure.remedy).not.toBe('');
  });

  it('keeps the exit code of wrong use', () => {
    expect(failureOf(new AppError('PROJECT_FOLDER_MISSING', { folder: 'x' })).exitCode).toBe(2);
  });
});
