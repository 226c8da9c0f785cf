import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { citation } from './citation.js';
import { list, money, SEVERITIES } from './format.js';
import { LightElement } from './light-element.js';
import { placeName } from './pointer.js';
import { ruleLink } from './rule-link.js';
import type { Finding, Report } from './types.js';

/** The findings in full: what, why, what to do, the working, the sources. */
@customElement('ic-finding-list')
export class FindingList extends LightElement {
  @property({ attribute: false }) report!: Report;
  /** Findings lit because their place is under the pointer or the focus. */
  @property({ attribute: false }) lit: ReadonlySet<number> = new Set();

  protected override render() {
    const { findings } = this.report;
    if (findings.length === 0) return html`<p class="nothing-found">Nothing found.</p>`;
    return html`<ol class="findings" @keydown=${this.move}>
      ${findings.map((finding, i) => this.finding(finding, i))}
    </ol>`;
  }

  private finding(finding: Finding, index: number) {
    const label = `finding-${index}`;
    return html`<li
      class="finding ${finding.severity} ${this.lit.has(index) ? 'lit' : ''}"
      data-finding=${index}
      tabindex="0"
      aria-labelledby=${label}
    >
      <p class="finding-head">
        <span class="mark ${finding.severity}" aria-hidden="true">${index + 1}</span>
        <span class="severity">${SEVERITIES[finding.severity]}</span>
        ${ruleLink(finding.rule)}
        ${finding.at_risk
          ? html`<span class="at-risk">${money(finding.at_risk)} at risk</span>`
          : nothing}
      </p>
      <p class="message" id=${label}>${finding.message}</p>
      <p class="where">${where(finding)}</p>
      ${this.action(finding, index)} ${details(finding)}
    </li>`;
  }

  private action(finding: Finding, index: number) {
    const fix = finding.fix;
    if (!fix) return nothing;
    if (fix.applicability === 'none') return html`<p class="fix-hint">${fix.title}</p>`;
    const asks = fix.applicability === 'needs-confirmation';
    return html`<p class="fix">
      <button
        type="button"
        class=${asks ? '' : 'primary'}
        aria-haspopup="dialog"
        data-fix=${index}
        @click=${() => this.emit('fix-open', index)}
      >
        ${asks ? 'Confirm and apply…' : 'Apply…'}
      </button>
      <span>${fix.title}</span>
    </p>`;
  }

  /** Up and down walk the findings; inside one, its links and buttons keep their own keys. */
  private move(event: KeyboardEvent) {
    const item = event.target as HTMLElement;
    if (!item.matches('.finding')) return;
    const sibling =
      event.key === 'ArrowDown'
        ? item.nextElementSibling
        : event.key === 'ArrowUp'
          ? item.previousElementSibling
          : null;
    if (!(sibling instanceof HTMLElement)) return;
    event.preventDefault();
    sibling.focus();
  }
}

function where(finding: Finding): string {
  const at = placeName(finding.at);
  const others = finding.lines.filter(
    (line) => !at.startsWith(`line ${line},`) && at !== `line ${line}`,
  );
  const lines = others.length
    ? `line${others.length > 1 ? 's' : ''} ${list(others.map(String))}`
    : '';
  return [at === 'claim lines' && lines ? '' : at, lines].filter(Boolean).join('; with ');
}

function details(finding: Finding) {
  const { why, resolve, working = [], denial = [], citations = [] } = finding;
  return html`<dl class="details">
    ${resolve
      ? html`<div>
          <dt>Do</dt>
          <dd>${resolve}</dd>
        </div>`
      : nothing}
    ${why
      ? html`<div>
          <dt>Why</dt>
          <dd>${why}</dd>
        </div>`
      : nothing}
    ${working.length
      ? html`<div>
          <dt>Working</dt>
          <dd>
            <ul class="working">
              ${working.map((step) => html`<li>${step}</li>`)}
            </ul>
          </dd>
        </div>`
      : nothing}
    ${denial.length
      ? html`<div>
          <dt>Denied as</dt>
          <dd>${denial.map((code) => html`<code>${code}</code> `)}</dd>
        </div>`
      : nothing}
    ${citations.length
      ? html`<div>
          <dt>Sources</dt>
          <dd>
            <ul class="sources">
              ${citations.map((one) => html`<li>${citation(one)}</li>`)}
            </ul>
          </dd>
        </div>`
      : nothing}
  </dl>`;
}
