import { html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { input, remover, select, wordsInput } from './fields.js';
import { commonDate, whole, withClaim, withEncounter, withLine, without } from './form-edit.js';
import { drugLabel, PAYER_TYPES } from './format.js';
import { LightElement } from './light-element.js';
import type { Case, Drug, Line, PayerType } from './types.js';
import './administration-form.js';

const PLACES: Record<string, string> = {
  '11': '11 Office',
  '12': '12 Home',
  '19': '19 Off-campus outpatient hospital',
  '22': '22 On-campus outpatient hospital',
  '24': '24 Ambulatory surgical center',
  '49': '49 Independent clinic',
  '32': '32 Nursing facility',
};

/** The claim as a form. Every keystroke emits `case-edit` with the case as it now stands. */
@customElement('ic-claim-form')
export class ClaimForm extends LightElement {
  @property({ attribute: false }) case!: Case;
  @property({ attribute: false }) drugs: ReadonlyMap<string, Drug> = new Map();

  protected override render() {
    const { case: content } = this;
    return html`<form class="case-form" @submit=${(event: Event) => event.preventDefault()}>
      <datalist id="drug-codes">
        ${[...this.drugs.values()].map(
          (drug) => html`<option value=${drug.code}>${drugLabel(drug)}</option>`,
        )}
      </datalist>
      <fieldset>
        <legend>Claim</legend>
        <div class="row">${this.claimFields(content)}</div>
      </fieldset>
      <fieldset>
        <legend>Lines</legend>
        ${content.claim.lines.map((line, i) => this.line(line, i))}
        <button type="button" @click=${this.addLine}>Add a line</button>
      </fieldset>
      <ic-administration-form .case=${content}></ic-administration-form>
      <fieldset>
        <legend>Note</legend>
        <label class="field wide" data-place="/encounter/note">
          <span class="sr-only">Note</span>
          <textarea
            rows="4"
            spellcheck="false"
            .value=${content.encounter?.note ?? ''}
            @input=${(e: Event) =>
              this.edit(withEncounter(content, { note: (e.target as HTMLTextAreaElement).value }))}
          ></textarea>
        </label>
      </fieldset>
    </form>`;
  }

  private claimFields(content: Case) {
    const { claim } = content;
    const date = commonDate(claim.lines);
    return [
      select(
        {
          label: 'Payer type',
          place: '/claim/payer',
          value: claim.payer?.type,
          change: (type) => this.edit(withClaim(content, { payer: payerOf(content, type) })),
        },
        PAYER_TYPES,
      ),
      select(
        {
          label: 'Place of service',
          place: '/claim/place_of_service',
          value: claim.place_of_service,
          size: 'long',
          change: (place_of_service) => this.edit(withClaim(content, { place_of_service })),
        },
        PLACES,
      ),
      input({
        label: 'Date of service',
        place: '/claim/lines/0/service_date',
        value: date,
        type: 'date',
        change: (text) =>
          this.edit(withClaim(content, { lines: claim.lines.map((l) => dated(l, text)) })),
      }),
      wordsInput({
        label: 'Diagnoses, in order',
        place: '/claim/diagnoses',
        value: claim.diagnoses,
        size: 'long',
        hint: 'M05.79 Z79.899',
        change: (diagnoses) => this.edit(withClaim(content, { diagnoses })),
      }),
      wordsInput({
        label: 'Authorization',
        place: '/claim/prior_authorizations',
        value: claim.prior_authorizations,
        change: (prior_authorizations) => this.edit(withClaim(content, { prior_authorizations })),
      }),
    ];
  }

  private line(line: Line, index: number) {
    const root = `/claim/lines/${index}`;
    const edit = (change: Partial<Line>) => this.edit(withLine(this.case, index, change));
    const ndc = (change: NonNullable<Line['ndc']>) => edit({ ndc: { ...line.ndc, ...change } });
    return html`<div class="row entry" role="group" aria-label="Line ${index + 1}">
      <span class="entry-number">${index + 1}</span>
      ${input({
        label: 'Code',
        place: `${root}/code`,
        value: line.code,
        list: 'drug-codes',
        size: 'short',
        change: (text) => edit({ code: text.trim().toUpperCase() }),
      })}
      ${wordsInput({
        label: 'Modifiers',
        place: `${root}/modifiers`,
        value: line.modifiers,
        size: 'short',
        change: (modifiers) => edit({ modifiers }),
      })}
      ${input({
        label: 'Units',
        place: `${root}/units`,
        value: line.units,
        size: 'tiny',
        change: (units) => edit({ units }),
      })}
      ${input({
        label: 'Charge',
        place: `${root}/charge`,
        value: line.charge,
        size: 'short',
        change: (charge) => edit({ charge }),
      })}
      ${wordsInput({
        label: 'Dx',
        place: `${root}/diagnosis_pointers`,
        size: 'tiny',
        value: line.diagnosis_pointers?.map(String),
        change: (pointers) => edit({ diagnosis_pointers: pointers.map(whole) }),
      })}
      ${input({
        label: 'NDC',
        place: `${root}/ndc`,
        value: line.ndc?.code,
        change: (code) => ndc({ code }),
      })}
      ${input({
        label: 'Quantity',
        place: `${root}/ndc/quantity`,
        value: line.ndc?.quantity,
        size: 'tiny',
        change: (quantity) => ndc({ quantity }),
      })}
      ${select(
        {
          label: 'Unit',
          place: `${root}/ndc/unit`,
          value: line.ndc?.unit,
          size: 'tiny',
          change: (unit) => ndc({ unit }),
        },
        { UN: 'UN', ML: 'ML', GR: 'GR', F2: 'F2', ME: 'ME' },
      )}
      ${remover(`Remove line ${index + 1}`, () =>
        this.edit(withClaim(this.case, { lines: without(this.case.claim.lines, index) })),
      )}
    </div>`;
  }

  private addLine() {
    const { lines } = this.case.claim;
    const last = lines.at(-1);
    const { service_date = '', diagnosis_pointers = [1] } = last ?? {};
    const line = {
      code: '',
      units: '1',
      ...(service_date ? { service_date } : {}),
      diagnosis_pointers,
    };
    this.edit(withClaim(this.case, { lines: [...lines, line] }));
  }

  private edit(content: Case) {
    this.emit('case-edit', content);
  }
}

function payerOf(content: Case, type: string) {
  const { type: _, ...payer } = content.claim.payer ?? {};
  return type ? { ...payer, type: type as PayerType } : payer;
}

function dated(line: Line, date: string): Line {
  const { service_date: _, service_date_to: __, ...rest } = line;
  return date ? { ...rest, service_date: date } : rest;
}
