import { html } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { LightElement } from './light-element.js';
import type { Shortcut } from './shortcuts.js';

/** The keys, the switch for them, and what happens to claims. */
@customElement('ic-help-dialog')
export class HelpDialog extends LightElement {
  @property({ attribute: false }) shortcuts: readonly Shortcut[] = [];
  @property({ type: Boolean }) enabled = true;
  @property() about = '';
  @query('dialog') private dialog!: HTMLDialogElement;

  open(): void {
    if (!this.dialog.open) this.dialog.showModal();
  }

  protected override render() {
    return html`<dialog aria-labelledby="help-title">
      <form method="dialog">
        <h2 id="help-title">Keys</h2>
        <dl class="keys">
          ${this.shortcuts.map(
            ({ key, does }) =>
              html`<div>
                <dt><kbd>${key}</kbd></dt>
                <dd>${does}</dd>
              </div>`,
          )}
          <div>
            <dt><kbd>↑ ↓ ← →</kbd></dt>
            <dd>move in the table of lines and among findings</dd>
          </div>
          <div>
            <dt><kbd>Enter</kbd></dt>
            <dd>on a cell: go to its finding</dd>
          </div>
          <div>
            <dt><kbd>Esc</kbd></dt>
            <dd>close a dialog</dd>
          </div>
        </dl>
        <label class="confirm">
          <input
            type="checkbox"
            .checked=${this.enabled}
            @change=${(e: Event) =>
              this.emit('shortcuts-switch', (e.target as HTMLInputElement).checked)}
          />
          <span>Single-key shortcuts</span>
        </label>
        <h2>Your data</h2>
        <p>
          Claims are read and checked inside this tab. The page is forbidden to open any connection
          (<code>connect-src 'none'</code>), stores nothing but the choice of light or dark and the
          tables of CMS that you add, and forgets claims when the tab closes. It works with the network
          unplugged.
        </p>
        <p>
          Newer tables of CMS (NCCI's pairs, MUE, ASP and others) are added under <b>Tables…</b> at the foot of the
          page, or by dropping their files. Large ones take seconds; claims can be checked meanwhile.
        </p>
        <p class="muted">${this.about}</p>
        <p class="buttons"><button class="primary" autofocus>Close</button></p>
      </form>
    </dialog>`;
  }
}
