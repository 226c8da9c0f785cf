import { html, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Calculated } from './calculation.js';
import { standing } from './drug-facts.js';
import { searchDrugs } from './drug-search.js';
import type { DrugCard } from './drug-types.js';
import { today, type Checker } from './engine.js';
import { commonDate } from './form-edit.js';
import { plural } from './format.js';
import { LightElement } from './light-element.js';
import type { Case, DateText, Drug, Profile } from './types.js';
import './calculator.js';
import './drug-card.js';

/**
 * Every drug: instant search, its card and the calculator. Emits `calculated-put` with what
 * is to be put on the claim.
 */
@customElement('ic-drug-dialog')
export class DrugDialog extends LightElement {
  @property({ attribute: false }) checker: Checker | undefined;
  @property({ attribute: false }) drugs: ReadonlyMap<string, Drug> = new Map();
  @property({ attribute: false }) case: Case | undefined;
  @property({ attribute: false }) profile: string | Profile | undefined;
  @state() private opened = false;
  @state() private text = '';
  @state() private date: DateText = today();
  @state() private card: DrugCard | undefined;
  @query('dialog') private dialog!: HTMLDialogElement;

  /** With a code at its card, else where the search was left; for the day of the claim. */
  open(code = '', date = commonDate(this.case?.claim.lines ?? [])): void {
    if (this.dialog.open) return;
    this.opened = true;
    this.date = date || today();
    if (code) {
      this.text = '';
      void this.updateComplete.then(() => this.show(code));
    }
    this.dialog.showModal();
    if (code) void this.updateComplete.then(() => this.focusCard());
    else this.querySelector<HTMLInputElement>('#drug-search')?.select();
  }

  private get results(): Drug[] {
    return this.opened ? searchDrugs([...this.drugs.values()], this.text) : [];
  }

  protected override render() {
    const { results } = this;
    return html`<dialog
      class="drug-dialog"
      aria-label="Drugs"
      @close=${() => (this.opened = false)}
      @drug-open=${(event: CustomEvent<string>) => this.show(event.detail, true)}
      @calculated=${(event: CustomEvent<Calculated>) => this.put(event.detail)}
    >
      <div class="drug-bar">
        <label class="field drug-search"
          ><span>Drug: brand, generic name or code</span>
          <input
            id="drug-search"
            role="combobox"
            aria-expanded="true"
            aria-controls="drug-results"
            aria-autocomplete="list"
            aria-activedescendant=${this.card ? `drug-${this.card.code}` : nothing}
            autocomplete="off"
            spellcheck="false"
            autofocus
            .value=${this.text}
            @input=${this.type}
            @keydown=${this.key}
          />
        </label>
        <label class="field"
          ><span>Date of service</span>
          <input
            type="date"
            .value=${this.date}
            @change=${(e: Event) => (this.date = (e.target as HTMLInputElement).value || today())}
          />
        </label>
        <p class="muted" role="status">${plural(results.length, 'code')}</p>
        <button type="button" @click=${() => this.dialog.close()}>Close</button>
      </div>
      <div class="drug-columns">
        <ul id="drug-results" role="listbox" aria-label="Drugs found" tabindex="-1">
          ${results.map((drug) => this.option(drug))}
        </ul>
        <div class="drug-view">${this.opened ? this.view() : nothing}</div>
      </div>
    </dialog>`;
  }

  private option(drug: Drug) {
    const chosen = drug.code === this.card?.code;
    const ended = standing(drug, this.date);
    return html`<li
      role="option"
      id="drug-${drug.code}"
      aria-selected=${chosen}
      class=${ended ? 'ended' : ''}
      @click=${() => this.show(drug.code)}
    >
      <b>${drug.code}</b> <span>${drug.brands?.join(', ') || drug.name}</span>
      <span class="muted">${[drug.brands?.length ? drug.name : '', ended].filter(Boolean).join(', ')}</span>
    </li>`;
  }

  private view() {
    const { card, checker, date } = this;
    if (!card || !checker) {
      return html`<p class="muted">
        Type a brand, a generic name or a code; arrows choose, Enter opens.
      </p>`;
    }
    return html`<ic-drug-card .drug=${card} date=${date}></ic-drug-card>
      <ic-calculator
        .checker=${checker}
        .drug=${card}
        date=${date}
        .case=${this.case}
        .profile=${this.profile}
      ></ic-calculator>
      <ic-drug-tables .drug=${card} date=${date}></ic-drug-tables>`;
  }

  private type(event: Event) {
    this.text = (event.target as HTMLInputElement).value;
    const best = this.text.trim() ? this.results[0] : undefined;
    this.show(best?.code ?? '');
  }

  private key(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      const { results } = this;
      const now = results.findIndex(({ code }) => code === this.card?.code);
      const next = results[Math.max(0, Math.min(now + step, results.length - 1))];
      if (next) this.show(next.code);
    } else if (event.key === 'Enter' && this.card) {
      event.preventDefault();
      this.focusCard();
    }
  }

  private show(code: string, focus = false) {
    if (code !== this.card?.code) this.card = code ? this.checker?.drug(code) : undefined;
    if (focus) void this.updateComplete.then(() => this.focusCard());
  }

  private focusCard() {
    void this.updateComplete.then(() => {
      this.querySelector<HTMLElement>('#drug-name')?.focus();
    });
  }

  protected override updated(changed: PropertyValues) {
    const { card } = this;
    const moved = ['card', 'opened'].some((name) => (changed as Map<PropertyKey, unknown>).has(name));
    if (!moved || !card || !this.opened) return;
    document.getElementById(`drug-${card.code}`)?.scrollIntoView({ block: 'nearest' });
  }

  private put(calculated: Calculated) {
    this.dialog.close();
    this.emit<Calculated>('calculated-put', calculated);
  }
}
