import { html } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { CodingFinding } from './coding-types.js';
import { LightElement } from './light-element.js';

/** A question to whoever kept the record, in neutral words: it proposes no time. */
@customElement('ic-nurse-query')
export class NurseQuery extends LightElement {
  @property({ attribute: false }) finding!: CodingFinding;
  @state() private said = '';
  @query('textarea') private area!: HTMLTextAreaElement;

  protected override render() {
    const { message, query: question = '', rule } = this.finding;
    return html`<div class="nurse-query" role="group" aria-label="Question about the record">
      <p>${message} <span class="muted">${rule}</span></p>
      <textarea readonly rows="2" aria-label="Question to ask" .value=${question}></textarea>
      <p class="buttons">
        <button type="button" @click=${this.copy}>Copy the question</button>
        <span role="status">${this.said}</span>
      </p>
    </div>`;
  }

  /** A page opened from a disk may not write to the clipboard; then the text stands selected. */
  private async copy() {
    this.area.select();
    try {
      await navigator.clipboard.writeText(this.finding.query ?? '');
      this.said = 'Copied.';
    } catch {
      this.said = 'Selected: copy it with the keyboard.';
    }
  }
}
