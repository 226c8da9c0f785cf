import { html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { diffLines, diffValues, type LineChange, type ValueChange } from './case-diff.js';
import { LightElement } from './light-element.js';
import { columnsFor, type Column } from './line-cells.js';
import type { Case, Fix, Line } from './types.js';

/** How many unchanged lines to show around a change. */
const CONTEXT = 2;

/** A fix, before and after. One that attests something asks for a tick first. */
@customElement('ic-fix-dialog')
export class FixDialog extends LightElement {
  @property({ attribute: false }) fix: Fix | undefined;
  @property({ attribute: false }) oldCase: Case | undefined;
  @property({ attribute: false }) newCase: Case | undefined;
  @state() private confirmed = false;
  @query('dialog') private dialog!: HTMLDialogElement;

  /** Call after setting the properties. */
  async open(): Promise<void> {
    this.confirmed = false;
    await this.updateComplete;
    this.dialog.showModal();
  }

  protected override render() {
    const { fix, oldCase, newCase } = this;
    return html`<dialog
      class="fix-dialog"
      aria-labelledby="fix-title"
      @close=${() => this.emit('fix-close')}
    >
      ${fix && oldCase && newCase ? this.body(fix, oldCase, newCase) : nothing}
    </dialog>`;
  }

  private body(fix: Fix, before: Case, after: Case) {
    const asks = fix.applicability === 'needs-confirmation';
    return html`<form method="dialog" @submit=${this.apply}>
      <h2 id="fix-title">${fix.title}</h2>
      ${linesTable(before.claim.lines, after.claim.lines)} ${valuesTable(diffValues(before, after))}
      ${asks
        ? html`<label class="confirm">
            <input
              type="checkbox"
              autofocus
              .checked=${this.confirmed}
              @change=${(e: Event) => (this.confirmed = (e.target as HTMLInputElement).checked)}
            />
            <span>${attestation(fix)}</span>
          </label>`
        : html`<p class="muted">
            Safe: it cannot raise what is paid and adds nothing the claim does not show.
          </p>`}
      <p class="buttons">
        <button type="button" @click=${() => this.dialog.close()}>Cancel</button>
        <button class="primary" ?disabled=${asks && !this.confirmed} ?autofocus=${!asks}>
          Apply
        </button>
      </p>
    </form>`;
  }

  private apply(event: Event) {
    event.preventDefault();
    this.dialog.close();
    this.emit('fix-apply');
  }
}

/** What a person vouches for: the condition in the title, where it states one. */
function attestation({ title }: Fix): string {
  const condition = /\bif the record shows (.+?)\.?$/.exec(title)?.[1];
  return condition
    ? `I have looked: the record shows ${condition}.`
    : 'I have looked at the record, and it bears this change out.';
}

function linesTable(before: readonly Line[], after: readonly Line[]) {
  const changes = diffLines(before, after);
  if (changes.every((change) => change.kind === 'same')) return nothing;
  const columns = columnsFor([...before, ...after]);
  return html`<div
    class="scroll"
    tabindex="0"
    role="region"
    aria-label="Claim lines, before and after"
  >
    <table class="diff">
      <thead>
        <tr>
          <th scope="col"><span class="sr-only">Change</span></th>
          ${columns.map(
            (c) => html`<th scope="col" class=${c.numeric ? 'number' : ''}>${c.label}</th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${changes.map((change, i) => diffRows(change, columns, near(changes, i)))}
      </tbody>
    </table>
  </div>`;
}

function near(changes: readonly LineChange[], index: number): boolean {
  return changes
    .slice(Math.max(0, index - CONTEXT), index + CONTEXT + 1)
    .some((change) => change.kind !== 'same');
}

function diffRows(change: LineChange, columns: readonly Column[], shown: boolean) {
  switch (change.kind) {
    case 'same':
      return shown ? diffRow('same', '', change.before, columns) : nothing;
    case 'added':
      return diffRow('added', 'After', change.after, columns);
    case 'removed':
      return diffRow('removed', 'Before', change.before, columns);
    case 'changed':
      return [
        diffRow('removed', 'Before', change.before, columns, change.after),
        diffRow('added', 'After', change.after, columns, change.before),
      ];
  }
}

function diffRow(kind: string, sign: string, line: Line, columns: readonly Column[], other?: Line) {
  return html`<tr class=${kind}>
    <th scope="row">${sign}</th>
    ${columns.map((column) => {
      const text = column.text(line);
      const differs = other !== undefined && column.text(other) !== text;
      return html`<td class=${column.numeric ? 'number' : ''}>
        ${differs ? html`<mark>${text || '(none)'}</mark>` : text}
      </td>`;
    })}
  </tr>`;
}

function valuesTable(changes: readonly ValueChange[]) {
  if (changes.length === 0) return nothing;
  return html`<table class="diff">
    <thead>
      <tr>
        <th scope="col">Field</th>
        <th scope="col">Before</th>
        <th scope="col">After</th>
      </tr>
    </thead>
    <tbody>
      ${changes.map(
        ({ place, before, after }) =>
          html`<tr>
            <th scope="row">${place}</th>
            <td class="removed">${before}</td>
            <td class="added"><mark>${after}</mark></td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}
