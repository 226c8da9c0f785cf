import { html, svg } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { plural } from './format.js';
import { LightElement } from './light-element.js';
import { coverageSentence, groupNeeds, type NeedGroup } from './needs.js';
import { ruleLink } from './rule-link.js';
import type { Report } from './types.js';

/** How much was checked, and what would let the rest be. */
@customElement('ic-coverage-meter')
export class CoverageMeter extends LightElement {
  @property({ attribute: false }) report!: Report;

  protected override render() {
    const sentence = coverageSentence(this.report);
    const groups = groupNeeds(this.report.not_checked);
    if (groups.length === 0) return html`<p class="coverage-line">${this.bar()} ${sentence}</p>`;
    return html`
      <details class="coverage">
        <summary>${this.bar()} <span>${sentence}</span></summary>
        <ul class="need-groups">
          ${groups.map(needGroup)}
        </ul>
      </details>
    `;
  }

  private bar() {
    const { checked, not_checked: missing } = this.report.coverage;
    const width = Math.round((100 * checked) / Math.max(1, checked + missing));
    return html`<svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
      ${svg`<rect class="bar-all" width="100" height="6" />`}
      ${svg`<rect class="bar-done" width=${width} height="6" />`}
    </svg>`;
  }
}

function needGroup(group: NeedGroup) {
  const rules = [...new Set(group.entries.map((entry) => entry.rule))];
  const fields = [...new Set(group.entries.flatMap((entry) => entry.needs))];
  return html`<li>
    <p>
      <b>${plural(rules.length, 'check')}</b> ${rules.length === 1 ? 'needs' : 'need'} ${group.name}
    </p>
    <p class="need-fields">${fields.map((field) => html`<code>${field}</code> `)}</p>
    <p class="rule-links">${rules.map((rule) => html`${ruleLink(rule)} `)}</p>
  </li>`;
}
