import { html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { InfuseCheckError, type Checker, type CheckOptions } from './engine.js';
import type { Coding, Setting } from './coding-types.js';
import { commonDate, withAdministration, withEncounter, without } from './form-edit.js';
import { LightElement } from './light-element.js';
import type { LogDialog } from './log-dialog.js';
import type { Marks } from './marks.js';
import type { LogEdit } from './timeline-chart.js';
import type { Entry } from './session.js';
import type { Administration } from './types.js';
import './conflict-card.js';
import './log-dialog.js';
import './nurse-query.js';
import './supported-lines.js';
import './timeline-chart.js';
import './timeline-table.js';

type Class = NonNullable<Administration['class']>;

/**
 * The infusion log drawn and coded, beside what is billed. Emits `case-edit` with the case as it
 * now stands, `fix-show`, `fix-open` and `profile-choose`.
 */
@customElement('ic-infusion-timeline')
export class InfusionTimeline extends LightElement {
  @property({ attribute: false }) entry!: Entry;
  /** A new number with each change of the entry, which is the same object all along. */
  @property({ type: Number }) revision = 0;
  @property({ attribute: false }) checker!: Checker;
  @property({ attribute: false }) options!: CheckOptions;
  @property({ attribute: false }) marks!: Marks;
  @property({ type: Boolean }) editable = false;
  /** Other rules of order than the claim's form asks for. */
  @state() private setting: Setting | undefined;
  private coding!: Coding | InfuseCheckError;
  @query('ic-log-dialog') private logDialog!: LogDialog;

  openLog(): void {
    this.logDialog.open(commonDate(this.entry.case.claim.lines) || this.options.as_of || '');
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('entry')) this.setting = undefined;
    const causes = ['entry', 'revision', 'options', 'setting'];
    if (causes.some((name) => changed.has(name))) this.coding = this.code();
  }

  private get given(): readonly Administration[] {
    return this.entry.case.encounter?.administrations ?? [];
  }

  protected override render() {
    const { given } = this;
    if (!given.length && !this.editable) return nothing;
    return html`<section
      class="timeline"
      aria-label="Infusion timeline"
      @log-edit=${this.editLog}
      @log-remove=${this.removeFromLog}
    >
      ${given.length ? this.coded(this.coding) : this.empty()}
      <ic-log-dialog .checker=${this.checker} @log-add=${this.addToLog}></ic-log-dialog>
    </section>`;
  }

  private empty() {
    return html`<p class="timeline-empty">
      <span>No infusion log: the codes cannot be held against start and stop times.</span>
      ${this.pasteButton()}
    </p>`;
  }

  private pasteButton() {
    return html`<button type="button" aria-haspopup="dialog" @click=${() => this.openLog()}>
      Paste the log…
    </button>`;
  }

  private coded(coding: Coding | InfuseCheckError) {
    const { given } = this;
    if (coding instanceof InfuseCheckError) return html`<p class="problem">${coding.message}</p>`;
    return html`
      <div class="timeline-head">
        <h2>Infusion timeline</h2>
        ${this.settingSelect(coding)} ${this.editable ? this.pasteButton() : nothing}
      </div>
      <ic-timeline-chart
        .coding=${coding}
        .given=${given}
        .marks=${this.marks}
        ?editable=${this.editable}
      ></ic-timeline-chart>
      ${coding.findings
        .filter((finding) => finding.query)
        .map((finding) => html`<ic-nurse-query .finding=${finding}></ic-nurse-query>`)}
      <ic-supported-lines
        .case=${this.entry.case}
        .report=${this.entry.report}
        .coding=${coding}
      ></ic-supported-lines>
      ${this.conflicts(coding)}
      <details class="twin">
        <summary>The log as a table${this.editable ? ', to edit' : ''}</summary>
        <ic-timeline-table
          .coding=${coding}
          .given=${given}
          ?editable=${this.editable}
        ></ic-timeline-table>
      </details>
    `;
  }

  private code(): Coding | InfuseCheckError {
    const { profile } = this.options;
    const options = {
      ...(profile ? { profile } : {}),
      ...(this.setting ? { setting: this.setting } : {}),
    };
    try {
      return this.checker.code(this.entry.case, options);
    } catch (error) {
      if (error instanceof InfuseCheckError) return error;
      throw error;
    }
  }

  private settingSelect({ setting }: Coding) {
    return html`<label class="inline">
      <span>Coded as for</span>
      <select
        @change=${(event: Event) =>
          (this.setting = (event.target as HTMLSelectElement).value as Setting)}
      >
        <option value="office" ?selected=${setting === 'office'}>an office</option>
        <option value="facility" ?selected=${setting === 'facility'}>a facility</option>
      </select>
    </label>`;
  }

  private conflicts(coding: Coding) {
    const keys = [...new Set(coding.conflicts.map((one) => one.key))];
    return keys.map(
      (key) =>
        html`<ic-conflict-card
          .conflicts=${coding.conflicts.filter((one) => one.key === key)}
          .lines=${coding.lines}
          @class-choose=${(event: CustomEvent<Class>) => this.setClass(coding, event.detail)}
        ></ic-conflict-card>`,
    );
  }

  private editLog(event: CustomEvent<LogEdit>) {
    const { index, change } = event.detail;
    this.emit('case-edit', withAdministration(this.entry.case, index, change));
  }

  private removeFromLog(event: CustomEvent<number>) {
    this.setLog(without(this.given, event.detail));
  }

  private addToLog(event: CustomEvent<Administration[]>) {
    this.setLog([...this.given, ...event.detail]);
  }

  private setLog(administrations: Administration[]) {
    this.emit('case-edit', withEncounter(this.entry.case, { administrations }));
  }

  /** The class of a drug that payers differ about is a word of the record, not only of the payer. */
  private setClass({ timeline }: Coding, chosen: Class) {
    const edited = timeline
      .filter(({ class_open, parts }) => class_open && parts.some(({ code }) => code))
      .flatMap((service) => service.administrations)
      .reduce((now, i) => withAdministration(now, i, { class: chosen }), this.entry.case);
    this.emit('case-edit', edited);
  }
}
