import { html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { ReadLog } from './coding-types.js';
import { InfuseCheckError, type Checker } from './engine.js';
import { plural } from './format.js';
import { LightElement } from './light-element.js';
import type { Administration } from './types.js';

/** A pasted infusion log, echoed as it was understood before it joins the record: `log-add`. */
@customElement('ic-log-dialog')
export class LogDialog extends LightElement {
  @property({ attribute: false }) checker!: Checker;
  @state() private text = '';
  @state() private date = '';
  @query('dialog') private dialog!: HTMLDialogElement;

  open(date: string): void {
    this.text = '';
    this.date = date;
    this.dialog.showModal();
  }

  protected override render() {
    const log = this.read();
    const count = log instanceof InfuseCheckError ? 0 : log.administrations.length;
    return html`<dialog class="log-dialog" aria-labelledby="log-title">
      <form method="dialog" @submit=${(event: Event) => this.take(event, log)}>
        <h2 id="log-title">Paste the log</h2>
        <label class="field wide">
          <span>Times, drugs, doses and routes, one administration a line</span>
          <textarea
            rows="6"
            spellcheck="false"
            autofocus
            placeholder="0900 methylpred 40 mg IVP / 0915-1128 infliximab 400 mg IV"
            .value=${this.text}
            @input=${(e: Event) => (this.text = (e.target as HTMLTextAreaElement).value)}
          ></textarea>
        </label>
        <label class="field">
          <span>Day of the times</span>
          <input
            type="date"
            .value=${this.date}
            @input=${(e: Event) => (this.date = (e.target as HTMLInputElement).value)}
          />
        </label>
        <div class="echo" role="status">${this.echo(log)}</div>
        <p class="buttons">
          <button type="button" @click=${() => this.dialog.close()}>Cancel</button>
          <button class="primary" ?disabled=${count === 0}>
            ${count ? `Add ${plural(count, 'administration')} to the record` : 'Add to the record'}
          </button>
        </p>
      </form>
    </dialog>`;
  }

  private read(): ReadLog | InfuseCheckError {
    if (!this.text.trim()) return { administrations: [], echo: [], problems: [] };
    try {
      return this.checker.readLog(this.text, this.date ? { date: this.date } : {});
    } catch (error) {
      if (error instanceof InfuseCheckError) return error;
      throw error;
    }
  }

  /** What was read and what was not, in the order of the text. */
  private echo(log: ReadLog | InfuseCheckError) {
    if (log instanceof InfuseCheckError) return html`<p class="problem">${log.message}</p>`;
    const pieces = [...log.echo, ...log.problems].sort((a, b) => a.from - b.from);
    if (!pieces.length) return nothing;
    const bytes = new TextEncoder().encode(this.text);
    const words = (from: number, to: number) => new TextDecoder().decode(bytes.slice(from, to));
    return html`<p>I read this as…</p>
      <ol>
        ${pieces.map((piece) =>
          'what' in piece
            ? html`<li class="unread">
                <q>${words(piece.from, piece.to)}</q> ${piece.what} ${piece.remedy ?? ''}
              </li>`
            : html`<li>${piece.text}</li>`,
        )}
      </ol>`;
  }

  private take(event: Event, log: ReadLog | InfuseCheckError) {
    event.preventDefault();
    this.dialog.close();
    if (log instanceof InfuseCheckError) return;
    this.emit<Administration[]>('log-add', log.administrations);
    this.text = '';
  }
}
