import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { clock, clocks, dayAt, minuteOf } from './clock.js';
import type { CodedService, Coding } from './coding-types.js';
import { plural, ROUTES } from './format.js';
import { LightElement } from './light-element.js';
import { place, type Marks } from './marks.js';
import { handlesOf, keyStep, moved, type Handle } from './timeline-handles.js';
import { isTimed, lanesOf, Scale, type Lane, type Piece, type Stretch } from './timeline-layout.js';
import type { Administration } from './types.js';

/** What a move of an end asks for: `log-edit`. */
export interface LogEdit {
  readonly index: number;
  readonly change: Partial<Administration>;
}

interface Drag {
  readonly handle: Handle;
  readonly fromX: number;
  readonly minutesPerPixel: number;
}

const HINT =
  'Minutes that count carry their code; hatched ones earn nothing. Point at one for more.';

/** One swim lane per access and drug, coloured and labelled by the code that each minute earned. */
@customElement('ic-timeline-chart')
export class TimelineChart extends LightElement {
  @property({ attribute: false }) coding!: Coding;
  @property({ attribute: false }) given: readonly Administration[] = [];
  @property({ attribute: false }) marks!: Marks;
  @property({ type: Boolean }) editable = false;
  /** What is under the pointer or the focus, in words. */
  @state() private says = '';
  private spoken: HTMLElement | null = null;
  private drag: Drag | undefined;
  /** Stays put during a drag, so that the chart does not move under the pointer. */
  private scale: Scale | undefined;
  private frame = 0;

  protected override render() {
    const lanes = lanesOf(this.coding, this.given);
    const scale = this.drag && this.scale ? this.scale : new Scale(lanes);
    this.scale = scale;
    const hour = Math.max(24, Math.min(150, 240_000 / scale.total)); // pixels, at least
    const width = Math.round((hour * scale.total) / 60);
    return html`<div
        class="chart scroll"
        tabindex="0"
        role="region"
        aria-label="Timeline of the infusion log"
        @mouseover=${this.speak}
        @focusin=${this.speak}
      >
        <div class="chart-rows" .style=${`--chart-width:${width}px`}>
          ${axis(scale, hour)} ${lanes.map((lane, i) => this.laneRow(lane, lanes[i - 1], scale))}
        </div>
      </div>
      <p class="chart-says">${this.says || HINT}</p>`;
  }

  private laneRow(lane: Lane, above: Lane | undefined, scale: Scale) {
    const first = lane.administrations[0]!;
    const pointer = `/encounter/administrations/${first}`;
    const visits = this.coding.timeline.some((one) => one.visit !== 1);
    return html`${visits && lane.visit !== above?.visit
        ? html`<p class="chart-visit">Visit ${lane.visit}</p>`
        : nothing}
      <div class="lane ${this.marks.classes(pointer)}" data-place=${pointer}>
        <div class="lane-name">
          <b>${lane.drug || 'drug not named'}</b>${lane.administrations.map((i) =>
            place(this.marks, `/encounter/administrations/${i}`),
          )}
          <span>${this.describe(lane)}</span>
        </div>
        <div class="lane-track">
          ${scale.hours(1).map((at) => line('hour-line', scale.at(at)))}
          ${lane.overlaps.map((one) => overlap(lane, one, scale))}
          ${lane.pieces.map((one) => pieceView(lane, one, scale))}
          ${lane.marks.map(
            ({ at, minute }) =>
              html`<span class="step" .style=${`left:${scale.at(at)}%`}>${minute}</span>`,
          )}
          ${this.editable ? this.handles(lane, scale) : nothing}
        </div>
      </div>`;
  }

  private describe({ services, access }: Lane): string {
    const accesses = new Set(this.coding.timeline.map((one) => one.access));
    const coded = services.filter(({ parts }) => parts.some(({ code }) => code));
    const minutes = services.flatMap((one) => (one.minutes === undefined ? [] : [one.minutes]));
    const said = [
      ...new Set(services.map((one) => ROUTES[one.route])),
      ...new Set(coded.map(classOf)),
      ...(accesses.size > 1 ? [`access ${access}`] : []),
      ...(minutes.length ? [`${minutes.join(' + ')}\u00a0min`] : []),
    ];
    return said.join(', ');
  }

  private handles(lane: Lane, scale: Scale) {
    return lane.administrations
      .flatMap((index) => handlesOf(this.given[index]!, index))
      .map((handle) => this.handle(handle, scale));
  }

