// Single keys, while no control has the keyboard. They can be switched off in the help dialog.

export interface Shortcut {
  readonly key: string;
  readonly does: string;
  readonly run: () => void;
}

/** The shortcut an event asks for; none while typing, in a dialog, or with a modifier held. */
export function shortcutOf(
  event: KeyboardEvent,
  shortcuts: readonly Shortcut[],
): Shortcut | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return undefined;
  const target = event.composedPath()[0];
  if (target instanceof Element && target.closest('input, textarea, select, dialog'))
    return undefined;
  return shortcuts.find((shortcut) => shortcut.key === event.key);
}
