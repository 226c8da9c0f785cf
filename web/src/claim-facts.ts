import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { money, PAYER_TYPES } from './format.js';
import { LightElement } from './light-element.js';
import { place, type Marks } from './marks.js';
import type { Case } from './types.js';

/** What the claim says above its lines. */
@customElement('ic-claim-facts')
export class ClaimFacts extends LightElement {
  @property({ attribute: false }) case!: Case;
  @property({ attribute: false }) marks!: Marks;

  protected override render() {
    const { claim } = this.case;
    const { name = '', type } = claim.payer ?? {};
    const kind = type && (PAYER_TYPES[type] ?? type);
    return html`
      <dl class="facts">
        ${this.fact('Claim', '/claim/id', claim.id)}
        ${this.fact('Payer', '/claim/payer', name === kind ? name : [name, kind])}
        ${this.fact('POS', '/claim/place_of_service', claim.place_of_service)}
        ${this.fact('Type of bill', '/claim/bill_type', claim.bill_type)}
        ${this.fact('Total', '/claim/total_charge', money(claim.total_charge))}
        ${this.fact('Authorization', '/claim/prior_authorizations', claim.prior_authorizations)}
        ${this.fact('Billing NPI', '/claim/billing_provider', claim.billing_provider?.npi)}
        ${this.fact('Rendering NPI', '/claim/rendering_provider', claim.rendering_provider?.npi)}
        ${this.fact('Referring NPI', '/claim/referring_provider', claim.referring_provider?.npi)}
        ${this.fact(
          'Supervising NPI',
          '/claim/supervising_provider',
          claim.supervising_provider?.npi,
        )}
        ${this.fact('Facility NPI', '/claim/service_facility', claim.service_facility?.npi)}
        ${this.diagnoses()}
      </dl>
    `;
  }

  /** Left out when empty, unless a finding points at it. */
  private fact(label: string, pointer: string, value: string | undefined | (string | undefined)[]) {
    const text = [value].flat().filter(Boolean).join(', ');
    if (!text && !this.marks.at(pointer).length) return nothing;
    return html`<div class=${this.marks.classes(pointer)} data-place=${pointer}>
      <dt>${label}</dt>
      <dd>${text || '(none)'}${place(this.marks, pointer)}</dd>
    </div>`;
  }

  private diagnoses() {
    const codes = this.case.claim.diagnoses ?? [];
    const root = '/claim/diagnoses';
    if (codes.length === 0) return this.fact('Diagnoses', root, '');
    return html`<div class="wide ${this.marks.exact(root) ? 'exact' : ''}">
      <dt>Diagnoses</dt>
      <dd class="codes">
        ${codes.map((code, i) => {
          const pointer = `${root}/${i}`;
          return html`<span class="dx ${this.marks.classes(pointer)}" data-place=${pointer}
            ><span class="dx-number">${i + 1}</span>${code}${place(this.marks, pointer)}</span
          > `;
        })}
      </dd>
    </div>`;
  }
}