  private handle(handle: Handle, scale: Scale) {
    const { index, end, minute, min, max } = handle;
    const given = this.given[index]!;
    const start = minuteOf(given.start);
    const name = isTimed(given) ? (end === 'start' ? 'Start' : 'Stop') : 'Time';
    const of = `${name} of ${given.drug || 'the drug'}`;
    const value = `${clock(minute)}${end === 'stop' && start !== undefined ? `, ${minute - start} min` : ''}`;
    return html`<span
      class="handle ${isTimed(given) ? '' : 'point'}"
      role="slider"
      tabindex="0"
      aria-label="${of}, row ${index + 1}"
      aria-valuemin=${min}
      aria-valuemax=${max}
      aria-valuenow=${minute}
      aria-valuetext=${value}
      data-handle="${index}/${end}"
      data-says="${of}: ${value}. Drag it, or use the arrow keys: 1 minute, with Shift 15."
      .style=${`left:${scale.at(minute)}%`}
      @pointerdown=${(event: PointerEvent) => this.grab(event, handle)}
      @keydown=${(event: KeyboardEvent) => this.nudge(event, handle)}
    ></span>`;
  }

  private nudge(event: KeyboardEvent, handle: Handle) {
    const step = keyStep(event);
    if (step === 0) return;
    event.preventDefault();
    this.move(handle, handle.minute + step);
  }

  private grab(event: PointerEvent, handle: Handle) {
    if (event.button !== 0) return;
    const target = event.currentTarget as HTMLElement;
    event.preventDefault(); // no selection of text along the way
    target.focus();
    target.setPointerCapture(event.pointerId);
    const minutesPerPixel = this.scale!.total / target.parentElement!.clientWidth;
    this.drag = { handle, fromX: event.clientX, minutesPerPixel };
    const release = new AbortController();
    const { signal } = release;
    target.addEventListener('pointermove', (next) => this.pull(next.clientX), { signal });
    target.addEventListener(
      'lostpointercapture',
      () => {
        release.abort();
        this.drag = undefined;
        this.requestUpdate();
      },
      { signal },
    );
  }

  /** At most once a frame, to where the pointer then is. */
  private pull(x: number) {
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(() => {
      if (!this.drag) return;
      const { handle, fromX, minutesPerPixel } = this.drag;
      const given = this.given[handle.index]!;
      const now = handlesOf(given, handle.index).find((one) => one.end === handle.end);
      if (now) this.move(now, handle.minute + (x - fromX) * minutesPerPixel);
    });
  }

  private move(handle: Handle, to: number) {
    const change = moved(handle, this.given[handle.index]!, to);
    if (change) this.emit<LogEdit>('log-edit', { index: handle.index, change });
  }

  private speak(event: Event) {
    const pointed = (event.target as HTMLElement).closest<HTMLElement>('[data-says]');
    this.spoken = pointed ?? this.querySelector<HTMLElement>('[data-says]:focus');
    this.says = this.spoken?.dataset['says'] ?? '';
  }

  /** What is spoken of may have moved. */
  protected override updated() {
    this.says = this.spoken?.isConnected ? (this.spoken.dataset['says'] ?? '') : '';
  }
}

function classOf(service: CodedService): string {
  return service.class_known ? service.class : `${service.class} (class not known)`;
}

function line(kind: string, left: number) {
  return html`<span class=${kind} .style=${`left:${left}%`}></span>`;
}

function axis(scale: Scale, hour: number) {
  const step = Math.ceil(44 / hour);
  let day = '';
  return html`<div class="axis" aria-hidden="true">
    <div class="lane-name"></div>
    <div class="lane-track">
      ${scale.hours(step).map((at) => {
        const newDay = dayAt(at) !== day;
        day = dayAt(at);
        return html`<span class="hour" .style=${`left:${scale.at(at)}%`}
          >${newDay ? html`<b>${day}</b>` : nothing}${clock(at)}</span
        >`;
      })}
    </div>
  </div>`;
}

function overlap(lane: Lane, { from, to, with: other }: Stretch & { with: string }, scale: Scale) {
  const says = `${lane.drug} and ${other} ran together ${clocks(from, to)}, ${plural(to - from, 'minute')}.`;
  return html`<span
    class="overlap"
    title=${says}
    data-says=${says}
    .style=${`left:${scale.at(from)}%;width:${scale.width(from, to)}%`}
  ></span>`;
}

/** "infliximab 10:20–10:33, 13 min: 96415" */
function pieceView(lane: Lane, piece: Piece, scale: Scale) {
  const { from, to, code, reason } = piece;
  if (from === undefined || to === undefined) {
    return html`<span class="untimed" tabindex="0" data-says="${lane.drug}: ${reason}"
      >${code || 'no code'}: ${reason || 'no time in the record'}</span
    >`;
  }
  const length = to > from ? `, ${to - from} min` : '';
  const says = `${lane.drug} ${clocks(from, to)}${length}: ${code || `no code. ${reason}`}`;
  const kind = to > from ? 'piece' : 'piece point';
  const place = `left:${scale.at(from)}%;width:${to > from ? scale.width(from, to) : 0}%`;
  return code
    ? html`<span class=${kind} data-code=${code} title=${says} data-says=${says} .style=${place}
        ><span class="code">${code}</span></span
      >`
    : html`<span
        class="${kind} idle"
        tabindex="0"
        role="img"
        aria-label=${says}
        title=${says}
        data-says=${says}
        .style=${place}
        ><span class="code">none</span></span
      >`;
}
