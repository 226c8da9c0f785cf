// Finding a drug by code, brand or generic name while it is typed.

import type { Drug } from './types.js';

/** The best first; a name with one slip is found when nothing fits as typed. */
export function searchDrugs(drugs: readonly Drug[], query: string): Drug[] {
  const wanted = query.trim().toLowerCase();
  if (!wanted) return [...drugs];
  const ranked = drugs
    .map((drug) => ({ drug, rank: rankOf(drug, wanted) }))
    .filter(({ rank }) => rank < 9);
  const found = ranked.length
    ? ranked
    : drugs
        .filter((drug) => wordsOf(drug).some((word) => oneSlip(word, wanted)))
        .map((drug) => ({ drug, rank: 0 }));
  return found.sort((a, b) => a.rank - b.rank).map(({ drug }) => drug);
}

/** The code itself, how a brand or name begins, then whatever contains it. */
function rankOf(drug: Drug, wanted: string): number {
  const code = drug.code.toLowerCase();
  if (code === wanted) return 0;
  const words = wordsOf(drug);
  if (words.includes(wanted)) return 1;
  if (words.some((word) => word.startsWith(wanted))) return 2;
  if (code.startsWith(wanted)) return 3;
  return [code, ...words].some((word) => word.includes(wanted)) ? 4 : 9;
}

function wordsOf({ name, brands = [] }: Drug): string[] {
  return [name, ...brands].map((word) => word.toLowerCase());
}

/** Whether the start of a word differs by one letter too many, too few, or wrong. */
function oneSlip(word: string, typed: string): boolean {
  if (typed.length < 4) return false;
  let same = 0;
  while (same < typed.length && word[same] === typed[same]) same++;
  const rest = typed.slice(same);
  return [rest.slice(1), (word[same] ?? '') + rest.slice(1), (word[same] ?? '') + rest].some(
    (tail) => word.startsWith(typed.slice(0, same) + tail),
  );
}
