// The ends of what was given, to move in whole minutes: by pointer, or by arrow keys when focused.

import { minuteOf, timeAt } from './clock.js';
import { isTimed } from './timeline-layout.js';
import type { Administration } from './types.js';

export type End = 'start' | 'stop';

export interface Handle {
  readonly index: number;
  readonly end: End;
  readonly minute: number;
  /** Whole minutes that it can stand at. */
  readonly min: number;
  readonly max: number;
}

const DAY = 24 * 60;

/** Both ends of an infusion, the one of anything else; none where the record has no time. */
export function handlesOf(given: Administration, index: number): Handle[] {
  const start = minuteOf(given.start);
  const stop = minuteOf(given.stop);
  const handles: Handle[] = [];
  const timed = isTimed(given);
  if (start !== undefined) {
    const max = timed && stop !== undefined ? Math.max(start, stop - 1) : start + DAY;
    handles.push({ index, end: 'start', minute: start, min: start - DAY, max });
  }
  if (timed && stop !== undefined) {
    const min = start !== undefined ? Math.min(stop, start + 1) : stop - DAY;
    handles.push({ index, end: 'stop', minute: stop, min, max: stop + DAY });
  }
  return handles;
}

/** The change that puts a handle at a minute, as near as it can stand; none where it is there. */
export function moved(
  handle: Handle,
  given: Administration,
  to: number,
): Partial<Administration> | undefined {
  const minute = Math.min(handle.max, Math.max(handle.min, Math.round(to)));
  if (minute === handle.minute) return undefined;
  const stop = minuteOf(given.stop);
  const carried = handle.end === 'start' && !isTimed(given) && stop !== undefined;
  return {
    [handle.end]: timeAt(minute),
    ...(carried ? { stop: timeAt(stop + minute - handle.minute) } : {}),
  };
}

/** How far a key moves a handle. */
export function keyStep({ key, shiftKey }: KeyboardEvent): number {
  const direction: Record<string, number> = {
    ArrowLeft: -1,
    ArrowDown: -1,
    ArrowRight: 1,
    ArrowUp: 1,
    PageDown: -15,
    PageUp: 15,
  };
  return (direction[key] ?? 0) * (shiftKey && key.startsWith('Arrow') ? 15 : 1);
}
