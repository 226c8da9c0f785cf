// What the record supports, as the engine tells it: the JSON of docs/coding.md and docs/log.md.

import type { Administration, Citation, DateText, Route, Severity } from './types.js';

/** Whose rules of order apply: the office's main reason, or the facility's hierarchy. */
export type Setting = 'office' | 'facility';

export interface Coding {
  setting: Setting;
  lines: CodedLine[];
  findings: CodingFinding[];
  conflicts: CodingConflict[];
  timeline: CodedService[];
}

export interface CodedLine {
  code: string;
  units: number;
  modifiers: string[];
  service_date?: DateText;
  /** One sentence, with the numbers. */
  because: string;
  /** Positions in `encounter.administrations`, from 0; so everywhere below. */
  administrations: number[];
}

export interface CodingFinding {
  rule: string;
  severity: Severity;
  at: string;
  administrations: number[];
  message: string;
  /** A neutral question to whoever kept the record. */
  query?: string;
}

/** Another authority would code the record otherwise. */
export interface CodingConflict {
  /** The profile key that chooses. */
  key: string;
  value: string;
  other: string;
  message: string;
  citation: Citation;
  /** The answer with the other value. */
  lines: CodedLine[];
}

/** Administrations that are one service: rows of one infusion, drugs mixed in one bag. */
export interface CodedService {
  administrations: number[];
  drug: string;
  route: Route;
  class: 'complex' | 'therapeutic' | 'hydration';
  class_known: boolean;
  /** Payers differ about the class: the conflict `class_overrides`. */
  class_open: boolean;
  visit: number;
  access: string;
  /** Of an infusion with start and stop. */
  minutes?: number;
  parts: CodedPart[];
}

/** Minutes that earn one code, or none. A push or an injection has no length. */
export interface CodedPart {
  from?: string;
  to?: string;
  /** "" = these minutes earn nothing. */
  code: string;
  /** Why they do not. */
  reason?: string;
}

/** A pasted infusion log: every piece of its text is either read or a problem. */
export interface ReadLog {
  administrations: Administration[];
  echo: (Stretch & { administration: number; text: string })[];
  problems: (Stretch & { what: string; remedy?: string })[];
}

/** UTF-8 byte offsets into the text. */
export interface Stretch {
  from: number;
  to: number;
}
