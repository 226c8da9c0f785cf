import { html, nothing } from 'lit';
import type { InfuseCheckError } from './error.js';

/** What went wrong, where, and what to do. */
export function problem(error: InfuseCheckError, dismiss: () => void) {
  return html`<div class="problem" role="alert">
    <p class="problem-what">${error.what}</p>
    ${error.where ? html`<p><span class="muted">Where:</span> ${error.where}</p>` : nothing}
    ${error.remedy ? html`<p><span class="muted">What to do:</span> ${error.remedy}</p>` : nothing}
    <button type="button" class="quiet" @click=${dismiss}>Dismiss</button>
  </div>`;
}
