import { html } from 'lit';
import { customElement, query } from 'lit/decorators.js';
import { LightElement } from './light-element.js';

/** Text instead of a file. Emits `paste-text`. */
@customElement('ic-paste-dialog')
export class PasteDialog extends LightElement {
  @query('dialog') private dialog!: HTMLDialogElement;
  @query('textarea') private area!: HTMLTextAreaElement;

  open(): void {
    this.area.value = '';
    this.dialog.showModal();
  }

  protected override render() {
    return html`<dialog class="paste-dialog" aria-labelledby="paste-title">
      <form method="dialog" @submit=${this.take}>
        <h2 id="paste-title">Paste a claim</h2>
        <label class="field wide">
          <span>An 837P file, or a case in JSON</span>
          <textarea rows="14" spellcheck="false" autofocus></textarea>
        </label>
        <p class="buttons">
          <button type="button" @click=${() => this.dialog.close()}>Cancel</button>
          <button class="primary">Check</button>
        </p>
      </form>
    </dialog>`;
  }

  private take(event: Event) {
    event.preventDefault();
    const text = this.area.value;
    this.area.value = '';
    this.dialog.close();
    this.emit('paste-text', text);
  }
}
