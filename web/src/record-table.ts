import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { minutes, ROUTES } from './format.js';
import { LightElement } from './light-element.js';
import { place, type Marks } from './marks.js';
import type { Administration, Encounter, Vial } from './types.js';

/** What the record says was given, and the note. */
@customElement('ic-record-table')
export class RecordTable extends LightElement {
  @property({ attribute: false }) encounter!: Encounter;
  @property({ attribute: false }) marks!: Marks;

  protected override render() {
    const { administrations = [], note } = this.encounter;
    return html`
      ${administrations.length
        ? html`<table class="log">
            <caption>
              Infusion log
            </caption>
            <thead>
              <tr>
                ${['Drug', 'Route', 'Start', 'Stop', 'Min', 'Dose', 'Opened'].map(
                  (label) =>
                    html`<th scope="col" class=${label === 'Min' ? 'number' : ''}>${label}</th>`,
                )}
              </tr>
            </thead>
            <tbody>
              ${administrations.map((given, i) => this.givenRow(given, i))}
            </tbody>
          </table>`
        : nothing}
      ${note
        ? html`<figure
            class="note ${this.marks.classes('/encounter/note')}"
            data-place="/encounter/note"
          >
            <figcaption>Note${place(this.marks, '/encounter/note')}</figcaption>
            <blockquote>${note}</blockquote>
          </figure>`
        : nothing}
    `;
  }

  private givenRow(given: Administration, index: number) {
    const pointer = `/encounter/administrations/${index}`;
    const length = minutes(given.start, given.stop);
    return html`<tr class=${this.marks.classes(pointer)} data-place=${pointer}>
      <th scope="row">${given.drug}${place(this.marks, pointer)}</th>
      <td data-label="Route">${given.route ? (ROUTES[given.route] ?? given.route) : ''}</td>
      <td data-label="Start">${clock(given.start)}</td>
      <td data-label="Stop">${clock(given.stop)}</td>
      <td data-label="Minutes" class="number">${length ?? ''}</td>
      <td data-label="Dose">${[given.dose?.amount, given.dose?.unit].filter(Boolean).join(' ')}</td>
      <td data-label="Opened">${(given.vials ?? []).map(opened).join(', ')}</td>
    </tr>`;
  }
}

/** "2026-03-02T09:00" → "09:00": the day is the claim's. */
function clock(time: string | undefined): string {
  return time?.split('T')[1] ?? time ?? '';
}

function opened(vial: Vial): string {
  return `${vial.count ?? 1} × ${[vial.size, vial.unit].filter(Boolean).join(' ')}`;
}
