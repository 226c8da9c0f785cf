import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import {
  CONFIDENCES,
  holdsOn,
  notes,
  regimenText,
  routeText,
  standing,
  statusText,
  traps,
  unitText,
} from './drug-facts.js';
import type { Confidence, DrugCard, Evidence, Relative, UnitLimit } from './drug-types.js';
import { list } from './format.js';
import { LightElement } from './light-element.js';
import type { DateText } from './types.js';

/** All that the packs know of one code, for a date of service. Emits `drug-open` with a code. */
@customElement('ic-drug-card')
export class DrugCardView extends LightElement {
  @property({ attribute: false }) drug!: DrugCard;
  @property() date: DateText = '';

  protected override render() {
    const { drug } = this;
    return html`<article class="drug-card" aria-labelledby="drug-name">
      <h2 id="drug-name" tabindex="-1">
        <span class="drug-code">${drug.code}</span> ${drug.name}
        ${drug.brands?.length
          ? html`<span class="muted">${drug.brands.join(', ')}</span>`
          : nothing}
      </h2>
      <p class="muted">${drug.descriptor ?? ''}</p>
      ${this.ending()}
      ${traps(drug).map((trap) => html`<p class="trap">${trap}</p>`)}
      <dl class="drug-facts">${this.facts()}</dl>
      ${notes(drug).map((note) => html`<p class="drug-note">${note}</p>`)}
    </article>`;
  }

  private ending() {
    const { drug, date } = this;
    const ending = standing(drug, date);
    if (!ending) return nothing;
    const successors = drug.history.at(-1)!.successors;
    return html`<p class="trap">
      Not billable on ${date}: ${ending}.
      ${successors.length ? html`Now ${this.links(successors)}.` : nothing}
    </p>`;
  }

  private facts() {
    const { drug } = this;
    const routes = list(drug.routes.map(routeText));
    const confirmed = (file: string) =>
      drug.sources.some((id) => id.startsWith(file)) ? 'high' : drug.confidence;
    // No file of CMS names routes, containers or classes.
    const ours = 'low';
    return [
      fact('Billing unit', unitText(drug), confirmed('asp-')),
      fact('Given', routes || 'not known', routes ? ours : undefined),
      fact(
        'Container',
        drug.container ?? 'depends on the package',
        drug.container ? ours : undefined,
      ),
      fact('Administration', this.classes(), drug.administration_class ? ours : undefined),
      fact('Most units', ...this.limits()),
      ...this.uses(),
      fact('Hospital', statusText(drug.opps_status) || 'not listed', confirmed('opps-')),
    ];
  }

  /** The packs' default, and the payers that decide otherwise. */
  private classes() {
    const { administration_class: own, classes } = this.drug;
    const others = classes.filter((one) => holdsOn(one, this.date));
    return [
      own ?? 'payers differ: ask',
      ...others.map(({ name, class: word }) => `${word} for ${name}`),
    ].join('; ');
  }

  /** Times and screening of the day; nothing where nothing is known. */
  private uses() {
    const use = this.drug.uses.find((one) => holdsOn(one, this.date));
    if (!use) return [];
    const { first_minutes: first, later_minutes: later, screening, confidence } = use;
    const times = first === later ? `${first} min` : `${first} min, later ${later}`;
    return [
      first ? fact('Infusion, usually', times, confidence) : nothing,
      screening.length ? fact('Screened before', screening.join(', '), confidence) : nothing,
    ];
  }

  private limits(): [string, Confidence | undefined] {
    const on = (rows: readonly UnitLimit[]) => rows.find((row) => holdsOn(row, this.date));
    const { practitioner, outpatient } = this.drug.unit_limits;
    const [office, hospital] = [on(practitioner), on(outpatient)];
    const text = (limit: UnitLimit | undefined) => limit?.units ?? 'not known';
    const sure = (office ?? hospital)?.confidence;
    if (office?.units === hospital?.units) return [`${text(office)}${office ? ' a day' : ''}`, sure];
    return [`office ${text(office)}, hospital ${text(hospital)}`, sure];
  }

  private links(codes: readonly string[]) {
    return codes.map(
      (code) =>
        html`<button type="button" class="link" @click=${() => this.emit('drug-open', code)}>
          ${code}</button
        >${' '}`,
    );
  }
}

/** The tables of a card, below the calculator. */
@customElement('ic-drug-tables')
export class DrugTables extends LightElement {
  @property({ attribute: false }) drug!: DrugCard;
  @property() date: DateText = '';

