import { html } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { LightElement } from './light-element.js';

/** A page of text: the explanation of a rule where no rule page is at hand. */
@customElement('ic-text-dialog')
export class TextDialog extends LightElement {
  @state() private heading = '';
  @state() private text = '';
  @query('dialog') private dialog!: HTMLDialogElement;

  async show(heading: string, text: string): Promise<void> {
    this.heading = heading;
    this.text = text;
    await this.updateComplete;
    this.dialog.showModal();
  }

  protected override render() {
    return html`<dialog aria-labelledby="text-title">
      <form method="dialog">
        <h2 id="text-title">${this.heading}</h2>
        <pre tabindex="0">${this.text}</pre>
        <p class="buttons"><button class="primary" autofocus>Close</button></p>
      </form>
    </dialog>`;
  }
}
