// The engine: one wasm module behind typed calls. Text goes in, text comes out, and an error that
// the engine hands back as a value is thrown here, as JavaScript users expect.

import createModule from 'infusecheck:engine';
import wasmBinary from '../engine.wasm';
import type { Coding, ReadLog, Setting } from './coding-types.js';
import type { DrugCard, Units, UnitsQuery } from './drug-types.js';
import { InfuseCheckError } from './error.js';
import { packed, type ImportFile, type ImportOptions } from './import-files.js';
import type {
  Applicability,
  Case,
  DateText,
  Drug,
  Fixed,
  PatchOperation,
  Profile,
  Report,
  Rule,
  Scope,
  Severity,
  Version,
} from './types.js';

export { InfuseCheckError };

/** The calls of core/include/infusecheck/facade.h. */
export interface EngineModule {
  version(): string;
  check(input: string | Uint8Array, options: string): string;
  code(input: string | Uint8Array, options: string): string;
  read_log(text: string, options: string): string;
  read(input: string | Uint8Array, options: string): string;
  columns(input: string | Uint8Array, options: string): string;
  fix(input: string | Uint8Array, options: string): string;
  apply_patch(caseJson: string, patch: string): string;
  rules(): string;
  profiles(): string;
  drugs(query: string): string;
  units(query: string): string;
  explain(rule: string): string;
  add_pack(bytes: string | Uint8Array): string;
  import_pack(
    bytes: Uint8Array,
    options: string,
    progress: ((done: number, of: number) => void) | undefined,
  ): string;
}

export type Input = string | Uint8Array | Case;

export interface CheckOptions {
  /** "Today"; the local calendar date unless given. */
  as_of?: DateText;
  /** The evidence the verdict rests on; `record` when the case has an encounter, else `claim`. */
  scope?: Scope;
  /** A shipped profile's id, or a profile; for this call. */
  profile?: string | Profile;
  /** The name to report as the source. */
  file?: string;
  /** Severities instead of the rules' own. */
  rules?: Record<string, 'off' | Severity>;
  /** Run only the rules named in `rules`. */
  all_off?: boolean;
}

export interface FixOptions extends CheckOptions {
  /** Fixes trusted at least this much are applied; `safe` unless given. */
  applicability?: Exclude<Applicability, 'none'>;
  /** Makes every claim the replacement of one already sent: frequency 7, REF*F8. */
  replacement?: boolean;
  /** The payer's number of that claim, when the claim does not have it. */
  original_reference?: string;
}

export interface CodeOptions {
  /** As the claim's form says, unless given. */
  setting?: Setting;
  profile?: string | Profile;
}

export interface CheckerOptions {
  /** Packs laid over the one inside, in order. */
  packs?: Uint8Array[];
  /** The profile of every call that names none. */
  profile?: string | Profile;
}

/** The local calendar date. */
export function today(now = new Date()): DateText {
  const pad = (n: number) => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
}

export async function createChecker(options: CheckerOptions = {}): Promise<Checker> {
  // Nothing is located: the bytes are here. The glue would ask for an address all the same, which
  // cannot be worked out in a worker made of text.
  const locateFile = (name: string) => name;
  const module = await createModule({ wasmBinary, locateFile, printErr: () => {} });
  return new Checker(module, options);
}

export class Checker {
  readonly #module: EngineModule;
  readonly #profile: string | Profile | undefined;

  constructor(module: EngineModule, options: CheckerOptions = {}) {
    this.#module = module;
    this.#profile = options.profile;
    for (const pack of options.packs ?? []) this.addPack(pack);
  }

  version(): Version {
    return this.#call(() => this.#module.version());
  }

  /** One report per claim of the input. */
  check(input: Input, options: CheckOptions = {}): Report[] {
    const settings = this.#settings(options);
    return this.#call<{ reports: Report[] }>(() => this.#module.check(text(input), settings))
      .reports;
  }

