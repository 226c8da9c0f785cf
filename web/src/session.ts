// The open claims, what the engine says of them, and the way back from each change. Lives in memory
// only: nothing of it is stored, logged or sent.

import { Checker, InfuseCheckError, today } from './engine.js';
import type { CheckOptions, Input } from './engine.js';
import type { Case, Finding, Fix, Profile, Report } from './types.js';

/** What the page reads at most; the command line streams larger files. */
export const MAX_BYTES = 64 * 1024 * 1024;

export interface Entry {
  case: Case;
  report: Report;
  /** Earlier states, newest last, each with the name of the change that left it. */
  past: { case: Case; change: string }[];
  /** Trouble of the file itself, kept beside the claim once the claim is edited here. */
  fileTrouble: Finding[];
  /** The profile with contested points answered otherwise, for this claim while it is open. */
  profile?: Profile;
}

export class Session extends EventTarget {
  name = '';
  entries: Entry[] = [];
  selected = 0;
  error: InfuseCheckError | undefined;
  asOf = today();
  profile: string | Profile = '';
  #input: Input | undefined;

  constructor(public checker: Checker) {
    super();
  }

  get current(): Entry | undefined {
    return this.entries[this.selected];
  }

  /** What the current claim is checked against. */
  get options(): CheckOptions {
    return this.#options(this.current);
  }

  #options(entry?: Entry): CheckOptions {
    const profile = entry?.profile ?? this.profile;
    return { as_of: this.asOf, ...(profile ? { profile } : {}) };
  }

  /** Reads and checks an input. When that fails, what was open stays open. */
  open(name: string, input: Input): boolean {
    return this.#guard(() => {
      const cases = this.checker.read(input);
      const reports = this.checker.check(input, { ...this.#options(), file: name });
      this.entries = cases.map((content, i) => entry(content, reports[i]!));
      this.name = name;
      this.selected = 0;
      this.#input = input;
    });
  }

  close(): void {
    this.entries = [];
    this.name = '';
    this.#input = undefined;
    this.error = undefined;
    this.#changed();
  }

  select(index: number): void {
    if (index < 0 || index >= this.entries.length) return;
    this.selected = index;
    this.#changed();
  }

  /** Replaces the current case; with `change` it can be undone under that name. */
  edit(content: Case, change = ''): boolean {
    const current = this.current;
    if (!current) return false;
    return this.#guard(() => {
      const report = this.#check(current, content);
      keepFileTrouble(current);
      const last = current.past.at(-1);
      if (change || !last || last.change) current.past.push({ case: current.case, change });
      current.case = content;
      current.report = report;
    });
  }

  applyFix({ title, patch }: Fix): boolean {
    const { current } = this;
    return current !== undefined && this.edit(this.checker.applyPatch(current.case, patch), title);
  }

  undo(): void {
    const { current } = this;
    const last = current?.past.pop();
    if (!current || !last) return;
    current.case = last.case;
    if (!touched(current)) return this.recheck();
    this.#guard(() => {
      current.report = this.#check(current);
    });
  }

  /** Another profile for all claims; what was chosen point by point belonged to the old one. */
  useProfile(profile: string | Profile): void {
    this.profile = profile;
    for (const item of this.entries) delete item.profile;
    this.recheck();
  }

  /** Other tables: everything open is checked again, as it now stands. */
  useChecker(checker: Checker): void {
    this.checker = checker;
    this.recheck();
  }

  /** Answers one contested point otherwise, for the current claim. */
  choose(key: string, value: unknown): void {
    const { current } = this;
    if (!current) return;
    this.#guard(() => {
      keepFileTrouble(current);
      const own = current.profile || this.profile || current.case.profile;
      const base = typeof own === 'object' ? own : { extends: current.report.versions.profile };
      current.profile = { ...base, [key]: value };
      current.report = this.#check(current);
    });
  }

  /** After the profile or the date has changed. */
  recheck(): void {
    this.#guard(() => {
      if (this.#input === undefined) return;
      const reports = this.checker.check(this.#input, { ...this.#options(), file: this.name });
      this.entries.forEach((item, i) => {
        item.report = touched(item) ? this.#check(item) : reports[i]!;
        if (!touched(item)) item.fileTrouble = [];
      });
    });
  }

  fail(error: InfuseCheckError | undefined): void {
    this.error = error;
    this.#changed();
  }

  #check(entry: Entry, content = entry.case): Report {
    return this.checker.check(content, this.#options(entry))[0]!;
  }

  #guard(run: () => void): boolean {
    this.error = undefined;
    try {
      run();
    } catch (error) {
      if (!(error instanceof InfuseCheckError)) throw error;
      this.error = error;
    }
    this.#changed();
    return this.error === undefined;
  }

  #changed(): void {
    this.dispatchEvent(new Event('change'));
  }
}

function entry(content: Case, report: Report): Entry {
  return { case: content, report, past: [], fileTrouble: [] };
}

/** Whether the claim, or what it is checked against, is no longer as the file came. */
function touched({ past, profile }: Entry): boolean {
  return past.length > 0 || profile !== undefined;
}

/** What was wrong with the envelope: checking the case again cannot find it a second time. */
function keepFileTrouble(entry: Entry): void {
  if (touched(entry)) return;
  entry.fileTrouble = entry.report.findings.filter(({ rule }) => rule.startsWith('read-x12'));
}
