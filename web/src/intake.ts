// Files and text from the user, and the errors of bringing them in.

import { InfuseCheckError } from './engine.js';
import type { ImportFile } from './import-files.js';
import { MAX_BYTES } from './session.js';

/** What was dropped or chosen: one claim file, or tables of CMS's. */
export async function filesFrom(files: readonly File[]): Promise<ImportFile[]> {
  const all: ImportFile[] = [];
  for (const file of files) all.push({ name: file.name, bytes: await bytesOf(file) });
  if (all.length > 1 && all.some(({ bytes }) => isClaim(bytes))) {
    throw new InfuseCheckError('Open one file at a time.', '', 'Drop a single 837P or JSON file.');
  }
  return all;
}

async function bytesOf(file: File): Promise<Uint8Array> {
  if (file.size > MAX_BYTES) {
    throw new InfuseCheckError(
      `This file has ${Math.ceil(file.size / (1024 * 1024))} MB; the page reads up to 64 for now.`,
      '',
      'The command line reads larger ones: infusecheck check FILE.',
    );
  }
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    throw new InfuseCheckError(
      'The browser could not read this.',
      '',
      'Drop a file, not a folder.',
    );
  }
}

/** Whether a file begins as X12 or JSON does, as the engine tells: it is then never a table. */
export function isClaim(bytes: Uint8Array): boolean {
  return /^\s*(ISA|[{[]|$)/.test(new TextDecoder().decode(bytes.subarray(0, 1024)));
}

/** Resolves once the browser has painted what was rendered so far. */
export function painted(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
  });
}
