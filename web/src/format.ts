// Values in the words and figures a biller reads. Nothing here decides anything.

import type { Decimal, Drug, PayerType, Report, Route, Severity, Verdict } from './types.js';

/** "3800.00" → "$3,800.00", on the digits as they stand; anything else stays as it is. */
export function money(amount: Decimal | undefined): string {
  const text = String(amount ?? '');
  if (!/^-?\d+(\.\d+)?$/.test(text)) return text;
  const [whole = '', cents] = text.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return `$${grouped}${cents === undefined ? '' : `.${cents.padEnd(2, '0')}`}`;
}

export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** "a, b and c" */
export function list(words: readonly string[]): string {
  if (words.length < 2) return words[0] ?? '';
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

export const PAYER_TYPES: Record<PayerType, string> = {
  medicare: 'Medicare',
  'medicare-advantage': 'Medicare Advantage',
  medicaid: 'Medicaid',
  commercial: 'Commercial',
  tricare: 'TRICARE',
  other: 'Other',
};

export const ROUTES: Record<Route, string> = {
  'iv-infusion': 'IV infusion',
  'iv-push': 'IV push',
  sc: 'subcutaneous',
  im: 'intramuscular',
  'sc-infusion': 'SC infusion',
  'ia-push': 'intra-arterial push',
  'on-body': 'on-body injector',
  oral: 'oral',
};

export const SEVERITIES: Record<Severity, string> = {
  error: 'Error',
  warning: 'Warning',
  info: 'Note',
};

export const VERDICTS: Record<Verdict, string> = {
  fail: 'Fail',
  review: 'Review',
  incomplete: 'Incomplete',
  pass: 'Pass',
};

/** Minutes from start to stop of one administration; undefined when either is missing or odd. */
export function minutes(start: string | undefined, stop: string | undefined): number | undefined {
  const from = Date.parse(`${start ?? ''}Z`);
  const to = Date.parse(`${stop ?? ''}Z`);
  return to >= from ? (to - from) / 60000 : undefined;
}

/** "infliximab 10 mg" */
export function drugLabel(drug: Drug | undefined): string {
  if (!drug) return '';
  return [drug.name, drug.unit_amount, drug.unit].filter(Boolean).join(' ');
}

export function countOf(report: Report, severity: Severity): number {
  return report.findings.filter((finding) => finding.severity === severity).length;
}

export function tally(report: Report): string {
  const errors = countOf(report, 'error');
  const warnings = countOf(report, 'warning');
  const notes = countOf(report, 'info');
  return list([
    ...(errors ? [plural(errors, 'error')] : []),
    ...(warnings ? [plural(warnings, 'warning')] : []),
    ...(notes ? [plural(notes, 'note')] : []),
  ]);
}