  protected override render() {
    const { drug, date } = this;
    const sold = drug.containers.filter((one) => holdsOn(one, date));
    const packages = drug.packages.filter((one) => holdsOn(one, date));
    const regimens = drug.regimens.filter((one) => holdsOn(one, date));
    return html`
      ${section(`Containers (${sold.length})`, sold, true, ['Size', 'Form', 'Kind'], (one) => [
        `${one.size} ${one.unit}${one.volume_ml ? ` in ${one.volume_ml} mL` : ''}`,
        one.form,
        one.container ?? 'not known',
      ])}
      ${section(
        `Label dosing (${regimens.length})`,
        regimens,
        true,
        ['Indication', 'Dose', 'Route'],
        (one) => [
          [one.indication, one.population].filter(Boolean).join(', '),
          regimenText(one),
          routeText(one.route),
        ],
      )}
      ${this.family()}
      ${section(
        `Packages (${packages.length})`,
        packages,
        false,
        ['NDC', 'Product', 'Holds'],
        (one) => [
          one.ndc,
          one.product,
          one.amount
            ? `${(one.items ?? 1) > 1 ? `${one.items} × ` : ''}${one.amount} ${one.unit}`
            : 'varies',
        ],
      )}
      ${section(
        `Code history (${drug.history.length})`,
        drug.history,
        false,
        ['Dates', 'Unit', 'Hospital', 'Followed by'],
        (one) => [
          `${one.from ?? '…'} to ${one.through ?? '…'}`,
          unitText(one),
          one.opps_status ?? '',
          one.successors.join(', '),
        ],
      )}
      ${this.sources()}
    `;
  }

  private family() {
    const { biosimilars, code } = this.drug;
    if (!biosimilars.length) return nothing;
    return html`<details open>
      <summary>Biosimilars (${biosimilars.length})</summary>
      <ul class="family">
        ${biosimilars.map((one) => html`<li>${this.relative(one, code)}</li>`)}
      </ul>
    </details>`;
  }

  private relative(one: Relative, own: string) {
    const name = `${one.code} ${one.brands.join(', ') || one.name}`;
    const said = [
      one.reference ? 'reference product' : '',
      standing(one, this.date),
      one.code === own ? 'this one' : '',
    ].filter(Boolean);
    return html`${one.code === own
      ? name
      : html`<button
          type="button"
          class="link"
          @click=${() => this.emit('drug-open', one.code)}
        >
          ${name}
        </button>`}
    ${said.length ? html`<span class="muted">${said.join(', ')}</span>` : nothing}`;
  }

  private sources() {
    const { references } = this.drug;
    return html`<details>
      <summary>Sources (${references.length})</summary>
      <p class="muted">
        ${badge('high')} a file of CMS says so; ${badge('medium')} published, or agreed by several
        copies; ${badge('low')} nobody has published it.
      </p>
      <ul>
        ${references.map(
          ({ title, url, retrieved }) =>
            html`<li>
              ${url ? html`<a href=${url} target="_blank" rel="noreferrer">${title}</a>` : title}
              ${retrieved ? html`<span class="muted">read ${retrieved}</span>` : nothing}
            </li>`,
        )}
      </ul>
    </details>`;
  }
}

function badge(confidence: Confidence) {
  return html`<span class="sure ${confidence}">${CONFIDENCES[confidence]}</span>`;
}

/** A row that nobody else has published is ours, however sure we are of it. */
function sureness({ sources, confidence }: Evidence): Confidence {
  return sources.every((id) => id === 'own-knowledge') ? 'low' : confidence;
}

function fact(term: string, text: string, confidence?: Confidence) {
  return html`<div>
    <dt>${term}</dt>
    <dd>${text} ${confidence ? badge(confidence) : nothing}</dd>
  </div>`;
}

function section<Row extends Evidence>(
  title: string,
  rows: readonly Row[],
  open: boolean,
  heads: readonly string[],
  cells: (row: Row) => readonly string[],
) {
  if (!rows.length) return nothing;
  return html`<details ?open=${open && rows.length <= 12}>
    <summary>${title}</summary>
    <div class="scroll">
      <table>
        <thead>
          <tr>
            ${[...heads, 'How sure'].map((head) => html`<th scope="col">${head}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            (row) =>
              html`<tr>
                ${cells(row).map((text) => html`<td>${text}</td>`)}
                <td>${badge(sureness(row))}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </details>`;
}
