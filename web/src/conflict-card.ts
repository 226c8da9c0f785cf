import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { citation } from './citation.js';
import type { CodedLine, CodingConflict } from './coding-types.js';
import { list } from './format.js';
import { LightElement } from './light-element.js';

/** What a choice of the user's asks for: `profile-choose`. */
export interface Choice {
  readonly key: string;
  readonly value: string | number;
}

const POINTS: Record<string, string> = {
  same_drug_repeat: 'The same drug infused again',
  hydration: 'Hydration in several periods',
  pump_code: 'A prolonged infusion by pump',
  concurrent_min_overlap: 'How long together is concurrent',
  partial_overlap: 'Infusions that overlap in part',
  repeat_push_minutes: 'The same drug pushed again',
  gap_merge: 'An interruption',
  class_overrides: 'Complex or therapeutic',
};

/** One contested point: the answer taken, each other authority's with its source, and the choice. */
@customElement('ic-conflict-card')
export class ConflictCard extends LightElement {
  /** All with one key. */
  @property({ attribute: false }) conflicts: readonly CodingConflict[] = [];
  /** The answer taken. */
  @property({ attribute: false }) lines: readonly CodedLine[] = [];

  protected override render() {
    const { key, value } = this.conflicts[0]!;
    return html`<fieldset class="conflict">
      <legend><span class="badge">Contested</span> ${POINTS[key] ?? key}</legend>
      <label>
        <input type="radio" name=${key} .checked=${live(true)} />
        <span
          ><b>${value}</b>, taken here:
          ${told(
            this.lines,
            this.conflicts.map((one) => one.lines),
          )}</span
        >
      </label>
      ${this.conflicts.map(
        (conflict) =>
          html`<label>
            <input
              type="radio"
              name=${key}
              .checked=${live(false)}
              @change=${() => this.choose(conflict)}
            />
            <span>
              <b>${conflict.other}</b>: ${told(conflict.lines, [this.lines])}
              <span class="conflict-why">${conflict.message} ${citation(conflict.citation)}</span>
            </span>
          </label>`,
      )}
      ${key === 'class_overrides'
        ? nothing
        : html`<p class="muted">
            For this claim while it is open; <code>${key}</code> in a payer profile decides it for
            good.
          </p>`}
    </fieldset>`;
  }

  private choose({ key, other }: CodingConflict) {
    if (key === 'class_overrides') this.emit('class-choose', other);
    // Minutes are numbers in a profile, and everything else is text, codes included.
    else
      this.emit<Choice>('profile-choose', { key, value: /^\d{1,4}$/.test(other) ? +other : other });
  }
}

/** What an answer has that not all the others have: "96365 × 1 and 96366 × 2". */
function told(lines: readonly CodedLine[], others: readonly (readonly CodedLine[])[]): string {
  const own = lines
    .map(short)
    .filter((line) => !others.every((all) => all.map(short).includes(line)));
  return own.length ? list(own) : 'none of these lines';
}

function short({ code, units, modifiers }: CodedLine): string {
  return [[code, ...modifiers].join('-'), '×', units].join(' ');
}
