// An import in a worker of its own, so that the page stays responsive and the import can be cancelled.
// The worker is made of this script's own text: that needs no request, works from the disk and without
// a network, and such a worker inherits the page's policy, `connect-src 'none'` included, whatever
// headers a host sends.

import { InfuseCheckError } from './error.js';
import { importedPack, noMemory, type ImportJob, type Progress } from './import-run.js';
import type { Said } from './import-worker.js';

export interface ImportWatch {
  tell: (progress: Progress) => void;
  /** Aborting cancels: the promise is rejected with the signal's reason. */
  signal: AbortSignal;
}

/** A pack of the files. Where the browser makes no worker, the page imports by itself. */
export async function importFiles(job: ImportJob, watch: ImportWatch): Promise<Uint8Array> {
  const worker = await startedWorker(watch.signal);
  try {
    const pack = worker ? await outcome(worker, job, watch) : await importedPack(job, watch.tell);
    watch.signal.throwIfAborted();
    return pack;
  } finally {
    worker?.terminate();
  }
}

/** Undefined where policy or age of the browser forbid one. */
async function startedWorker(signal: AbortSignal): Promise<Worker | undefined> {
  let address = '';
  let worker: Worker | undefined;
  try {
    const text = `(${infuseCheck.toString()})()`;
    address = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
    worker = new Worker(address, { type: 'module' });
    if (await runs(worker, signal)) return worker;
  } catch {
    // As if it had said that it does not run.
  } finally {
    URL.revokeObjectURL(address);
  }
  worker?.terminate();
  signal.throwIfAborted();
  return undefined;
}

const runs = (worker: Worker, signal: AbortSignal) =>
  new Promise<boolean>((resolve) => {
    worker.onmessage = () => resolve(true);
    worker.onerror = () => resolve(false);
    signal.addEventListener('abort', () => resolve(false));
  });

function outcome(worker: Worker, job: ImportJob, { tell, signal }: ImportWatch) {
  return new Promise<Uint8Array>((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason));
    worker.onmessage = ({ data }: MessageEvent<Exclude<Said, 'ready'>>) => {
      if ('progress' in data) tell(data.progress);
      else if ('pack' in data) resolve(data.pack);
      else reject(new InfuseCheckError(data.error.what, data.error.where, data.error.remedy));
    };
    worker.onerror = (event) => {
      event.preventDefault();
      reject(noMemory());
    };
    worker.postMessage(job);
  });
}
