// The tables that claims are checked with: the built-in ones, and those that the user imported from
// files of CMS's laid over them.

import { createChecker, InfuseCheckError, type Checker } from './engine.js';
import { forgetPack, storedPacks, storePack } from './pack-store.js';
import type { DateText } from './types.js';
import { importFiles, type ImportWatch } from './worker-import.js';

/** What became of one file; docs/import.md. */
export interface ImportedFile {
  file: string;
  archive?: string;
  sha256: string;
  title?: string;
  from?: DateText;
  through?: DateText;
  kept?: number;
  left_out: { reason: string; rows: number }[];
  rejected: { line: number; reason: string }[];
}

export interface Pack {
  bytes: Uint8Array;
  files: ImportedFile[];
  /** In the browser's storage; undefined for a pack that lasts as long as the tab. */
  id?: number;
  /** Why the engine does not take it. */
  error?: InfuseCheckError;
}

/** The engine asks for the quarter, which neither the file nor its name says. */
export const asksForQuarter = (error: InfuseCheckError) => error.remedy.includes('--quarter');

/** The file is none of CMS's tables, so it may as well be a claim gone wrong. */
export const isUnknown = (error: InfuseCheckError) =>
  error.what === 'The file is no table that can be imported.';

export class Tables extends EventTarget {
  /** In the order they are laid over the built-in tables. */
  packs: Pack[] = [];
  /** Whether this browser keeps them between visits. */
  lasting = true;
  checker!: Checker;

  /** With the packs of earlier visits. */
  static async load(): Promise<Tables> {
    const tables = new Tables();
    try {
      const stored = await storedPacks();
      tables.packs = stored.map(({ id, bytes }) => ({ id, bytes, files: filesOf(bytes) }));
    } catch {
      tables.lasting = false;
    }
    await tables.#lay();
    return tables;
  }

  /** Imports files as one pack; the same files imported before make way for it. */
  async add(files: readonly File[], quarter: string, watch: ImportWatch): Promise<Pack> {
    const bytes = await importFiles({ files, quarter }, watch);
    watch.tell({ stage: 'saving', done: 0, of: 0 });
    const pack: Pack = { bytes, files: filesOf(bytes) };
    try {
      pack.id = await storePack(bytes);
    } catch {
      this.lasting = false;
    }
    const same = this.packs.filter((other) => fingerprint(other) === fingerprint(pack));
    this.packs.push(pack);
    await this.remove(same);
    return pack;
  }

  async remove(packs: readonly Pack[]): Promise<void> {
    try {
      for (const { id } of packs) if (id !== undefined) await forgetPack(id);
    } catch {
      throw new InfuseCheckError(
        'The browser did not remove the tables from its storage.',
        '',
        "Clear this page's data in the browser's settings.",
      );
    } finally {
      this.packs = this.packs.filter((pack) => !packs.includes(pack));
      await this.#lay();
    }
  }

  /** Tables cannot be taken off an engine again, so a new one is made. */
  async #lay(): Promise<void> {
    const checker = await createChecker();
    for (const pack of this.packs) {
      delete pack.error;
      try {
        checker.addPack(pack.bytes);
      } catch (error) {
        if (!(error instanceof InfuseCheckError)) throw error;
        pack.error = error;
      }
    }
    this.checker = checker;
    this.dispatchEvent(new Event('change'));
  }
}

/** The account in a pack; none in one that cannot be read, which the engine refuses. */
function filesOf(bytes: Uint8Array): ImportedFile[] {
  try {
    return JSON.parse(new TextDecoder().decode(bytes)).manifest.imported ?? [];
  } catch {
    return [];
  }
}

const fingerprint = ({ files }: Pack) => files.map(({ sha256 }) => sha256).join();
