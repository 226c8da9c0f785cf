import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { clocks, minuteOf } from './clock.js';
import type { CodedPart, Coding } from './coding-types.js';
import { input, remover, select, type Control } from './fields.js';
import { whole } from './form-edit.js';
import { minutes, ROUTES } from './format.js';
import { LightElement } from './light-element.js';
import type { LogEdit } from './timeline-chart.js';
import type { Administration } from './types.js';

type Field = 'drug' | 'route' | 'class' | 'purpose' | 'start' | 'stop' | 'access' | 'visit' | 'bag';

const LABELS: Record<Field, string> = {
  drug: 'Drug',
  route: 'Route',
  class: 'Class',
  purpose: 'Purpose',
  start: 'Start',
  stop: 'Stop',
  access: 'Access',
  visit: 'Visit',
  bag: 'Bag',
};
const same = (...words: string[]) => Object.fromEntries(words.map((word) => [word, word]));
const CHOICES: Partial<Record<Field, Record<string, string>>> = {
  route: ROUTES,
  class: same('complex', 'therapeutic', 'hydration'),
  purpose: same('therapy', 'hydration', 'flush', 'kvo', 'carrier'),
};
const BEFORE: Field[] = ['drug', 'route', 'start', 'stop'];
const AFTER: Field[] = ['class', 'purpose', 'access', 'visit', 'bag'];

/** The timeline in words and figures, each row one administration; here it can be edited too. */
@customElement('ic-timeline-table')
export class TimelineTable extends LightElement {
  @property({ attribute: false }) coding!: Coding;
  @property({ attribute: false }) given: readonly Administration[] = [];
  @property({ type: Boolean }) editable = false;

  protected override render() {
    const heads = [...BEFORE.map((field) => LABELS[field]), 'Min', 'Earns', 'Does not count'];
    return html`<div class="scroll" tabindex="0" role="region" aria-label="The log as a table">
      <table>
        <thead>
          <tr>
            <th scope="col"><span class="sr-only">Row</span>#</th>
            ${[...heads, ...AFTER.map((field) => LABELS[field])].map(
              (head) => html`<th scope="col">${head}</th>`,
            )}
            ${this.editable
              ? html`<th scope="col"><span class="sr-only">Remove</span></th>`
              : nothing}
          </tr>
        </thead>
        <tbody>
          ${this.given.map((given, i) => this.row(given, i))}
        </tbody>
      </table>
    </div>`;
  }

  private row(given: Administration, index: number) {
    const parts = this.partsOf(given, index);
    const codes = [...new Set(parts.map((part) => part.code).filter(Boolean))];
    return html`<tr>
      <th scope="row">${index + 1}</th>
      ${BEFORE.map((field) => this.cell(given, index, field))}
      <td class="number">${minutes(given.start, given.stop) ?? ''}</td>
      <td>${codes.map((code) => html`<code>${code}</code> `)}</td>
      <td class="idle-why">
        ${parts.filter((part) => !part.code).map((part) => html`<p>${idle(part)}</p>`)}
      </td>
      ${AFTER.map((field) => this.cell(given, index, field))}
      ${this.editable
        ? html`<td>${remover(`Remove row ${index + 1}`, () => this.emit('log-remove', index))}</td>`
        : nothing}
    </tr>`;
  }

  private cell(given: Administration, index: number, field: Field) {
    const value = given[field];
    if (!this.editable) return html`<td>${String(value ?? '').replace('T', ' ')}</td>`;
    const time = field === 'start' || field === 'stop';
    const control: Control = {
      label: `${LABELS[field]}, row ${index + 1}`,
      place: `/encounter/administrations/${index}/${field}`,
      value,
      change: (text) =>
        this.edit(index, { [field]: field === 'visit' && text ? whole(text) : text }),
      ...(time ? { type: 'datetime-local' } : {}),
      size: time || field === 'drug' || CHOICES[field] ? 'medium' : 'tiny',
    };
    const choices = CHOICES[field];
    return html`<td>${choices ? select(control, choices) : input(control)}</td>`;
  }

  /** The parts of a service that lie in this row of it. */
  private partsOf(given: Administration, index: number): CodedPart[] {
    const from = minuteOf(given.start) ?? -Infinity;
    const to = Math.max(from, minuteOf(given.stop) ?? Infinity);
    return this.coding.timeline
      .filter((service) => service.administrations.includes(index))
      .flatMap((service) => service.parts)
      .filter((part) => (minuteOf(part.from) ?? from) >= from && (minuteOf(part.to) ?? to) <= to);
  }

  private edit(index: number, change: Partial<Administration>) {
    this.emit<LogEdit>('log-edit', { index, change });
  }
}

function idle({ from, to, reason = '' }: CodedPart) {
  const start = minuteOf(from);
  const stop = minuteOf(to);
  if (start === undefined || stop === undefined || start === stop) return reason;
  return html`<b>${stop - start} min</b>, ${clocks(start, stop)}: ${reason}`;
}
