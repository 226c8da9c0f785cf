import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Checker, CheckOptions } from './engine.js';
import type { FixDialog } from './fix-dialog.js';
import { plural, tally } from './format.js';
import { LightElement } from './light-element.js';
import { Marks } from './marks.js';
import { covers, lineOf } from './pointer.js';
import type { Entry } from './session.js';
import type { TextDialog } from './text-dialog.js';
import type { Case, Drug, Finding, Fix } from './types.js';
import './claim-facts.js';
import './claim-table.js';
import './coverage-meter.js';
import './finding-list.js';
import './fix-dialog.js';
import './infusion-timeline.js';
import './record-table.js';
import './text-dialog.js';
import './verdict-banner.js';

/**
 * One claim and what is said of it. Emits `apply` with a fix that is wanted, `undo`, and
 * `profile-choose` with a contested point answered otherwise.
 */
@customElement('ic-claim-report')
export class ClaimReport extends LightElement {
  @property({ attribute: false }) entry!: Entry;
  /** A new number with each change of the entry, which is the same object all along. */
  @property({ type: Number }) revision = 0;
  @property({ attribute: false }) checker!: Checker;
  @property({ attribute: false }) options!: CheckOptions;
  @property({ attribute: false }) drugs: ReadonlyMap<string, Drug> = new Map();
  /** Stands in for the claim's own view while it is being edited. */
  @property({ attribute: false }) editor: TemplateResult | undefined;
  /** Whether the infusion log can be edited here: `case-edit`. */
  @property({ type: Boolean }) editable = false;

  @state() private active = -1;
  @state() private activePlace = '';
  @state() private open: { fix: Fix; after: Case } | undefined;
  @query('ic-fix-dialog') private fixDialog!: FixDialog;
  @query('ic-text-dialog') private textDialog!: TextDialog;

  protected override render() {
    const { case: content, report, past } = this.entry;
    const marks = new Marks(report.findings, this.active);
    const undoable = past.length ? past.at(-1)!.change || 'edited by hand' : '';
    return html`<div
      class="report"
      @mouseover=${this.light}
      @focusin=${this.light}
      @mouseleave=${this.dim}
      @focusout=${this.dim}
      @place-open=${this.goToFinding}
      @fix-open=${this.openFix}
      @fix-show=${(event: CustomEvent<Fix>) => this.show(event.detail)}
      @fix-apply=${this.applyFix}
      @explain=${this.explain}
    >
      <ic-verdict-banner .report=${report} undoable=${undoable}></ic-verdict-banner>
      <ic-coverage-meter .report=${report}></ic-coverage-meter>
      ${this.fileTrouble()}
      <ic-infusion-timeline
        .entry=${this.entry}
        revision=${this.revision}
        .checker=${this.checker}
        .options=${this.options}
        .marks=${marks}
        ?editable=${this.editable}
      ></ic-infusion-timeline>
      <div class="columns">
        <section class="claim" aria-label="Claim">
          ${this.editor ?? this.claim(content, marks)} ${this.calculators(content)}
        </section>
        <section class="said" aria-label="Findings">
          <h2>
            Findings <span class="muted">${tally(report)}</span>
            ${this.manySafeFixes()
              ? html`<button
                  type="button"
                  class="all-safe"
                  aria-haspopup="dialog"
                  @click=${this.openSafeFixes}
                >
                  Apply all safe fixes…
                </button>`
              : nothing}
          </h2>
          <ic-finding-list .report=${report} .lit=${this.lit(report.findings)}></ic-finding-list>
        </section>
      </div>
      <ic-fix-dialog
        .fix=${this.open?.fix}
        .oldCase=${content}
        .newCase=${this.open?.after}
      ></ic-fix-dialog>
      <ic-text-dialog></ic-text-dialog>
    </div>`;
  }

  private claim(content: Case, marks: Marks) {
    return html`
      <ic-claim-facts .case=${content} .marks=${marks}></ic-claim-facts>
      <ic-claim-table
        .lines=${content.claim.lines ?? []}
        .marks=${marks}
        .drugs=${this.drugs}
      ></ic-claim-table>
      ${content.encounter
        ? html`<ic-record-table .encounter=${content.encounter} .marks=${marks}></ic-record-table>`
        : nothing}
    `;
  }

