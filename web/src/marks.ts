// The thread between findings and the places they speak of: numbers in cells, and what lights up.

import { html, nothing } from 'lit';
import { SEVERITIES } from './format.js';
import { covers } from './pointer.js';
import type { Finding } from './types.js';

export class Marks {
  constructor(
    readonly findings: readonly Finding[],
    /** The finding under the pointer or the focus, from 0; -1 for none. */
    readonly active = -1,
  ) {}

  /** The findings, by index, that point at a place or into it. */
  at(pointer: string): number[] {
    return this.findings.flatMap((finding, i) => (covers(pointer, finding.at) ? [i] : []));
  }

  /** Whether the active finding points here. */
  exact(pointer: string): boolean {
    const active = this.findings[this.active];
    return active !== undefined && covers(pointer, active.at);
  }

  /** Whether the active finding speaks of this 1-based line. */
  linked(line: number): boolean {
    return this.findings[this.active]?.lines.includes(line) ?? false;
  }

  /** The classes of a place: the worst severity that points at it, and whether it is lit. */
  classes(pointer: string): string {
    const severity = worst(this.at(pointer).map((i) => this.findings[i]!.severity));
    return `place ${severity ? `has-${severity}` : ''} ${this.exact(pointer) ? 'exact' : ''}`;
  }
}

/** The numbers of the findings at a place, as they stand on the findings themselves. */
export function place(marks: Marks, pointer: string, findings = marks.at(pointer)) {
  if (findings.length === 0) return nothing;
  return html`<span class="marks"
    >${findings.map((i) => {
      const { severity } = marks.findings[i]!;
      return html`<span class="mark ${severity}"
        ><span class="sr-only">, ${SEVERITIES[severity].toLowerCase()} </span>${i + 1}</span
      >`;
    })}</span
  >`;
}

function worst(severities: Finding['severity'][]) {
  return (['error', 'warning', 'info'] as const).find((level) => severities.includes(level));
}
