// The form's controls: a label, a control, and a call with the text it holds.

import { html } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { words } from './form-edit.js';

export interface Control {
  readonly label: string;
  readonly value: string | number | undefined;
  readonly change: (text: string) => void;
  /** The JSON pointer that the control edits. */
  readonly place: string;
  readonly type?: 'text' | 'date' | 'datetime-local';
  readonly list?: string;
  readonly size?: 'tiny' | 'short' | 'medium' | 'long';
  readonly hint?: string;
}

const textOf = (event: Event) => (event.target as HTMLInputElement).value;

export function input(control: Control) {
  const { label, value, change, place, type = 'text', list = '', size = 'medium' } = control;
  return html`<label class="field ${size}" data-place=${place}>
    <span>${label}</span>
    <input
      type=${type}
      list=${list}
      placeholder=${control.hint ?? ''}
      autocomplete="off"
      spellcheck="false"
      autocapitalize="off"
      .value=${String(value ?? '')}
      @input=${(event: Event) => typedHalf(event) || change(textOf(event))}
    />
  </label>`;
}

/** A date that is being typed reads as empty until it is one; it must not empty the record. */
function typedHalf(event: Event): boolean {
  return (event.target as HTMLInputElement).validity.badInput;
}

export interface WordsControl extends Omit<Control, 'value' | 'change' | 'type' | 'list'> {
  readonly value: readonly string[] | undefined;
  readonly change: (entries: string[]) => void;
}

/** A list of codes in one control. What is being typed stays as typed while it means the list. */
export function wordsInput(control: WordsControl) {
  const { label, value = [], change, place, size = 'medium' } = control;
  const text = value.join(' ');
  const show = (element?: Element) => {
    const field = element as HTMLInputElement | undefined;
    if (field && words(field.value).join(' ') !== text) field.value = text;
  };
  return html`<label class="field ${size}" data-place=${place}>
    <span>${label}</span>
    <input
      autocomplete="off"
      spellcheck="false"
      autocapitalize="characters"
      placeholder=${control.hint ?? ''}
      @input=${(event: Event) => change(words(textOf(event)))}
      ${ref(show)}
    />
  </label>`;
}

export function select(control: Control, options: Readonly<Record<string, string>>) {
  const { label, value, change, place, size = 'medium' } = control;
  const known = value === undefined || value === '' || String(value) in options;
  const entries = [
    ['', '–'],
    ...(known ? [] : [[String(value), String(value)]]),
    ...Object.entries(options),
  ];
  return html`<label class="field ${size}" data-place=${place}>
    <span>${label}</span>
    <select @change=${(event: Event) => change(textOf(event))}>
      ${entries.map(
        ([id, name]) =>
          html`<option value=${id!} ?selected=${id === String(value ?? '')}>${name}</option>`,
      )}
    </select>
  </label>`;
}

export function remover(label: string, remove: () => void) {
  return html`<button
    type="button"
    class="quiet remove"
    aria-label=${label}
    title=${label}
    @click=${remove}
  >
    ×
  </button>`;
}
