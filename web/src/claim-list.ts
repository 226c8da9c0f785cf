import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { plural, tally, VERDICTS } from './format.js';
import { LightElement } from './light-element.js';
import type { Entry } from './session.js';
import type { Verdict } from './types.js';

const PAGE = 200;

/** The claims of a file with their verdicts. Emits `claim-pick` with an index. */
@customElement('ic-claim-list')
export class ClaimList extends LightElement {
  @property({ attribute: false }) entries: readonly Entry[] = [];
  @property({ type: Number }) selected = 0;
  @property({ type: Number }) revision = 0;
  @state() private only: Verdict | '' = '';
  @state() private shown = PAGE;

  protected override render() {
    const indices = [...this.entries.keys()].filter(
      (i) => !this.only || this.entries[i]!.report.verdict === this.only,
    );
    return html`<nav class="claim-list" aria-label="Claims in this file">
      <label class="field wide">
        <span>${plural(this.entries.length, 'claim')}</span>
        <select
          @change=${(event: Event) => {
            this.only = (event.target as HTMLSelectElement).value as Verdict | '';
            this.shown = PAGE;
          }}
        >
          <option value="">All</option>
          ${Object.entries(VERDICTS).map(([verdict, name]) =>
            this.option(verdict as Verdict, name),
          )}
        </select>
      </label>
      <ul>
        ${indices.slice(0, this.shown).map((i) => this.item(this.entries[i]!, i))}
      </ul>
      ${indices.length > this.shown
        ? html`<button type="button" @click=${() => (this.shown += PAGE)}>
            Show ${Math.min(PAGE, indices.length - this.shown)} more of ${indices.length}
          </button>`
        : nothing}
    </nav>`;
  }

  private option(verdict: Verdict, name: string) {
    const count = this.entries.filter((entry) => entry.report.verdict === verdict).length;
    return html`<option value=${verdict}>${name} (${count})</option>`;
  }

  private item({ report }: Entry, index: number) {
    return html`<li>
      <button
        type="button"
        aria-current=${index === this.selected ? 'true' : 'false'}
        @click=${() => this.emit('claim-pick', index)}
      >
        <span class="chip ${report.verdict}">${VERDICTS[report.verdict]}</span>
        <span class="claim-id">${report.claim_id || `Claim ${index + 1}`}</span>
        <span class="muted">${tally(report) || plural(report.line_count, 'line')}</span>
      </button>
    </li>`;
  }
}
