// What the checks that did not run would need, grouped as a person would go and get it.

import { list } from './format.js';
import type { NotChecked, Report } from './types.js';

interface Kind {
  readonly name: string;
  readonly covers: (need: string) => boolean;
  /** Whether a user can supply it here. */
  readonly obtainable: boolean;
}

const under =
  (...roots: string[]) =>
  (need: string) =>
    roots.some((root) => need.startsWith(root));

const KINDS: readonly Kind[] = [
  { name: 'the infusion log', covers: under('encounter.administrations'), obtainable: true },
  { name: 'the note', covers: under('encounter.note', 'encounter.facts'), obtainable: true },
  { name: 'the record of the visit', covers: under('encounter'), obtainable: true },
  { name: 'the authorization', covers: under('authorizations'), obtainable: true },
  { name: 'earlier doses', covers: under('history'), obtainable: true },
  { name: 'the schedule', covers: under('schedule'), obtainable: true },
  { name: 'missing fields of the claim', covers: under('claim'), obtainable: true },
  { name: "the payer's own rules", covers: under('profile'), obtainable: false },
  { name: 'reference data', covers: under('pack'), obtainable: false },
  { name: 'a later version of InfuseCheck', covers: under('a later version'), obtainable: false },
];
const OTHER: Kind = { name: 'more information', covers: () => true, obtainable: false };

export interface NeedGroup {
  /** "the infusion log and the note" */
  readonly name: string;
  readonly obtainable: boolean;
  readonly entries: NotChecked[];
}

/** Largest first; what a user can supply before what only a newer pack can. */
export function groupNeeds(notChecked: readonly NotChecked[]): NeedGroup[] {
  const groups = new Map<string, NeedGroup>();
  for (const entry of notChecked) {
    const kinds = [...new Set(entry.needs.map(kindOf))];
    const name = list(kinds.map((kind) => kind.name)) || OTHER.name;
    const group = groups.get(name) ?? {
      name,
      obtainable: kinds.length > 0 && kinds.every((kind) => kind.obtainable),
      entries: [],
    };
    group.entries.push(entry);
    groups.set(name, group);
  }
  return [...groups.values()].sort(
    (a, b) => Number(b.obtainable) - Number(a.obtainable) || b.entries.length - a.entries.length,
  );
}

/** "61 checked, 14 not: add the infusion log to check 9 more." */
export function coverageSentence(report: Report): string {
  const { checked, not_checked: missing } = report.coverage;
  if (missing === 0) return `All ${checked} checks that apply were made.`;
  const best = groupNeeds(report.not_checked).find((group) => group.obtainable);
  const advice = best ? `: add ${best.name} to check ${best.entries.length} more` : '';
  return `${checked} checked, ${missing} not${advice}.`;
}

/** How many checks wait for something outside the claim itself. */
export function waitingForRecord(report: Report): number {
  const ofRecord = under('encounter', 'authorizations', 'history', 'schedule');
  return report.not_checked.filter((entry) => entry.needs.some(ofRecord)).length;
}

function kindOf(need: string): Kind {
  return KINDS.find((kind) => kind.covers(need)) ?? OTHER;
}
