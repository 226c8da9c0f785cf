// Where things stand on the timeline. Geometry only: what a minute earns is the engine's word.

import { minuteOf } from './clock.js';
import type { CodedPart, CodedService, Coding } from './coding-types.js';
import type { Administration, Route } from './types.js';

export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Minutes that earn one code, or none; without times when the record has none. */
export interface Piece extends Partial<Stretch> {
  readonly code: string;
  readonly reason: string;
}

/** What one drug did at one access in one visit. */
export interface Lane {
  readonly key: string;
  readonly visit: number;
  readonly access: string;
  readonly drug: string;
  readonly services: readonly CodedService[];
  readonly administrations: readonly number[];
  readonly pieces: readonly Piece[];
  /** When it ran, for infusions: united where rows touch. */
  readonly runs: readonly Stretch[];
  readonly overlaps: readonly (Stretch & { readonly with: string })[];
  readonly marks: readonly { readonly at: number; readonly minute: number }[];
}

const TIMED: readonly (Route | undefined)[] = ['iv-infusion', 'sc-infusion'];

/** Whether an administration has two ends that mean something. */
export function isTimed(given: Administration): boolean {
  return TIMED.includes(given.route);
}

/** One lane per visit, access and drug, in the record's own order, so that none jumps while edited. */
export function lanesOf(coding: Coding, given: readonly Administration[]): Lane[] {
  const groups = new Map<string, CodedService[]>();
  for (const service of coding.timeline) {
    const key = JSON.stringify([service.visit, service.access, service.drug]);
    groups.set(key, [...(groups.get(key) ?? []), service]);
  }
  const lanes = [...groups].map(([key, services]) => lane(key, services, given));
  lanes.sort((a, b) => a.visit - b.visit || a.administrations[0]! - b.administrations[0]!);
  return lanes.map((one) => ({ ...one, overlaps: overlapsOf(one, lanes) }));
}

function lane(key: string, services: CodedService[], given: readonly Administration[]): Lane {
  const { visit, access, drug } = services[0]!;
  const administrations = services.flatMap((one) => one.administrations).sort((a, b) => a - b);
  return {
    key,
    visit,
    access,
    drug,
    services,
    administrations,
    pieces: services.flatMap((one) => one.parts.map(piece)),
    runs: united(administrations.flatMap((i) => run(given[i]))),
    overlaps: [],
    marks: services.flatMap((one) => marksOf(one, given)),
  };
}

function piece({ from, to, code, reason = '' }: CodedPart): Piece {
  const start = minuteOf(from);
  const stop = minuteOf(to);
  return start === undefined || stop === undefined
    ? { code, reason }
    : { from: start, to: stop, code, reason };
}

function run(given: Administration | undefined): Stretch[] {
  const from = minuteOf(given?.start);
  const to = minuteOf(given?.stop);
  const runs = given && isTimed(given) && from !== undefined && to !== undefined && to > from;
  return runs ? [{ from, to }] : [];
}

function united(runs: Stretch[]): Stretch[] {
  const sorted = [...runs].sort((a, b) => a.from - b.from);
  const all: { from: number; to: number }[] = [];
  for (const next of sorted) {
    const last = all.at(-1);
    if (last && next.from <= last.to) last.to = Math.max(last.to, next.to);
    else all.push({ ...next });
  }
  return all;
}

/** The ruler: minutes at which the codes' tables have a step, as far as the infusion ran. */
const STEPS = [16, 31, 91];

function marksOf(service: CodedService, given: readonly Administration[]) {
  const runs = united(service.administrations.flatMap((i) => run(given[i])));
  const length = runs.reduce((sum, one) => sum + one.to - one.from, 0);
  if (length !== service.minutes) return []; // the engine counts other minutes than the clock's
  const steps = [...STEPS];
  while (steps.at(-1)! + 60 <= length) steps.push(steps.at(-1)! + 60);
  return steps
    .filter((minute) => minute <= length)
    .map((minute) => ({ minute, at: elapsed(runs, minute) }));
}

/** When an infusion with interruptions had run for so many minutes. */
function elapsed(runs: readonly Stretch[], minutes: number): number {
  let left = minutes;
  for (const { from, to } of runs) {
    if (left <= to - from) return from + left;
    left -= to - from;
  }
  return runs.at(-1)!.to;
}

function overlapsOf(one: Lane, lanes: readonly Lane[]) {
  return lanes
    .filter((other) => other !== one && other.visit === one.visit)
    .flatMap((other) =>
      one.runs.flatMap((a) =>
        other.runs.map((b) => ({
          from: Math.max(a.from, b.from),
          to: Math.min(a.to, b.to),
          with: other.drug,
        })),
      ),
    )
    .filter(({ from, to }) => from < to);
}

/** Idle time longer than this is folded away, so that days apart fit one chart. */
const LONGEST_IDLE = 4 * 60;
/** The width of a fold, in minutes of the scale. */
const FOLD = 30;

/** From minutes of the record to places on the chart: whole hours, without long idle stretches. */
export class Scale {
  readonly windows: readonly Stretch[];
  readonly total: number;

  constructor(lanes: readonly Lane[]) {
    const busy = lanes.flatMap(({ pieces, runs }) => [
      ...runs,
      ...pieces.filter((one): one is Piece & Stretch => one.from !== undefined),
    ]);
    const hours = busy.map(({ from, to }) => ({
      from: Math.floor(from / 60) * 60,
      to: Math.floor(to / 60) * 60 + 60,
    }));
    this.windows = united(hours).reduce(joined, []);
    const spans = this.windows.reduce((sum, { from, to }) => sum + to - from, 0);
    this.total = Math.max(60, spans + FOLD * (this.windows.length - 1));
  }

  /** Percent of the chart's width; outside the windows the nearest place that there is. */
  at(minute: number): number {
    let before = 0;
    for (const { from, to } of this.windows) {
      if (minute <= to) return (100 * (before + Math.max(0, minute - from))) / this.total;
      before += to - from + FOLD;
    }
    return 100;
  }

  width(from: number, to: number): number {
    return this.at(to) - this.at(from);
  }

  /** Every `step`-th whole hour, and the first of each window. */
  hours(step: number): number[] {
    return this.windows.flatMap(({ from, to }) => {
      const all = [];
      for (let hour = from; hour < to; hour += 60 * step) all.push(hour);
      return all;
    });
  }
}

function joined(all: Stretch[], next: Stretch): Stretch[] {
  const last = all.at(-1);
  if (!last || next.from - last.to > LONGEST_IDLE) return [...all, next];
  return [...all.slice(0, -1), { from: last.from, to: next.to }];
}
