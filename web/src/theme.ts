// Light, dark, or as the system says. Beside imported tables (pack-store.ts), all that is stored.

export type Theme = 'system' | 'light' | 'dark';

const KEY = 'infusecheck-theme';
const ORDER: readonly Theme[] = ['system', 'light', 'dark'];

export function storedTheme(): Theme {
  try {
    const stored = localStorage.getItem(KEY);
    return ORDER.find((theme) => theme === stored) ?? 'system';
  } catch {
    return 'system'; // storage may be forbidden, as it is for some file: pages
  }
}

export function showTheme(theme: Theme): void {
  const root = document.documentElement;
  if (theme === 'system') delete root.dataset['theme'];
  else root.dataset['theme'] = theme;
}

export function nextTheme(theme: Theme): Theme {
  const next = ORDER[(ORDER.indexOf(theme) + 1) % ORDER.length]!;
  try {
    localStorage.setItem(KEY, next);
  } catch {
    // the choice then lasts as long as the tab
  }
  showTheme(next);
  return next;
}
