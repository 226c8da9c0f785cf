// The calculator's state: which side leads, what was typed, and what would change on the claim.

import type { DrugCard, Units, UnitsLine, UnitsQuery } from './drug-types.js';
import { withClaim } from './form-edit.js';
import type { Case, DateText, Line, Profile } from './types.js';

export const SIDES = ['per_kg', 'dose', 'volume', 'units', 'ndc_quantity', 'discarded'] as const;
export type Side = (typeof SIDES)[number];

export interface Calculation {
  lead: Side;
  /** What stands in the leading field. */
  typed: string;
  weight: string;
  concentration: string;
  ndc: string;
  /** How many of each size, "100 mg" → "3". */
  vials: Readonly<Record<string, string>>;
}

export const emptyCalculation: Calculation = {
  lead: 'dose',
  typed: '',
  weight: '',
  concentration: '',
  ndc: '',
  vials: {},
};

/** A number alone is in the unit of the field. */
function inUnit(typed: string, unit: string): string {
  return /[a-z]/i.test(typed) ? typed : `${typed}${unit}`;
}

/** The question for the engine; undefined while nothing leads. */
export function queryOf(
  now: Calculation,
  drug: DrugCard,
  date: DateText,
  profile: string | Profile | undefined,
): UnitsQuery | undefined {
  const typed = now.typed.trim();
  if (!typed) return undefined;
  const unit = drug.unit ?? '';
  const vials = Object.entries(now.vials)
    .filter(([, count]) => /[1-9]/.test(count))
    .map(([size, count]) => `${size.replace(' ', '')}x${count.trim()}`);
  const leading: Record<Side, Partial<UnitsQuery>> = {
    per_kg: { dose: inUnit(typed, `${unit}/kg`) },
    dose: { dose: inUnit(typed, unit) },
    volume: { volume: typed },
    units: { units: typed },
    ndc_quantity: { ndc_quantity: typed },
    discarded: { discarded: inUnit(typed, unit) },
  };
  return {
    drug: drug.code,
    date,
    ...leading[now.lead],
    weight: now.weight,
    concentration: now.concentration.trim() && inUnit(now.concentration.trim(), `${unit}/mL`),
    vials: vials.join(','),
    ndc: now.ndc.trim(),
    ...(profile ? { profile } : {}),
  };
}

/** What a field shows while another leads. */
export function shownSide(side: Side, answer: Units | undefined): string {
  if (!answer) return '';
  const sides: Record<Side, string | undefined> = {
    per_kg: answer.dose_per_kg?.amount,
    dose: answer.dose.amount,
    volume: answer.volume?.amount,
    units: String(answer.administered_units),
    ndc_quantity: answer.ndc_quantity?.amount,
    discarded: answer.opened?.discarded.amount,
  };
  return sides[side] ?? '';
}

const isOf = (line: Line, code: string, date: DateText) =>
  line.code.toUpperCase() === code && (line.service_date ?? date) === date;
const has = (line: Line, modifier: string) => (line.modifiers ?? []).includes(modifier);
const digits = (ndc: string) => ndc.replace(/\D/g, '');

/** Where the calculator starts from: the record's doses and vials, else the units billed. */
export function fromClaim(content: Case, drug: DrugCard, date: DateText): Calculation {
  const { claim, encounter } = content;
  const lines = claim.lines.filter((line) => isOf(line, drug.code, date) && !has(line, 'JW'));
  const names = [drug.code, drug.name, ...(drug.brands ?? [])].map((name) => name.toLowerCase());
  const given = (encounter?.administrations ?? []).filter(({ drug: name }) =>
    names.includes(name.toLowerCase()),
  );
  const dose = given.length === 1 ? given[0]!.dose : undefined;
  const vials = given.flatMap((one) => one.vials ?? []);
  return {
    ...emptyCalculation,
    weight: String(encounter?.weight_kg ?? ''),
    ndc: lines[0]?.ndc?.code ?? '',
    vials: Object.fromEntries(
      vials.map(({ size, unit, count = 1 }) => [`${size} ${unit}`, String(count)]),
    ),
    ...(dose?.amount
      ? { lead: 'dose', typed: `${dose.amount} ${dose.unit ?? ''}`.trim() }
      : { lead: 'units', typed: String(lines[0]?.units ?? '') }),
  };
}

/** The units of a drug on a date that a claim bills; undefined when one is no whole number. */
export function unitsBilled(content: Case, code: string, date: DateText): number | undefined {
  return content.claim.lines
    .filter((line) => isOf(line, code, date))
    .map((line) => (/^\d{1,9}$/.test(String(line.units)) ? Number(line.units) : undefined))
    .reduce<number | undefined>(
      (sum, units) => (sum === undefined || units === undefined ? undefined : sum + units),
      0,
    );
}

/** What was calculated; while nobody has said which vials were opened, JW and JZ are not. */
export interface Calculated {
  lines: readonly UnitsLine[];
  date: DateText;
  vialsKnown: boolean;
}

/** The lines of a claim that calculated ones would replace. */
export function replacedLines(content: Case, { lines, date, vialsKnown }: Calculated): Line[] {
  const own = content.claim.lines.filter((line) => isOf(line, lines[0]!.code, date));
  return vialsKnown ? own : own.filter((line) => !has(line, 'JW'));
}

/**
 * The claim with a drug's lines of a date replaced by the calculated ones, in their place. Charges,
 * pointers and other modifiers stay; nothing is charged for a line that was not there.
 */
export function withCalculated(content: Case, calculated: Calculated): Case {
  const { lines } = content.claim;
  const replaced = replacedLines(content, calculated);
  const like: Line = replaced.find((line) => !has(line, 'JW')) ?? {
    code: calculated.lines[0]!.code,
    service_date: calculated.date,
    diagnosis_pointers: lines.at(-1)?.diagnosis_pointers ?? [1],
  };
  const { charge: _, ...uncharged } = like;
  const discarded = replaced.find((line) => has(line, 'JW')) ?? uncharged;
  const made = calculated.lines.map((one) =>
    filled(one.modifiers.includes('JW') ? discarded : like, one, calculated.vialsKnown),
  );
  const kept = lines.filter((line) => !replaced.includes(line) && line.code);
  const at = replaced.length ? lines.indexOf(replaced[0]!) : lines.length;
  const place = lines.slice(0, at).filter((line) => kept.includes(line)).length;
  return withClaim(content, { lines: [...kept.slice(0, place), ...made, ...kept.slice(place)] });
}

function filled(base: Line, { modifiers, units, ndc }: UnitsLine, vialsKnown: boolean): Line {
  const decided = vialsKnown ? ['JW', 'JZ'] : [];
  const others = (base.modifiers ?? []).filter((modifier) => !decided.includes(modifier));
  const named = ndc?.code && digits(ndc.code) !== digits(base.ndc?.code ?? '') ? ndc.code : '';
  const code = named || base.ndc?.code;
  return {
    ...base,
    modifiers: [...modifiers, ...others],
    units: String(units),
    ...(ndc && code ? { ndc: { code, quantity: ndc.quantity, unit: ndc.unit } } : {}),
  };
}
