// An import from files to a pack, with an engine of its own: its memory, several times the files, goes
// when it is done. In a worker, or on the page where there can be none.

import { createChecker } from './engine.js';
import { InfuseCheckError } from './error.js';
import { bytesOf } from './file-bytes.js';
import { MOST_BYTES, tooLarge, type ImportFile } from './import-files.js';

/** What is being done, and how much of how much; `of` is 0 while that cannot be told. */
export interface Progress {
  stage: 'reading' | 'unpacking' | 'importing' | 'saving';
  done: number;
  of: number;
}

export interface ImportJob {
  files: readonly File[];
  /** For files that do not say it; "" for none. */
  quarter: string;
}

type Tell = (progress: Progress) => void;

export async function importedPack(job: ImportJob, tell: Tell): Promise<Uint8Array> {
  try {
    const files = await contents(job.files, tell);
    tell({ stage: 'unpacking', done: 0, of: 0 });
    const checker = await createChecker();
    return checker.importPack(files, {
      ...(job.quarter ? { quarter: job.quarter } : {}),
      progress: (done, of) => tell({ stage: 'importing', done, of }),
    });
  } catch (error) {
    // Every other failure is a value of ours, so this is an array that finds no room.
    throw error instanceof InfuseCheckError ? error : noMemory();
  }
}

async function contents(files: readonly File[], tell: Tell): Promise<ImportFile[]> {
  const of = files.reduce((sum, { size }) => sum + size, 0);
  if (of > MOST_BYTES) throw tooLarge();
  const read: ImportFile[] = [];
  let done = 0;
  for (const file of files) {
    tell({ stage: 'reading', done, of });
    read.push({ name: file.name, bytes: await bytesOf(file) });
    done += file.size;
  }
  return read;
}

export function noMemory(): InfuseCheckError {
  return new InfuseCheckError(
    'The import stopped: there is not enough memory for these files here.',
    '',
    'Close other tabs and try again, or use the command line: infusecheck import FILE…',
  );
}
