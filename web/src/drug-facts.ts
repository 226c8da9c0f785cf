// A drug's card in words. Nothing here decides anything.

import type { Confidence, DrugCard, Evidence, Regimen } from './drug-types.js';
import { ROUTES } from './format.js';
import type { DateText, Drug, Route } from './types.js';

/** Whether a row holds on a day. */
export function holdsOn({ from = '', through = '9999' }: Partial<Evidence>, date: DateText) {
  return from <= date && date <= through;
}

export const CONFIDENCES: Record<Confidence, string> = {
  high: 'CMS file',
  medium: 'published',
  low: 'own knowledge',
};

/** "on 2026-03-02", "until 2025-12-31", "from 2027-01-01" */
export function standing(drug: Pick<Drug, 'from' | 'through'>, date: DateText): string {
  if (drug.through && drug.through < date) return `ended ${drug.through}`;
  if (drug.from && drug.from > date) return `begins ${drug.from}`;
  return '';
}

export function unitText({ unit_amount, unit }: { unit_amount?: string; unit?: string }): string {
  return unit_amount ? `${unit_amount} ${unit}` : 'not known';
}

/** What billers get wrong about a unit. */
export function traps(drug: DrugCard): string[] {
  const { unit_amount = '', unit = '', containers } = drug;
  const found: string[] = [];
  if (/^0\./.test(unit_amount)) {
    found.push(`A unit is a fraction, ${unit_amount} ${unit}: 1 ${unit} is several units.`);
  }
  if (unit === 'mL') found.push('Billed by the millilitre, not by the milligram.');
  if (unit === 'dose') found.push('Billed by the dose, whatever it weighs.');
  if (unit === 'unit' && unit_amount !== '1') {
    found.push(`A billing unit is ${unit_amount} units of activity.`);
  }
  const whole = containers.filter((one) => one.size === unit_amount && one.unit === unit);
  if (whole.length && unit === 'mg') {
    found.push(`A unit is a whole ${unit_amount} mg container: part of one is billed as one unit.`);
  } else if (unit === 'mg' && Number(unit_amount) >= 100) {
    found.push(`A unit is ${unit_amount} mg: a smaller dose is billed as one unit.`);
  }
  return found;
}

/** Hospital outpatient status indicators, in words. */
export function statusText(status: string | undefined): string {
  const words: Record<string, string> = {
    K: 'paid separately',
    G: 'paid separately, pass-through',
    N: 'packaged, not paid separately',
  };
  return status ? `${status}${words[status] ? `: ${words[status]}` : ''}` : '';
}

/** "5 mg/kg on days 0, 14 and 42, then every 56 days" */
export function regimenText(one: Regimen): string {
  const per = { 'per-kg': '/kg', 'per-m2': '/m²', fixed: '', 'weight-band': '' }[one.type];
  const days = one.loading_days;
  return [
    `${one.amount} ${one.unit}${per}`,
    days.length ? ` on ${days.length > 1 ? 'days' : 'day'} ${days.join(', ')}` : '',
    one.interval_days ? `${days.length ? ', then' : ''} every ${one.interval_days} days` : '',
    one.max_amount ? `; at most ${one.max_amount} ${one.max_unit}` : '',
  ].join('');
}

export const routeText = (route: string | undefined) => ROUTES[route as Route] ?? route ?? '';

/** What a line must say of the route, and whether patients give it themselves. */
export function notes(drug: DrugCard): string[] {
  return [
    ...(drug.route_modifiers
      ? ['One code for infusion and injection: contractors ask for JA (intravenous) or JB (under the skin).']
      : []),
    ...(drug.self_administered
      ? ['Usually given by the patient: Medicare Part B does not pay for that form.']
      : []),
  ];
}
