// The page: brings claims in, chooses payer and date, and shows what is said of them.

import { html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import samples from 'infusecheck:samples';
import type { Choice } from './conflict-card.js';
import { withCalculated, type Calculated } from './calculation.js';
import type { DrugDialog } from './drug-dialog.js';
import { InfuseCheckError, today } from './engine.js';
import { emptyCase } from './form-edit.js';
import type { HelpDialog } from './help-dialog.js';
import type { InfusionTimeline } from './infusion-timeline.js';
import { claimBytes, isClaimFile, painted } from './intake.js';
import { LightElement } from './light-element.js';
import type { PasteDialog } from './paste-dialog.js';
import { problem } from './problem.js';
import { Session } from './session.js';
import { shortcutOf, type Shortcut } from './shortcuts.js';
import type { TablesDialog } from './tables-dialog.js';
import { Tables } from './tables.js';
import { nextTheme, showTheme, storedTheme } from './theme.js';
import { about, provenance, toolbar, topBar } from './toolbar.js';
import type { Case, Drug, Fix, Line, Profile } from './types.js';
import './claim-form.js';
import './claim-list.js';
import './claim-report.js';
import './drug-dialog.js';
import './help-dialog.js';
import './paste-dialog.js';
import './start-view.js';
import './tables-dialog.js';

@customElement('infuse-check-app')
export class App extends LightElement {
  @state() private session: Session | undefined;
  @state() private revision = 0;
  @state() private editing = false;
  @state() private busy = 'Starting…';
  @state() private importing = ''; // how far an import of tables is
  @state() private theme = storedTheme();
  @state() private shortcutsOn = true;
  @query('#file') private fileInput!: HTMLInputElement;
  @query('ic-paste-dialog') private pasteDialog!: PasteDialog;
  @query('ic-help-dialog') private helpDialog!: HelpDialog;
  @query('ic-drug-dialog') private drugDialog!: DrugDialog;
  @query('ic-tables-dialog') private tablesDialog!: TablesDialog;
  @query('ic-infusion-timeline') private timeline!: InfusionTimeline | null;
  private tables: Tables | undefined;
  private drugs: ReadonlyMap<string, Drug> = new Map();
  private profiles: Profile[] = [];

  private readonly shortcuts: readonly Shortcut[] = [
    { key: 'o', does: 'open a file', run: () => this.fileInput.click() },
    { key: 'v', does: 'paste text', run: () => this.pasteDialog.open() },
    { key: 'n', does: 'new claim in the form', run: () => this.startForm() },
    { key: 'e', does: 'edit the claim, or finish editing', run: () => this.toggleForm() },
    { key: 'l', does: 'paste the infusion log', run: () => this.timeline?.openLog() },
    { key: 'd', does: 'drugs and the calculator', run: () => this.drugDialog.open() },
    { key: 'i', does: 'tables of CMS in use', run: () => this.tablesDialog.open() },
    { key: 'j', does: 'next finding', run: () => this.walk(1) },
    { key: 'k', does: 'previous finding', run: () => this.walk(-1) },
    { key: 'a', does: 'apply the fix of the finding in focus', run: () => this.fixFocused() },
    { key: 'u', does: 'undo the last change', run: () => this.session?.undo() },
    { key: ']', does: 'next claim of the file', run: () => this.step(1) },
    { key: '[', does: 'previous claim of the file', run: () => this.step(-1) },
    { key: 'p', does: 'print the report', run: () => window.print() },
    { key: 't', does: 'light, dark, or as the system', run: () => this.changeTheme() },
    { key: '?', does: 'this list', run: () => this.helpDialog.open() },
  ];

  override connectedCallback(): void {
    super.connectedCallback();
    showTheme(this.theme);
    document.addEventListener('keydown', (event) => this.key(event));
    document.addEventListener('paste', (event) => this.paste(event));
    document.addEventListener('dragover', (event) => event.preventDefault());
    document.addEventListener('drop', (event) => {
      event.preventDefault();
      void this.openFiles(event.dataTransfer?.files);
    });
    void this.load();
  }

  private async load(): Promise<void> {
    try {
      const tables = await Tables.load();
      const session = new Session(tables.checker);
      this.profiles = session.checker.profiles();
      session.addEventListener('change', () => this.revision++);
      tables.addEventListener('change', () => this.useTables());
      this.tables = tables;
      this.session = session;
      this.useTables();
      this.busy = '';
    } catch {
      this.busy =
        'This browser cannot run the checks: it needs WebAssembly. Any browser since 2023 has it.';
    }
  }

  private useTables(): void {
    const { checker } = this.tables!;
    this.drugs = new Map(checker.drugs().map((drug) => [drug.code, drug]));
    this.session!.useChecker(checker);
  }

  protected override render() {
    const { session } = this;
    return html`
      ${topBar(
        this.theme,
        {
          open: () => this.fileInput.click(),
          paste: () => this.pasteDialog.open(),
          form: () => this.startForm(),
          sample: (index) => this.openSample(index),
          drugs: () => this.drugDialog.open(),
          theme: () => this.changeTheme(),
          help: () => this.helpDialog.open(),
        },
        session !== undefined,
      )}
      <main
        @want-open=${() => this.fileInput.click()}
        @want-paste=${() => this.pasteDialog.open()}
        @want-new=${() => this.startForm()}
        @sample-pick=${(event: CustomEvent<number>) => this.openSample(event.detail)}
        @calculate=${({ detail }: CustomEvent<Line>) =>
          this.drugDialog.open(detail.code, detail.service_date)}
      >
        ${this.busy ? html`<p class="busy" role="status">${this.busy}</p>` : nothing}
        ${session && !this.busy ? this.content(session) : nothing}
      </main>
      <input
        id="file"
        type="file"
        hidden
        aria-hidden="true"
        tabindex="-1"
        @change=${() => this.openFiles(this.fileInput.files)}
      />
      <ic-paste-dialog
        @paste-text=${(event: CustomEvent<string>) => this.open('pasted text', event.detail)}
      ></ic-paste-dialog>
      <ic-drug-dialog
        .checker=${session?.checker}
        .drugs=${this.drugs}
        .case=${session?.current?.case}
        .profile=${session?.options.profile ?? session?.current?.report.versions.profile}
        @calculated-put=${(event: CustomEvent<Calculated>) => this.putCalculated(event.detail)}
      ></ic-drug-dialog>
      <ic-tables-dialog
        .tables=${this.tables}
        revision=${this.revision}
        @tables-chosen=${(event: CustomEvent<File[]>) => this.openFiles(event.detail)}
        @tables-importing=${(event: CustomEvent<string>) => (this.importing = event.detail)}
      ></ic-tables-dialog>
      <ic-help-dialog
        .shortcuts=${this.shortcuts}
        ?enabled=${this.shortcutsOn}
        about=${session ? about(session) : ''}
        @shortcuts-switch=${(event: CustomEvent<boolean>) => (this.shortcutsOn = event.detail)}
      ></ic-help-dialog>
    `;
  }

  private content(session: Session) {
    const { current, entries, error, selected } = session;
    return html`
      ${error ? problem(error, () => session.fail(undefined)) : nothing}
      ${current
        ? html`${toolbar(session, this.profiles, this.editing, {
              edit: () => this.toggleForm(),
              close: () => this.close(),
            })}
            <div class=${entries.length > 1 ? 'with-list' : ''}>
              ${entries.length > 1
                ? html`<ic-claim-list
                    .entries=${entries}
                    selected=${selected}
                    revision=${this.revision}
                    @claim-pick=${(event: CustomEvent<number>) => session.select(event.detail)}
                  ></ic-claim-list>`
                : nothing}
              <ic-claim-report
                .entry=${current}
                .checker=${session.checker}
                .drugs=${this.drugs}
                .options=${session.options}
                revision=${this.revision}
                .editor=${this.editing ? this.form(current.case) : undefined}
                editable
                @profile-choose=${({ detail }: CustomEvent<Choice>) =>
                  session.choose(detail.key, detail.value)}
                @apply=${(event: CustomEvent<Fix>) => session.applyFix(event.detail)}
                @undo=${() => session.undo()}
                @case-edit=${(event: CustomEvent<Case>) => session.edit(event.detail)}
              ></ic-claim-report>
            </div>`
        : html`<ic-start-view></ic-start-view>`}
      ${provenance(session, this.importing, () => this.tablesDialog.open())}
    `;
  }

  private form(content: Case) {
    return html`<ic-claim-form .case=${content} .drugs=${this.drugs}></ic-claim-form>`;
  }

  private async openFiles(files: ArrayLike<File> | null | undefined): Promise<void> {
    if (!this.session || !files?.length) return;
    try {
      await this.bringIn(Array.from(files));
    } catch (error) {
      if (!(error instanceof InfuseCheckError)) throw error;
      if (!this.tablesDialog.tell(error)) this.session.fail(error);
    } finally {
      this.busy = '';
      this.fileInput.value = '';
    }
  }

  /** A claim is known by how it begins; what is neither claim nor table is refused as a claim. */
  private async bringIn(files: readonly File[]): Promise<void> {
    const first = files[0]!;
    if (!(await isClaimFile(files)) && (await this.tablesDialog.add(files))) return;
    const bytes = await claimBytes(first);
    this.busy = bytes.length > 1_000_000 ? 'Reading…' : '';
    if (this.busy) await painted();
    this.tablesDialog.close();
    this.open(first.name, bytes);
  }

  /** What was pressed to bring the claim in may be gone: the focus moves to what matters next. */
  private open(name: string, input: string | Uint8Array | Case, editing = false): void {
    if (!this.session?.open(name, input)) return;
    this.editing = editing;
    const target = editing ? '.case-form [data-place$="/code"] input' : '.verdict';
    void painted().then(() => this.querySelector<HTMLElement>(target)?.focus());
  }

  private openSample(index: number): void {
    const sample = samples[index];
    if (sample) this.open(sample.title, sample.text);
  }

  private close(): void {
    this.editing = false;
    this.session?.close();
  }

  private putCalculated(calculated: Calculated): void {
    const { session } = this;
    const content = withCalculated(session?.current?.case ?? emptyCase(today()), calculated);
    if (!session?.current) return this.open('New claim', content, true);
    session.edit(content, `put ${calculated.lines[0]!.code} on the claim`);
    void painted().then(() => this.querySelector<HTMLElement>('.verdict')?.focus());
  }

  private startForm(): void {
    this.open('New claim', emptyCase(today()), true);
  }

  private toggleForm(): void {
    if (this.session?.current) this.editing = !this.editing;
  }

  private paste(event: ClipboardEvent): void {
    const target = event.composedPath()[0];
    if (target instanceof Element && target.closest('input, textarea, dialog')) return;
    const text = event.clipboardData?.getData('text/plain');
    if (text) this.open('pasted text', text);
  }

  private key(event: KeyboardEvent): void {
    if (!this.session || !this.shortcutsOn) return;
    const shortcut = shortcutOf(event, this.shortcuts);
    if (!shortcut) return;
    event.preventDefault();
    shortcut.run();
  }

  private changeTheme(): void {
    this.theme = nextTheme(this.theme);
  }

  private step(by: number): void {
    this.session?.select(this.session.selected + by);
  }

  private walk(by: number): void {
    const all = [...this.querySelectorAll<HTMLElement>('[data-finding]')];
    const now = all.findIndex((item) => item.contains(document.activeElement));
    all[now < 0 ? 0 : Math.max(0, Math.min(now + by, all.length - 1))]?.focus();
  }

  private fixFocused(): void {
    const finding = document.activeElement?.closest('[data-finding]');
    finding?.querySelector<HTMLButtonElement>('[data-fix]')?.click();
  }
}