  /** The administration lines that a case's infusion log supports, whatever is billed. */
  code(content: Case, options: CodeOptions = {}): Coding {
    const settings = this.#settings(options);
    return this.#call(() => this.#module.code(text(content), settings));
  }

  /** A pasted infusion log; `date` is the day of times that name none. */
  readLog(log: string, options: { date?: DateText } = {}): ReadLog {
    const settings = JSON.stringify({ date: today(), ...options });
    return this.#call(() => this.#module.read_log(log, settings));
  }

  /** The claims of the input, as cases. */
  read(input: Input): Case[] {
    return this.#call<{ cases: Case[] }>(() => this.#module.read(text(input), '')).cases;
  }

  /** Applies fixes until none that is trusted enough is left. */
  fix(input: Input, options: FixOptions = {}): Fixed {
    const settings = this.#settings(options);
    return this.#call(() => this.#module.fix(text(input), settings));
  }

  /** A copy of the case with the patch of a fix applied. */
  applyPatch(content: Case, patch: PatchOperation[]): Case {
    const call = () => this.#module.apply_patch(JSON.stringify(content), JSON.stringify(patch));
    return JSON.parse(this.#call<{ output: string }>(call).output) as Case;
  }

  rules(): Rule[] {
    return this.#call<{ rules: Rule[] }>(() => this.#module.rules()).rules;
  }

  profiles(): Profile[] {
    return this.#call<{ profiles: Profile[] }>(() => this.#module.profiles()).profiles;
  }

  /** Drugs whose code, name or brand contains the query; all without one. */
  drugs(query = ''): Drug[] {
    return this.#call<{ drugs: Drug[] }>(() => this.#module.drugs(query)).drugs;
  }

  /** Everything known of a code; undefined for one the packs do not hold. */
  drug(code: string): DrugCard | undefined {
    const found = this.drugs(code);
    return found.length === 1 && found[0]!.code === code ? (found[0] as DrugCard) : undefined;
  }

  /** Dose, volume, billing units, NDC quantity and vials: one side leads, the others follow. */
  units(query: UnitsQuery): Units {
    const profile = query.profile ?? this.#profile;
    const asked = JSON.stringify({ ...query, ...(profile ? { profile } : {}) });
    return this.#call(() => this.#module.units(asked));
  }

  /** Lays a pack over those loaded so far. */
  addPack(pack: Uint8Array): void {
    this.#call(() => this.#module.add_pack(pack));
  }

  /**
   * A pack from files of CMS, for `createChecker({ packs })`. It is JSON; `manifest.imported` says
   * what became of every file and row.
   */
  importPack(files: ImportFile[], options: ImportOptions = {}): Uint8Array {
    const { bytes, files: list } = packed(files);
    const { progress, ...rest } = options;
    const settings = JSON.stringify({ as_of: today(), ...rest, files: list });
    const answer = this.#call<{ pack: string }>(() =>
      this.#module.import_pack(bytes, settings, progress),
    );
    return new TextEncoder().encode(answer.pack);
  }

  /** The page of one rule, as text. */
  explain(rule: string): string {
    return this.#call<{ text: string }>(() => this.#module.explain(rule)).text;
  }

  #settings(options: FixOptions & CodeOptions): string {
    const profile = options.profile ?? this.#profile;
    return JSON.stringify({ as_of: today(), ...options, ...(profile ? { profile } : {}) });
  }

  #call<T>(run: () => string): T {
    let answer: T & { error?: { what: string; where?: string; remedy?: string } };
    try {
      answer = JSON.parse(run());
    } catch {
      // The engine hands back every failure as a value, so this is memory running out.
      throw new InfuseCheckError(
        'The engine stopped: this input is too large for it here.',
        '',
        'Start again, and check large files with the command line.',
      );
    }
    if (answer.error) {
      throw new InfuseCheckError(answer.error.what, answer.error.where, answer.error.remedy);
    }
    return answer;
  }
}

function text(input: Input): string | Uint8Array {
  return typeof input === 'string' || input instanceof Uint8Array ? input : JSON.stringify(input);
}
