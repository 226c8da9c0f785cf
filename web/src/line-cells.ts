// The columns of a claim line, shared by the table and the before/after view.

import type { Line } from './types.js';
import { money } from './format.js';
import { tokens } from './pointer.js';

export interface Column {
  /** The line's field, or fields below it, that the column shows. */
  readonly field: string;
  readonly label: string;
  readonly numeric?: boolean;
  readonly text: (line: Line) => string;
}

export const COLUMNS: readonly Column[] = [
  { field: 'code', label: 'Code', text: (line) => line.code },
  { field: 'modifiers', label: 'Mod.', text: (line) => (line.modifiers ?? []).join(' ') },
  { field: 'units', label: 'Units', numeric: true, text: (line) => String(line.units ?? '') },
  { field: 'charge', label: 'Charge', numeric: true, text: (line) => money(line.charge) },
  { field: 'service_date', label: 'Date', text: dates },
  { field: 'place_of_service', label: 'POS', text: (line) => line.place_of_service ?? '' },
  {
    field: 'diagnosis_pointers',
    label: 'Dx',
    text: (line) => (line.diagnosis_pointers ?? []).join(' '),
  },
  { field: 'ndc', label: 'NDC', text: ndc },
  { field: 'prior_authorization', label: 'Auth.', text: (line) => line.prior_authorization ?? '' },
];

/** The columns that say something on these lines, or that a finding points at. */
export function columnsFor(lines: readonly Line[], places: readonly string[] = []): Column[] {
  const pointedAt = new Set(places.map((place) => tokens(place)[3]));
  return COLUMNS.filter(
    (column, index) =>
      index < 4 || pointedAt.has(column.field) || lines.some((line) => column.text(line) !== ''),
  );
}

function dates(line: Line): string {
  const { service_date: from = '', service_date_to: to = '' } = line;
  return to && to !== from ? `${from} to ${to}` : from;
}

function ndc(line: Line): string {
  const { code = '', quantity = '', unit = '' } = line.ndc ?? {};
  const amount = [quantity, unit].filter((part) => part !== '').join(' ');
  return [code, amount].filter(Boolean).join(' × ');
}
