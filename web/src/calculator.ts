import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import {
  emptyCalculation,
  fromClaim,
  queryOf,
  replacedLines,
  shownSide,
  unitsBilled,
  withCalculated,
  type Calculated,
  type Calculation,
  type Side,
} from './calculation.js';
import { holdsOn } from './drug-facts.js';
import type { DrugCard, Opened, Units, UnitsLine } from './drug-types.js';
import { InfuseCheckError, type Checker } from './engine.js';
import { input } from './fields.js';
import { list, plural } from './format.js';
import { LightElement } from './light-element.js';
import type { Case, DateText, Profile } from './types.js';

/**
 * Dose, volume, units, NDC quantity and vials of one drug: the field edited last leads, the others
 * follow. Emits `calculated` with what is to be put on the claim.
 */
@customElement('ic-calculator')
export class Calculator extends LightElement {
  @property({ attribute: false }) checker!: Checker;
  @property({ attribute: false }) drug!: DrugCard;
  @property() date: DateText = '';
  /** The open claim, if there is one. */
  @property({ attribute: false }) case: Case | undefined;
  @property({ attribute: false }) profile: string | Profile | undefined;
  @state() private now: Calculation = emptyCalculation;

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (!changed.has('drug') && !changed.has('date')) return;
    const before = changed.get('drug') as DrugCard | undefined;
    if (before?.code === this.drug.code) return;
    this.now = this.case ? fromClaim(this.case, this.drug, this.date) : emptyCalculation;
  }

  protected override render() {
    const result = this.calculate();
    const answer = result instanceof InfuseCheckError ? undefined : result;
    return html`<section class="calculator" aria-labelledby="calculator-title">
      <h3 id="calculator-title">Calculator</h3>
      <div class="row">${this.sides(answer)}</div>
      <div class="row">${this.vialFields()} ${this.side('discarded', `Discarded, ${this.drug.unit}`, answer)}</div>
      <div class="row">${this.packageFields(answer)}</div>
      <div role="status" class="calculated">
        ${result instanceof InfuseCheckError
          ? html`<p class="ask">${result.what} ${result.remedy}</p>`
          : result
            ? this.result(result)
            : html`<p class="muted">Fill in any one field: the others follow.</p>`}
      </div>
    </section>`;
  }

  private calculate(): Units | InfuseCheckError | undefined {
    const query = queryOf(this.now, this.drug, this.date, this.profile);
    if (!query) return undefined;
    try {
      return this.checker.units(query);
    } catch (error) {
      if (error instanceof InfuseCheckError) return error;
      throw error;
    }
  }

  /** A field that leads once it is edited, and follows until then. */
  private side(side: Side, label: string, answer: Units | undefined) {
    const leads = this.now.lead === side;
    const leading = leads && this.now.typed.trim() !== '';
    return html`<span class=${leading ? 'leads' : ''}
      >${input({
        label,
        place: `calculator/${side}`,
        value: leads ? this.now.typed : shownSide(side, answer),
        size: 'short',
        change: (typed) => (this.now = { ...this.now, lead: side, typed }),
      })}</span
    >`;
  }

  private need(name: 'weight' | 'concentration' | 'ndc', label: string, hint = '') {
    return input({
      label,
      place: `calculator/${name}`,
      value: this.now[name],
      size: name === 'ndc' ? 'long' : 'short',
      hint,
      ...(name === 'ndc' ? { list: 'calculator-ndcs' } : {}),
      change: (text) => (this.now = { ...this.now, [name]: text }),
    });
  }

  private sides(answer: Units | undefined) {
    const { unit = '', containers } = this.drug;
    const sold = containers.some((one) => one.volume_ml && holdsOn(one, this.date));
    return [
      this.need('weight', 'Weight, kg'),
      this.side('per_kg', `Dose, ${unit}/kg`, answer),
      this.side('dose', `Dose, ${unit}`, answer),
      this.side('volume', 'Volume, mL', answer),
      this.need('concentration', `${unit} in 1 mL`, sold ? 'as sold' : ''),
      this.side('units', 'Billing units', answer),
    ];
  }

  private vialFields() {
    const sold = this.drug.containers.filter((one) => holdsOn(one, this.date));
    const sizes = new Set(sold.map(({ size, unit }) => `${size} ${unit}`));
    for (const size of Object.keys(this.now.vials)) sizes.add(size);
    return [...sizes]
      .sort((a, b) => parseFloat(a) - parseFloat(b))
      .map((size) =>
        input({
          label: `${size} opened`,
          place: `calculator/vials/${size}`,
          value: this.now.vials[size] ?? '',
          size: 'short',
          hint: '0',
          change: (count) =>
            (this.now = { ...this.now, vials: { ...this.now.vials, [size]: count } }),
        }),
      );
  }

  private packageFields(answer: Units | undefined) {
    const packages = this.drug.packages.filter((one) => holdsOn(one, this.date));
    const unit = answer?.ndc_quantity?.unit ?? '';
    return html`<datalist id="calculator-ndcs">
        ${packages.map(({ ndc, product }) => html`<option value=${ndc}>${product}</option>`)}
      </datalist>
      ${this.need('ndc', 'NDC', answer?.ndcs.length === 1 ? answer.ndcs[0] : '')}
      ${this.side('ndc_quantity', `NDC quantity${unit ? `, ${unit}` : ''}`, answer)}`;
  }

  private result(answer: Units) {
    return html`<ol class="working">
        ${answer.working.map((step) => html`<li>${step}</li>`)}
      </ol>
      ${answer.proposal ? this.proposal(answer.proposal) : nothing} ${this.asks(answer)}
      ${linesTable(answer.lines)} ${this.putting(answer)}`;
  }

  private proposal(proposal: Opened) {
    const vials = list(proposal.vials.map(({ size, unit, count }) => `${count} × ${size} ${unit}`));
    return html`<p class="ask">
      Which vials were opened? The least waste would be ${vials}, with
      ${proposal.discarded.amount} ${proposal.discarded.unit} left.
      <button type="button" @click=${() => this.takeVials(proposal)}>These were opened</button>
    </p>`;
  }

  private takeVials({ vials }: Opened) {
    const counts = vials.map(({ size, unit, count }) => [`${size} ${unit}`, String(count)]);
    this.now = { ...this.now, vials: Object.fromEntries(counts) };
  }

  private asks({ needs, proposal, confidence, ndcs }: Units) {
    const asks = [
      ...(needs.includes('vials') && !proposal ? ['Which vials were opened?'] : []),
      ...(needs.includes('container')
        ? ['Whether the container is single-dose is not known here: JW and JZ hang on it.']
        : []),
      ...(ndcs.length > 1 ? ['Several packages fit: choose the NDC that was used.'] : []),
      ...(confidence === 'low' ? ['Rests on our own knowledge; no published file says it.'] : []),
    ];
    return asks.map((ask) => html`<p class="ask">${ask}</p>`);
  }

  /** What putting it on the claim would change, said before it is done. */
  private putting({ lines, opened }: Units) {
    const calculated = { lines, date: this.date, vialsKnown: opened !== undefined };
    return html`<p class="buttons putting">
      ${this.case ? html`<span>${change(this.case, calculated)}</span>` : nothing}
      <button type="button" class="primary" @click=${() => this.emit('calculated', calculated)}>
        ${this.case ? 'Put on the claim' : 'Start a claim with it'}
      </button>
    </p>`;
  }
}

