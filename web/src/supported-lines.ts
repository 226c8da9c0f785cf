import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Coding } from './coding-types.js';
import { LightElement } from './light-element.js';
import { lineOf } from './pointer.js';
import { compare, supportedFix, type Outcome, type Pair } from './supported.js';
import type { Case, Fix, Report } from './types.js';

const OUTCOMES: Record<Outcome, string> = {
  same: 'agrees',
  changed: 'differs',
  unsupported: 'not supported',
  unbilled: 'not billed',
};

/** Billed against supported, code by code. Emits `fix-open` and `fix-show`. */
@customElement('ic-supported-lines')
export class SupportedLines extends LightElement {
  @property({ attribute: false }) case!: Case;
  @property({ attribute: false }) report!: Report;
  @property({ attribute: false }) coding!: Coding;

  protected override render() {
    const pairs = compare(this.case.claim.lines, this.coding.lines);
    const differs = pairs.some((pair) => pair.outcome !== 'same');
    return html`<div class="scroll" tabindex="0" role="region" aria-label="Billed and supported">
        <table class="supported">
          <caption>
            Billed against supported by the log
          </caption>
          <thead>
            <tr>
              <th scope="col">Code</th>
              <th scope="col">Billed</th>
              <th scope="col">Supported</th>
              <th scope="col"></th>
              <th scope="col">Because</th>
            </tr>
          </thead>
          <tbody>
            ${pairs.map((pair) => this.row(pair))}
          </tbody>
        </table>
      </div>
      ${differs
        ? html`<p class="buttons">
            <button
              type="button"
              class="use-supported"
              aria-haspopup="dialog"
              @click=${this.useAll}
            >
              Use the supported lines…
            </button>
          </p>`
        : nothing}`;
  }

  private row(pair: Pair) {
    const { code, outcome, billed, supported, index } = pair;
    const pointer = index === undefined ? nothing : `/claim/lines/${index}`;
    return html`<tr class=${outcome} data-place=${pointer} data-code=${code}>
      <th scope="row"><b>${code}</b></th>
      <td data-label="Billed">${billed ? amount(billed.units, billed.modifiers) : '–'}</td>
      <td data-label="Supported">
        ${supported ? amount(supported.units, supported.modifiers) : '–'}
      </td>
      <td class="outcome">${OUTCOMES[outcome]} ${outcome === 'same' ? nothing : this.fix(pair)}</td>
      <td class="because">${supported?.because ?? 'Nothing in the log earns it.'}</td>
    </tr>`;
  }

  /** The fix of a finding that speaks of this line, where one exists. */
  private fix({ index, code }: Pair) {
    if (index === undefined) return nothing;
    const found = this.report.findings.findIndex(
      ({ fix, at, rule }) =>
        fix &&
        fix.applicability !== 'none' &&
        rule.startsWith('admin-') &&
        lineOf(at) === index + 1,
    );
    if (found < 0) return nothing;
    const asks = this.report.findings[found]!.fix!.applicability === 'needs-confirmation';
    return html`<button
      type="button"
      aria-haspopup="dialog"
      aria-label="${asks ? 'Confirm and apply' : 'Apply'} the fix of ${code}"
      @click=${() => this.emit('fix-open', found)}
    >
      ${asks ? 'Confirm…' : 'Apply…'}
    </button>`;
  }

  private useAll() {
    const pairs = compare(this.case.claim.lines, this.coding.lines);
    this.emit<Fix>('fix-show', supportedFix(this.case, pairs));
  }
}

function amount(units: string | number | undefined, modifiers: readonly string[] = []) {
  return html`<span class="amount">${units ?? '?'}</span>${modifiers.map(
      (one) => html` <code>${one}</code>`,
    )}`;
}
