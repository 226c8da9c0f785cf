// The worker's side of an import: one job, then the page ends it. worker-import.ts is the other side.

import type { InfuseCheckError } from './error.js';
import { importedPack, type ImportJob, type Progress } from './import-run.js';

/** What a worker says: that it runs, how far it is, and at last what came of it. */
export type Said =
  | 'ready'
  | { progress: Progress }
  | { pack: Uint8Array }
  | { error: { what: string; where: string; remedy: string } };

/** What of a worker's global object is used here; TypeScript's own types of it exclude the page's. */
interface Scope {
  postMessage(said: Said, moved?: Transferable[]): void;
  onmessage: ((event: MessageEvent<ImportJob>) => void) | null;
}

const scope = globalThis as unknown as Scope;

async function run(job: ImportJob): Promise<void> {
  try {
    const pack = await importedPack(job, (progress) => scope.postMessage({ progress }));
    scope.postMessage({ pack }, [pack.buffer]);
  } catch (error) {
    const { what, where, remedy } = error as InfuseCheckError;
    scope.postMessage({ error: { what, where, remedy } });
  }
}

scope.onmessage = ({ data }) => void run(data);
scope.postMessage('ready');
