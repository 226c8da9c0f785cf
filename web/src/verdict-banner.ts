import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { plural, tally, VERDICTS } from './format.js';
import { LightElement } from './light-element.js';
import { waitingForRecord } from './needs.js';
import type { Report } from './types.js';

/** What to do with the claim, in one line that screen readers hear when it changes. */
@customElement('ic-verdict-banner')
export class VerdictBanner extends LightElement {
  @property({ attribute: false }) report!: Report;
  /** The change that can be undone, "" for none. */
  @property() undoable = '';

  protected override render() {
    const { verdict } = this.report;
    return html`
      <div class="verdict ${verdict}" tabindex="-1">
        <span class="verdict-word">${VERDICTS[verdict]}</span>
        <p role="status" aria-live="polite" class="verdict-text">
          <span class="sr-only">${VERDICTS[verdict]}: </span>${headline(this.report)}
        </p>
        ${this.undoable
          ? html`<p class="undo">
              <span>Changed: ${this.undoable}</span>
              <button type="button" class="quiet" @click=${() => this.emit('undo')}>Undo</button>
            </p>`
          : nothing}
      </div>
    `;
  }
}

function headline(report: Report): string {
  const waiting = waitingForRecord(report);
  const rest =
    report.scope === 'claim' && waiting
      ? ` ${plural(waiting, 'check needs', 'checks need')} the record.`
      : '';
  switch (report.verdict) {
    case 'fail':
      return `Do not send yet: ${tally(report)}.${rest}`;
    case 'review':
      return `Look before sending: ${tally(report)}.${rest}`;
    case 'incomplete':
      return `Nothing wrong found, but not everything that matters could be checked.${rest}`;
    case 'pass':
      return report.scope === 'claim' && waiting
        ? `Clean as a claim;${rest}`
        : `Clean: ${plural(report.coverage.checked, 'check')} made, none objects.`;
  }
}
