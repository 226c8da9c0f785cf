// Local times of the record as whole minutes, so that the page can place and move them. No zone and
// no daylight saving: the record's clock is what counts.

/** "2026-03-02T09:00" → minutes on a scale of the page's own; undefined for anything else. */
export function minuteOf(time: string | undefined): number | undefined {
  const match = /^(\d{4}-\d\d-\d\dT\d\d:\d\d)(:\d\d)?$/.exec(time ?? '');
  const parsed = match ? Date.parse(`${match[1]}:00Z`) : NaN;
  return Number.isNaN(parsed) ? undefined : parsed / 60_000;
}

/** The way back: "2026-03-02T09:00". */
export function timeAt(minute: number): string {
  return new Date(minute * 60_000).toISOString().slice(0, 16);
}

/** "09:00" */
export function clock(minute: number): string {
  return timeAt(minute).slice(11);
}

/** "2026-03-02" */
export function dayAt(minute: number): string {
  return timeAt(minute).slice(0, 10);
}

/** "09:00–10:30"; one time when both are the same. */
export function clocks(from: number, to: number): string {
  return from === to ? clock(from) : `${clock(from)}–${clock(to)}`;
}