function change(content: Case, calculated: Calculated) {
  const { lines, date, vialsKnown } = calculated;
  const code = lines[0]!.code;
  const now = unitsBilled(content, code, date);
  const then = unitsBilled(withCalculated(content, calculated), code, date);
  if (now === undefined || then === undefined) return 'The claim’s own units are no whole number.';
  const replaced = replacedLines(content, calculated).length;
  const also = [
    ...(vialsKnown ? [] : ['JW and JZ stay as they are.']),
    ...(replaced > lines.length ? [`Replaces ${replaced} lines.`] : []),
  ].join(' ');
  if (now === then) return `Bills ${plural(then, 'unit')}, as the claim does now. ${also}`;
  const more = then > now;
  return html`<strong class=${more ? 'more' : ''}
      >Bills ${plural(Math.abs(then - now), 'unit')} ${more ? 'more' : 'less'} than now</strong
    >
    (${now} → ${then}). Charges stay as they are. ${also}`;
}

function linesTable(lines: readonly UnitsLine[]) {
  return html`<div class="scroll">
    <table class="calculated-lines">
      <caption>
        Claim lines
      </caption>
      <thead>
        <tr>
          <th scope="col">Code</th>
          <th scope="col">Mod.</th>
          <th scope="col" class="number">Units</th>
          <th scope="col">NDC</th>
        </tr>
      </thead>
      <tbody>
        ${lines.map(
          ({ code, modifiers, units, ndc }) =>
            html`<tr>
              <th scope="row">${code}</th>
              <td>${modifiers.join(' ')}</td>
              <td class="number">${units}</td>
              <td>
                ${ndc
                  ? [ndc.code, `${ndc.quantity} ${ndc.unit}`].filter(Boolean).join(' × ')
                  : nothing}
              </td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
