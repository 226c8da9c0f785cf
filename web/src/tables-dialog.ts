import { html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { InfuseCheckError, today } from './engine.js';
import { plural } from './format.js';
import { importProgress, progressText } from './import-progress.js';
import type { Progress } from './import-run.js';
import { LightElement } from './light-element.js';
import { problem } from './problem.js';
import { builtInTables, packView } from './tables-view.js';
import { asksForQuarter, isUnknown, type ImportedFile, type Pack, type Tables } from './tables.js';

/** Smaller files are in before a dialog about them could be read. */
const QUICK = 1_000_000;

interface Running {
  abort: AbortController;
  progress: Progress;
  /** Closed by the user meanwhile: not to come up again by itself. */
  behind: boolean;
}

/** The tables in use, with their dates; adds and removes those imported from files of CMS. */
@customElement('ic-tables-dialog')
export class TablesDialog extends LightElement {
  @property({ attribute: false }) tables: Tables | undefined;
  /** A new number with each change of the tables, which are the same object all along. */
  @property({ type: Number }) revision = 0;
  @state() private problem: InfuseCheckError | undefined;
  @state() private said = '';
  /** Files that wait for the user to say their quarter. */
  @state() private waiting: readonly File[] = [];
  @state() private running: Running | undefined;
  @query('dialog') private dialog!: HTMLDialogElement;
  @query('input[type=file]') private fileInput!: HTMLInputElement;
  @query('.quarter input') private quarterInput!: HTMLInputElement;

  open(): void {
    if (this.dialog.open) return;
    if (this.running) {
      this.running.behind = false;
    } else {
      this.problem = undefined;
      this.said = '';
      this.waiting = [];
    }
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

  /**
   * Imports files and shows what became of them; false when a single one is no table at all, unless
   * the dialog is open.
   */
  async add(files: readonly File[], quarter = ''): Promise<boolean> {
    if (this.running) {
      this.open();
      this.problem = underWay();
      return true;
    }
    if (files.length > 1 || files[0]!.size > QUICK) this.open();
    try {
      const { files: taken } = await this.run(files, quarter);
      this.waiting = [];
      this.settle('.primary', `Added: ${titles(taken)}.`);
    } catch (error) {
      return this.failed(files, error);
    }
    return true;
  }

  /** The import itself, during which the dialog shows how far it is. */
  private async run(files: readonly File[], quarter: string): Promise<Pack> {
    const abort = new AbortController();
    this.problem = undefined;
    this.said = `Importing ${plural(files.length, 'file')}.`;
    this.running = { abort, progress: { stage: 'reading', done: 0, of: 0 }, behind: false };
    const tell = (progress: Progress) => {
      if (!this.running || abort.signal.aborted) return;
      this.running = { ...this.running, progress };
      this.emit('tables-importing', progressText(progress));
    };
    if (quarter) void this.updateComplete.then(() => this.focusOn('.cancel-import'));
    return this.tables!.add(files, quarter, { tell, signal: abort.signal });
  }

  /** What add() answers after an error. */
  private failed(files: readonly File[], error: unknown): boolean {
    if (this.running?.abort.signal.aborted) {
      this.settle('.add-tables', 'Cancelled; the tables are as they were.');
      return true;
    }
    if (!(error instanceof InfuseCheckError)) {
      this.settle('.add-tables', '');
      throw error;
    }
    const other = files.length === 1 && isUnknown(error) && !this.dialog.open;
    this.settle('.add-tables', '', other);
    if (other) return false;
    this.open();
    this.refuse(files, error);
    return true;
  }

  /** After an import: says so, and moves the focus on from what is gone. */
  private settle(next: string, said: string, silent = false): void {
    const { behind } = this.running!;
    const bar = this.querySelector('.import');
    const lost = bar?.contains(document.activeElement) || document.activeElement === document.body;
    this.running = undefined;
    this.emit('tables-importing', '');
    if (!behind && !silent) this.open();
    this.said = said;
    if (lost && this.dialog.open) void this.updateComplete.then(() => this.focusOn(next));
  }

  private focusOn(selector: string): void {
    this.querySelector<HTMLElement>(selector)?.focus();
  }

  private refuse(files: readonly File[], error: InfuseCheckError): void {
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
    this.focusOn('.add-tables');
  }

  protected override render() {
    const { tables, said, running } = this;
    return html`<dialog
      class="tables-dialog"
      aria-labelledby="tables-title"
      @close=${() => this.running && (this.running.behind = true)}
    >
      <h2 id="tables-title">Tables</h2>
      <p class="muted">
        CMS publishes new tables every quarter: NCCI pairs (PTP), unit limits (MUE) and add-on
        codes, ASP limits, NDC crosswalk, HCPCS, Addendum B, and ICD-10-CM codes every year. Add its
        files as downloaded, zip, csv or txt, here or by dropping them on the page; the parts f1 to
        f4 of the pairs together. For its dates an added table stands for the built-in one. Files
        are read in this tab, not sent.
      </p>
      ${this.problem ? problem(this.problem, () => this.dismiss()) : nothing}
      ${this.waiting.length && !running ? this.quarterForm() : nothing}
      <p class="said-of-tables" role="status">${said}</p>
      ${running ? importProgress(running.progress, () => running.abort.abort()) : nothing}
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

const titles = (files: readonly ImportedFile[]) =>
  [...new Set(files.flatMap(({ title }) => title ?? []))].join('; ');

const underWay = () =>
  new InfuseCheckError(
    'An import is under way.',
    '',
    'Wait for it or cancel it, then give these files.',
  );

const quarterOf = (date: string) =>
  `${date.slice(0, 4)}Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`;
