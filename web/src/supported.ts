// What is billed beside what the record supports, and the claim that would bill the latter.

import type { CodedLine } from './coding-types.js';
import { clocks, minuteOf } from './clock.js';
import { list } from './format.js';
import type { Administration, Case, Claim, Decimal, Fix, Line, PatchOperation } from './types.js';

/** The administration services of CPT and their HCPCS twins: the codes that a log can support. */
const ADMINISTRATION = /^(96[345]\d\d|C8957|G0498)$/;
/** Modifiers that tell services apart; the others of a line are none of the log's business. */
const DISTINCT = new Set(['59', 'XE', 'XP', 'XS', 'XU']);

export type Outcome = 'same' | 'changed' | 'unsupported' | 'unbilled';

export interface Pair {
  readonly outcome: Outcome;
  readonly code: string;
  /** The claim line's place, from 0. */
  readonly index?: number;
  readonly billed?: Line;
  readonly supported?: CodedLine;
}

/** Each billed administration line with the supported one it best agrees with, by code. */
export function compare(lines: readonly Line[], supported: readonly CodedLine[]): Pair[] {
  const billed = lines.flatMap((line, index) =>
    ADMINISTRATION.test(line.code) ? [{ line, index }] : [],
  );
  const left = new Set(supported);
  const pairs = new Map<number, CodedLine>();
  for (const agree of [agrees, sameModifiers, sameCode]) {
    for (const { line, index } of billed) {
      const match = pairs.has(index) ? undefined : [...left].find((one) => agree(line, one));
      if (!match) continue;
      left.delete(match);
      pairs.set(index, match);
    }
  }
  return [
    ...billed.map(({ line, index }) => paired(line, index, pairs.get(index))),
    ...[...left].map((one): Pair => ({ outcome: 'unbilled', code: one.code, supported: one })),
  ].sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0));
}

function paired(billed: Line, index: number, supported: CodedLine | undefined): Pair {
  const { code } = billed;
  if (!supported) return { outcome: 'unsupported', code, index, billed };
  const outcome = agrees(billed, supported) ? 'same' : 'changed';
  return { outcome, code, index, billed, supported };
}

function sameCode(line: Line, coded: CodedLine): boolean {
  const days =
    !line.service_date || !coded.service_date || line.service_date === coded.service_date;
  return line.code === coded.code && days;
}

function sameModifiers(line: Line, coded: CodedLine): boolean {
  const wanted = [...coded.modifiers].sort().join();
  return sameCode(line, coded) && distinct(line).sort().join() === wanted;
}

function agrees(line: Line, coded: CodedLine): boolean {
  return sameModifiers(line, coded) && Number(line.units) === coded.units;
}

function distinct(line: Line): string[] {
  return (line.modifiers ?? []).filter((one) => DISTINCT.has(one));
}

/** The change that would bill what the record supports. It attests the record, so it asks first. */
export function supportedFix(content: Case, pairs: readonly Pair[]): Fix {
  const { lines } = content.claim;
  const at = new Map(pairs.map((pair) => [pair.index, pair]));
  const kept = lines.flatMap((line, index) => {
    const pair = at.get(index);
    return pair ? rebilled(line, pair) : [line];
  });
  const model = lines.find(({ code }) => ADMINISTRATION.test(code)) ?? lines[0];
  const added = pairs.flatMap((pair) =>
    pair.outcome === 'unbilled' ? [newLine(pair.supported!, model)] : [],
  );
  const given = content.encounter?.administrations ?? [];
  return {
    title: `Bill the supported lines, if the record shows ${shown(pairs, given)}.`,
    applicability: 'needs-confirmation',
    patch: [
      { op: 'replace', path: '/claim/lines', value: [...kept, ...added] },
      ...movedTotal(content.claim, kept),
    ],
  };
}

/** The claim's total follows the charges, as it does in the engine's own fixes. */
function movedTotal({ lines, total_charge }: Claim, kept: readonly Line[]): PatchOperation[] {
  const sum = (all: readonly Line[]) =>
    all.reduce((to, { charge }) => to + (cents(charge) ?? 0n), 0n);
  const total = cents(total_charge);
  const moved = sum(kept) - sum(lines);
  if (total === undefined || moved === 0n) return [];
  return [{ op: 'replace', path: '/claim/total_charge', value: dollars(total + moved) }];
}

function cents(amount: Decimal | undefined): bigint | undefined {
  const match = /^(\d+)(?:\.(\d{1,2}))?$/.exec(String(amount ?? ''));
  return match ? BigInt(match[1]! + (match[2] ?? '').padEnd(2, '0')) : undefined;
}

function dollars(amount: bigint): string {
  const digits = String(amount < 0n ? -amount : amount).padStart(3, '0');
  return `${amount < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** The charge of other units at the same price, where the price comes out even. */
function repriced({ charge, units }: Line, now: number): Pick<Line, 'charge'> {
  const was = /^[1-9]\d{0,5}$/.test(String(units)) ? BigInt(units!) : 0n;
  const all = cents(charge);
  if (!was || all === undefined || all % was !== 0n) return {};
  return { charge: dollars((all / was) * BigInt(now)) };
}

function rebilled(line: Line, { outcome, supported }: Pair): Line[] {
  if (outcome === 'same') return [line];
  if (!supported) return [];
  const others = (line.modifiers ?? []).filter((one) => !DISTINCT.has(one));
  const modifiers = [...others, ...supported.modifiers];
  return [
    {
      ...line,
      units: String(supported.units),
      ...repriced(line, supported.units),
      ...(line.modifiers || modifiers.length ? { modifiers } : {}),
    },
  ];
}

/** Like another administration line of the claim, but with a charge that is still to be entered. */
function newLine({ code, units, modifiers, service_date }: CodedLine, model?: Line): Line {
  const {
    service_date: modelDate,
    place_of_service,
    diagnosis_pointers,
    revenue_code,
  } = model ?? ({} as Partial<Line>);
  const date = service_date ?? modelDate;
  return {
    code,
    ...(modifiers.length ? { modifiers } : {}),
    units: String(units),
    ...(date ? { service_date: date } : {}),
    ...(place_of_service ? { place_of_service } : {}),
    ...(diagnosis_pointers ? { diagnosis_pointers } : {}),
    ...(revenue_code ? { revenue_code } : {}),
  };
}

/** What the changed lines rest on: "infliximab 09:00–10:30 and ondansetron 08:45". */
function shown(pairs: readonly Pair[], given: readonly Administration[]): string {
  const changed = pairs.flatMap(({ outcome, supported }) =>
    outcome !== 'same' && supported ? supported.administrations : [],
  );
  const places = [...new Set(changed)].sort((a, b) => a - b);
  const words = places.flatMap((i) => (given[i] ? [named(given[i])] : []));
  return words.length ? list(words) : 'nothing more than the log above';
}

function named(given: Administration): string {
  const from = minuteOf(given.start);
  const to = minuteOf(given.stop);
  const when = from === undefined ? '' : ` ${clocks(from, to ?? from)}`;
  return `${given.drug}${when}`;
}
