import { html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { input, remover, select } from './fields.js';
import { pruned, whole, withAdministration, withEncounter, without } from './form-edit.js';
import { ROUTES } from './format.js';
import { LightElement } from './light-element.js';
import type { Administration, Case, Route, Vial } from './types.js';

const CONTAINERS = { 'single-dose': 'single-dose', 'multi-dose': 'multi-dose' };

/** The infusion log: what was given, how, from when to when, and from which vials. */
@customElement('ic-administration-form')
export class AdministrationForm extends LightElement {
  @property({ attribute: false }) case!: Case;

  protected override render() {
    const administrations = this.case.encounter?.administrations ?? [];
    return html`<fieldset>
      <legend>Infusion log</legend>
      ${administrations.map((given, i) => this.given(given, i))}
      <button type="button" @click=${this.add}>Add an administration</button>
    </fieldset>`;
  }

  private given(given: Administration, index: number) {
    const root = `/encounter/administrations/${index}`;
    const edit = (change: Partial<Administration>) =>
      this.edit(withAdministration(this.case, index, change));
    const dose = (change: NonNullable<Administration['dose']>) =>
      edit({ dose: pruned({ ...given.dose, ...change }) });
    return html`<div class="row entry" role="group" aria-label="Administration ${index + 1}">
      <span class="entry-number">${index + 1}</span>
      ${input({
        label: 'Drug',
        place: `${root}/drug`,
        value: given.drug,
        list: 'drug-codes',
        hint: 'code, name or brand',
        change: (drug) => edit({ drug }),
      })}
      ${select(
        {
          label: 'Route',
          place: `${root}/route`,
          value: given.route,
          change: (route) => edit({ route: route as Route }),
        },
        ROUTES,
      )}
      ${input({
        label: 'Start',
        place: `${root}/start`,
        value: given.start,
        type: 'datetime-local',
        size: 'long',
        change: (start) => edit({ start }),
      })}
      ${input({
        label: 'Stop',
        place: `${root}/stop`,
        value: given.stop,
        type: 'datetime-local',
        size: 'long',
        change: (stop) => edit({ stop }),
      })}
      ${input({
        label: 'Dose',
        place: `${root}/dose/amount`,
        value: given.dose?.amount,
        size: 'short',
        change: (amount) => dose({ amount }),
      })}
      ${input({
        label: 'Unit',
        place: `${root}/dose/unit`,
        value: given.dose?.unit,
        size: 'tiny',
        hint: 'mg',
        change: (unit) => dose({ unit }),
      })}
      ${this.vial(given, index)}
      ${remover(`Remove administration ${index + 1}`, () =>
        this.edit(
          withEncounter(this.case, {
            administrations: without(this.case.encounter?.administrations ?? [], index),
          }),
        ),
      )}
    </div>`;
  }

  /** The first kind of vial; others that the case came with stay as they are. */
  private vial(given: Administration, index: number) {
    const [first, ...others] = given.vials ?? [];
    const root = `/encounter/administrations/${index}/vials/0`;
    const edit = (change: Partial<Vial>) => {
      const vial = pruned({ ...first, ...change });
      const vials = Object.keys(vial).length ? [vial, ...others] : others;
      this.edit(withAdministration(this.case, index, { vials }));
    };
    return [
      input({
        label: 'Vials',
        place: `${root}/count`,
        value: first?.count,
        size: 'tiny',
        change: (count) => edit({ count: whole(count) }),
      }),
      input({
        label: 'Vial size',
        place: `${root}/size`,
        value: first?.size,
        size: 'short',
        change: (size) => edit({ size }),
      }),
      input({
        label: 'Unit',
        place: `${root}/unit`,
        value: first?.unit,
        size: 'tiny',
        hint: 'mg',
        change: (unit) => edit({ unit }),
      }),
      select(
        {
          label: 'Container',
          place: `${root}/container`,
          value: first?.container,
          change: (container) => edit({ container: container as 'single-dose' }),
        },
        CONTAINERS,
      ),
    ];
  }

  private add() {
    const { encounter, claim } = this.case;
    const day = claim.lines[0]?.service_date;
    const time = day && /^\d{4}-\d\d-\d\d$/.test(day) ? `${day}T09:00` : '';
    const given = {
      drug: '',
      route: 'iv-infusion' as const,
      ...(time ? { start: time, stop: time } : {}),
    };
    this.edit(
      withEncounter(this.case, {
        administrations: [...(encounter?.administrations ?? []), given],
      }),
    );
  }

  private edit(content: Case) {
    this.emit('case-edit', content);
  }
}
