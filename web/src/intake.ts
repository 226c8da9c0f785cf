// Files and text from the user, and the errors of bringing them in.

import { InfuseCheckError } from './engine.js';
import { bytesOf } from './file-bytes.js';
import { MAX_BYTES } from './session.js';

/** Whether what was dropped or chosen is a claim, which must be alone; else it is tables of CMS's. */
export async function isClaimFile(files: readonly File[]): Promise<boolean> {
  for (const file of files) {
    if (!isClaim(await bytesOf(file.slice(0, 1024)))) continue;
    if (files.length === 1) return true;
    throw new InfuseCheckError('Open one file at a time.', '', 'Drop a single 837P or JSON file.');
  }
  return false;
}

export async function claimBytes(file: File): Promise<Uint8Array> {
  if (file.size > MAX_BYTES) {
    throw new InfuseCheckError(
      `This file has ${Math.ceil(file.size / (1024 * 1024))} MB; the page reads claims of up to 64 MB.`,
      '',
      'The command line reads larger ones: infusecheck check FILE.',
    );
  }
  return bytesOf(file);
}

/** Whether a file begins as X12 or JSON does, as the engine tells: it is then never a table. */
function isClaim(bytes: Uint8Array): boolean {
  return /^\s*(ISA|[{[]|$)/.test(new TextDecoder().decode(bytes));
}

/** Resolves once the browser has painted what was rendered so far. */
export function painted(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
  });
}
