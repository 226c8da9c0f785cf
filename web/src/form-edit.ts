// Edits of a case as the form makes them: a changed copy, with emptied fields left out.

import type { Administration, Case, Claim, Encounter, Line } from './types.js';

/** A copy without the members that are empty text, empty lists or empty objects. */
export function pruned<T extends object>(record: T): T {
  const kept = Object.entries(record).filter(([, value]) => !isEmpty(value));
  return Object.fromEntries(kept) as T;
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === '') return true;
  return value !== null && typeof value === 'object' && Object.keys(value).length === 0;
}

/** "M05.79, z79.899" → ["M05.79", "Z79.899"] */
export function words(text: string): string[] {
  return text
    .toUpperCase()
    .split(/[\s,;]+/)
    .filter(Boolean);
}

/** Digits become the number that JSON wants; anything else is kept for the engine to object to. */
export function whole(text: string): number {
  return (/^\d{1,9}$/.test(text) ? Number(text) : text) as number;
}

export function withClaim(content: Case, change: Partial<Claim>): Case {
  const claim = {
    ...pruned({ ...content.claim, ...change }),
    lines: change.lines ?? content.claim.lines,
  };
  return { ...content, claim };
}

export function withLine(content: Case, index: number, change: Partial<Line>): Case {
  const lines = content.claim.lines.map((line, i) =>
    i === index ? { ...pruned({ ...line, ...change }), code: change.code ?? line.code } : line,
  );
  return withClaim(content, { lines });
}

export function withEncounter(content: Case, change: Partial<Encounter>): Case {
  const encounter = pruned({ ...content.encounter, ...change });
  const { encounter: _, ...rest } = content;
  return isEmpty(encounter) ? rest : { ...rest, encounter };
}

export function withAdministration(
  content: Case,
  index: number,
  change: Partial<Administration>,
): Case {
  const administrations = (content.encounter?.administrations ?? []).map((given, i) =>
    i === index ? { ...pruned({ ...given, ...change }), drug: change.drug ?? given.drug } : given,
  );
  return withEncounter(content, { administrations });
}

export function without<T>(entries: readonly T[], index: number): T[] {
  return entries.filter((_, i) => i !== index);
}

/** What a new claim starts from. */
export function emptyCase(date: string): Case {
  return {
    claim: {
      form: 'professional',
      place_of_service: '11',
      lines: [{ code: '', units: '1', service_date: date, diagnosis_pointers: [1] }],
    },
  };
}

/** The one date all lines share, "" when they differ. */
export function commonDate(lines: readonly Line[]): string {
  const first = lines[0]?.service_date ?? '';
  return lines.every((line) => (line.service_date ?? '') === first) ? first : '';
}
