// What a change does to a case, for people: claim lines side by side, and other values by name.

import { placeName } from './pointer.js';
import type { Case, Line } from './types.js';

export type LineChange =
  | { readonly kind: 'same'; readonly before: Line; readonly after: Line }
  | { readonly kind: 'changed'; readonly before: Line; readonly after: Line }
  | { readonly kind: 'added'; readonly after: Line }
  | { readonly kind: 'removed'; readonly before: Line };

export interface ValueChange {
  readonly place: string;
  readonly before: string;
  readonly after: string;
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** Lines paired by the longest run of equal codes; a pair that differs is a change. */
export function diffLines(before: readonly Line[], after: readonly Line[]): LineChange[] {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && same(before[head], after[head])) head++;
  let tail = 0;
  while (tail < shorter - head && same(before.at(-1 - tail), after.at(-1 - tail))) tail++;
  return [
    ...before.slice(0, head).map(unchanged),
    ...diffMiddle(before.slice(head, before.length - tail), after.slice(head, after.length - tail)),
    ...before.slice(before.length - tail).map(unchanged),
  ];
}

function unchanged(line: Line): LineChange {
  return { kind: 'same', before: line, after: line };
}

function diffMiddle(before: readonly Line[], after: readonly Line[]): LineChange[] {
  const lengths = commonLengths(before, after);
  const changes: LineChange[] = [];
  let i = 0;
  let j = 0;
  while (i < before.length || j < after.length) {
    const old = before[i];
    const now = after[j];
    if (old && now && old.code === now.code) {
      changes.push({ kind: same(old, now) ? 'same' : 'changed', before: old, after: now });
      i++;
      j++;
    } else if (now && (!old || (lengths[i]?.[j + 1] ?? 0) >= (lengths[i + 1]?.[j] ?? 0))) {
      changes.push({ kind: 'added', after: now });
      j++;
    } else if (old) {
      changes.push({ kind: 'removed', before: old });
      i++;
    }
  }
  return changes;
}

/** lengths[i][j]: how many lines of before[i…] and after[j…] pair up. */
function commonLengths(before: readonly Line[], after: readonly Line[]): number[][] {
  const lengths = Array.from({ length: before.length + 1 }, () =>
    new Array<number>(after.length + 1).fill(0),
  );
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) {
      lengths[i]![j] =
        before[i]!.code === after[j]!.code
          ? lengths[i + 1]![j + 1]! + 1
          : Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!);
    }
  }
  return lengths;
}

/** Values outside the claim lines that differ. */
export function diffValues(before: Case, after: Case): ValueChange[] {
  const without = ({ claim: { lines: _, ...claim }, ...rest }: Case) => ({ claim, ...rest });
  const changes: ValueChange[] = [];
  compare(without(before), without(after), '', changes);
  return changes;
}

function compare(before: unknown, after: unknown, at: string, changes: ValueChange[]): void {
  if (same(before, after)) return;
  if (isObject(before) && isObject(after)) {
    for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
      compare(before[key], after[key], `${at}/${key}`, changes);
    }
    return;
  }
  changes.push({ place: placeName(at), before: shown(before), after: shown(after) });
}

function isObject(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function shown(value: unknown): string {
  if (value === undefined) return 'none';
  if (Array.isArray(value) && value.every((v) => typeof v !== 'object')) {
    return value.join(', ') || 'none';
  }
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
