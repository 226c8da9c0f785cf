import { InfuseCheckError } from './error.js';

/** What is in a file that was dropped or chosen. */
export async function bytesOf(file: Blob): Promise<Uint8Array> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    throw new InfuseCheckError(
      'The browser could not read this.',
      '',
      'Drop a file, not a folder, and drop it anew when it has changed.',
    );
  }
}
