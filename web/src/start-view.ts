import { html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import samples from 'infusecheck:samples';
import { LightElement } from './light-element.js';

/** The samples, each one press away. Emits `sample-pick` with an index. */
export function sampleList(pick: (index: number) => void) {
  return html`<ul class="samples">
    ${samples.map(
      ({ title, about }, i) =>
        html`<li>
          <button type="button" class="sample" @click=${() => pick(i)}>
            <b>${title}</b> <span>${about}</span>
          </button>
        </li>`,
    )}
  </ul>`;
}

/** What the page shows before there is a claim. */
@customElement('ic-start-view')
export class StartView extends LightElement {
  protected override render() {
    return html`<div class="start">
      <section class="drop-zone" aria-labelledby="drop-title">
        <h1 id="drop-title">Drop a claim here</h1>
        <p>An 837P file or a case in JSON. It is read in this tab and goes nowhere else.
          Newer tables from CMS, NCCI's pairs included, can be dropped here too.</p>
        <p class="buttons">
          <button type="button" class="primary" @click=${() => this.emit('want-open')}>
            Open a file…
          </button>
          <button type="button" @click=${() => this.emit('want-paste')}>Paste text…</button>
          <button type="button" @click=${() => this.emit('want-new')}>Fill in a form</button>
        </p>
        ${ONE_FILE
          ? nothing
          : html`<p><a href="rules/index.html">What is checked, and on whose word</a></p>`}
      </section>
      <section aria-labelledby="samples-title">
        <h2 id="samples-title">Or look at a sample</h2>
        ${sampleList((index) => this.emit('sample-pick', index))}
      </section>
    </div>`;
  }
}
