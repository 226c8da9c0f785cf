import { html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import builtIn from 'infusecheck:pack';
import { InfuseCheckError, today } from './engine.js';
import { plural } from './format.js';
import type { ImportFile } from './import-files.js';
import { painted } from './intake.js';
import { LightElement } from './light-element.js';
import { problem } from './problem.js';
import { packView, period } from './tables-view.js';
import { asksForQuarter, isUnknown, type Pack, type Tables } from './tables.js';

/** The tables in use, with their dates; adds and removes those imported from files of CMS. */
@customElement('ic-tables-dialog')
export class TablesDialog extends LightElement {
  @property({ attribute: false }) tables: Tables | undefined;
  /** A new number with each change of the tables, which are the same object all along. */
  @property({ type: Number }) revision = 0;
  @state() private problem: InfuseCheckError | undefined;
  @state() private said = '';
  /** Files that wait for the user to say their quarter. */
  @state() private waiting: ImportFile[] = [];
  @query('dialog') private dialog!: HTMLDialogElement;
  @query('input[type=file]') private fileInput!: HTMLInputElement;
  @query('.quarter input') private quarterInput!: HTMLInputElement;

  open(): void {
    if (this.dialog.open) return;
    this.problem = undefined;
    this.said = '';
    this.waiting = [];
    this.dialog.showModal();
  }

  close(): void {
    this.dialog.close();
  }

  /** Shows an error of bringing files in; false when the dialog is closed. */
  tell(error: InfuseCheckError): boolean {
    if (this.dialog.open) this.refuse([], error);
    return this.dialog.open;
  }

  /** Imports files and shows what became of them; false when a single one is no table at all. */
  async add(files: ImportFile[], quarter = ''): Promise<boolean> {
    try {
      if (this.dialog.open) {
        this.said = 'Reading…';
        await painted();
      }
      const { files: taken } = await this.tables!.add(files, quarter);
      this.open();
      this.problem = undefined;
      this.waiting = [];
      this.said = `Added: ${taken.flatMap(({ title }) => title ?? []).join('; ')}.`;
    } catch (error) {
      if (!(error instanceof InfuseCheckError)) throw error;
      if (files.length === 1 && isUnknown(error) && !this.dialog.open) return false;
      this.open();
      this.refuse(files, error);
    }
    return true;
  }

  private refuse(files: ImportFile[], error: InfuseCheckError): void {
    const { what, where, remedy } = error;
    this.said = '';
    this.waiting = asksForQuarter(error) ? files : [];
    // What the engine says of its command line is done otherwise here.
    const here = asksForQuarter(error)
      ? `Say the quarter below, such as ${quarterOf(today())}.`
      : remedy.replace(/, and give both with --pack/, ', one after the other');
    this.problem = new InfuseCheckError(what, where, here);
    if (this.waiting.length) void this.updateComplete.then(() => this.quarterInput.focus());
  }

  private async removePacks(packs: readonly Pack[]): Promise<void> {
    try {
      await this.tables!.remove(packs);
      this.problem = undefined;
      this.said = packs.length > 1 ? 'Removed them all.' : 'Removed.';
    } catch (error) {
      if (!(error instanceof InfuseCheckError)) throw error;
      this.problem = error;
    }
    // What was pressed is gone.
    this.querySelector<HTMLElement>('.add-tables')?.focus();
  }

  protected override render() {
    const { tables, said } = this;
    return html`<dialog class="tables-dialog" aria-labelledby="tables-title">
      <h2 id="tables-title">Tables</h2>
      <p class="muted">
        CMS publishes new tables every quarter: ASP limits, NDC crosswalk, MUE, HCPCS, Addendum B.
        Add its files as downloaded, zip, csv or txt, here or by dropping them on the page. For its
        dates an added table stands for the built-in one. Files are read in this tab, not sent.
      </p>
      ${this.problem ? problem(this.problem, () => this.dismiss()) : nothing}
      ${this.waiting.length ? this.quarterForm() : nothing}
      <p class="said-of-tables" role="status">${said}</p>
      ${tables ? this.added(tables) : nothing} ${builtInTables()}
      <input
        type="file"
        multiple
        hidden
        aria-hidden="true"
        tabindex="-1"
        @change=${() => {
          this.emit('tables-chosen', [...(this.fileInput.files ?? [])]);
          this.fileInput.value = '';
        }}
      />
      <p class="buttons">
        ${tables && tables.packs.length > 1
          ? html`<button type="button" @click=${() => this.removePacks(tables.packs)}>
              Remove all
            </button>`
          : nothing}
        <button type="button" class="add-tables" @click=${() => this.fileInput.click()}>
          Add CMS files…
        </button>
        <button type="button" class="primary" autofocus @click=${() => this.close()}>
          Close
        </button>
      </p>
    </dialog>`;
  }

  private dismiss(): void {
    this.problem = undefined;
    this.waiting = [];
  }

  private added({ packs, lasting }: Tables) {
    return html`<h3>Added <span class="muted">${plural(packs.length, 'import')}</span></h3>
      ${lasting
        ? nothing
        : html`<p class="ask">This browser keeps nothing: tables last until the tab closes.</p>`}
      <ul class="packs">
        ${packs.map((pack) => packView(pack, () => this.removePacks([pack])))}
      </ul>`;
  }

  private quarterForm() {
    return html`<form
      class="row quarter"
      @submit=${(event: Event) => {
        event.preventDefault();
        void this.add(this.waiting, this.quarterInput.value.trim().toUpperCase());
      }}
    >
      <label class="field">
        <span>Quarter</span>
        <input required pattern="20[0-9]{2}[Qq][1-4]" placeholder=${quarterOf(today())} />
      </label>
      <button class="primary">Import</button>
    </form>`;
  }
}

const quarterOf = (date: string) =>
  `${date.slice(0, 4)}Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`;

/** "mue_practitioner" → "MUE practitioner" */
const spoken = (table: string) =>
  table
    .replace(/^(mue|ptp|ndc)/, (word) => word.toUpperCase())
    .replace('add_on', 'add-on')
    .replaceAll('_', ' ');

/** The tables inside, those of the same dates together. */
function builtInTables() {
  const groups = new Map<string, { from: string; through: string; names: string[] }>();
  for (const [name, { from, through }] of Object.entries(builtIn.tables)) {
    const key = from + through;
    const group = groups.get(key) ?? { from, through, names: [] };
    group.names.push(spoken(name));
    groups.set(key, group);
  }
  return html`<h3>Built in <span class="muted">${builtIn.id} ${builtIn.version}</span></h3>
    <ul class="packs">
      ${[...groups.values()].map(
        ({ from, through, names }) =>
          html`<li>${period(from, through)} <span class="muted">${names.join(', ')}</span></li>`,
      )}
    </ul>`;
}