  /** A way to the calculator for each drug and day of the claim. */
  private calculators(content: Case) {
    const seen = new Set<string>();
    const drugLines = (content.claim.lines ?? []).filter(({ code = '', service_date = '' }) => {
      const key = `${code} ${service_date}`;
      return this.drugs.has(code) && !seen.has(key) && seen.add(key);
    });
    if (!this.editable || !drugLines.length) return nothing;
    return html`<p class="calculators">
      ${drugLines.map(
        (line) =>
          html`<button
            type="button"
            aria-haspopup="dialog"
            @click=${() => this.emit('calculate', line)}
          >
            Calculate ${line.code}…
          </button>`,
      )}
    </p>`;
  }

  private manySafeFixes(): boolean {
    const { findings } = this.entry.report;
    return findings.filter(({ fix }) => fix?.applicability === 'safe').length > 1;
  }

  private fileTrouble() {
    const { fileTrouble } = this.entry;
    if (!fileTrouble.length) return nothing;
    return html`<aside class="file-trouble" aria-label="Trouble in the file">
      <p>In the file this claim came from:</p>
      <ul>
        ${fileTrouble.map((finding) => html`<li>${finding.message}</li>`)}
      </ul>
    </aside>`;
  }

  protected override updated() {
    if (this.editor) requestAnimationFrame(() => this.markFields());
  }

  /** The fields of the form carry the findings' colours, as the table's cells do. */
  private markFields() {
    const marks = new Marks(this.entry.report.findings, this.active);
    for (const field of this.querySelectorAll<HTMLElement>('.case-form .field')) {
      const wanted = marks.classes(field.dataset['place'] ?? '').split(' ');
      for (const name of ['has-error', 'has-warning', 'has-info', 'exact']) {
        field.classList.toggle(name, wanted.includes(name));
      }
    }
  }

  /** The findings that speak of the place under the pointer or the focus. */
  private lit(findings: readonly Finding[]): Set<number> {
    const place = this.activePlace;
    if (!place) return new Set(this.active >= 0 ? [this.active] : []);
    const line = lineOf(place);
    const touches = (f: Finding) => covers(place, f.at) || (line > 0 && f.lines.includes(line));
    return new Set(findings.flatMap((finding, i) => (touches(finding) ? [i] : [])));
  }

  private light(event: Event) {
    const target = event.target as HTMLElement;
    const finding = target.closest<HTMLElement>('[data-finding]');
    this.active = finding ? Number(finding.dataset['finding']) : -1;
    this.activePlace = target.closest<HTMLElement>('[data-place]')?.dataset['place'] ?? '';
  }

  private dim() {
    this.active = -1;
    this.activePlace = '';
  }

  private goToFinding(event: CustomEvent<string>) {
    const place = event.detail;
    const { findings } = this.entry.report;
    const exact = findings.findIndex((finding) => covers(place, finding.at));
    const index = exact >= 0 ? exact : findings.findIndex((f) => f.lines.includes(lineOf(place)));
    this.querySelector<HTMLElement>(`[data-finding="${index}"]`)?.focus();
  }

  private async openFix(event: CustomEvent<number>) {
    const fix = this.entry.report.findings[event.detail]?.fix;
    if (fix) await this.show(fix);
  }

  private async show(fix: Fix) {
    this.open = { fix, after: this.checker.applyPatch(this.entry.case, fix.patch) };
    await this.updateComplete;
    await this.fixDialog.open();
  }

  /** Every safe fix in turn, each on what the one before left. */
  private async openSafeFixes() {
    const { applied } = this.checker.fix(this.entry.case, {
      ...this.options,
      applicability: 'safe',
    });
    await this.show({
      title: `Apply ${plural(applied.length, 'safe fix', 'safe fixes')}`,
      applicability: 'safe',
      patch: applied.flatMap((one) => one.patch),
    });
  }

  /** The finding and its button will be gone, so the focus moves to the new verdict. */
  private async applyFix() {
    if (this.open) this.emit('apply', this.open.fix);
    this.open = undefined;
    await this.updateComplete;
    this.querySelector<HTMLElement>('.verdict')?.focus();
  }

  private explain(event: CustomEvent<string>) {
    event.stopPropagation();
    void this.textDialog.show(event.detail, this.checker.explain(event.detail));
  }
}
