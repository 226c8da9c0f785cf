// Files and text from the user, and the errors of bringing them in.

import { InfuseCheckError } from './engine.js';
import { MAX_BYTES } from './session.js';

/** The bytes of the one file that was dropped or chosen. */
export async function bytesOf(
  files: FileList | null | undefined,
): Promise<{ name: string; bytes: Uint8Array }> {
  const file = files?.[0];
  if (!file || files.length > 1) {
    throw new InfuseCheckError('Open one file at a time.', '', 'Drop a single 837P or JSON file.');
  }
  if (file.size > MAX_BYTES) {
    throw new InfuseCheckError(
      `This file has ${Math.ceil(file.size / (1024 * 1024))} MB; the page reads up to 64 for now.`,
      '',
      'The command line reads larger ones: infusecheck check FILE.',
    );
  }
  try {
    return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
  } catch {
    throw new InfuseCheckError(
      'The browser could not read this.',
      '',
      'Drop a file, not a folder.',
    );
  }
}

/** Resolves once the browser has painted what was rendered so far. */
export function painted(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
  });
}
