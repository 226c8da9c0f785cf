// The public face of <infuse-check>; what it is made of is nobody's concern.

import type { InfuseCheckError } from './engine.js';
import type { Case, PatchOperation, Profile, Report } from './types.js';

export interface InfuseCheckEventMap {
  ready: CustomEvent<null>;
  report: CustomEvent<Report>;
  /** Before a fix is applied; `preventDefault()` leaves the change to the host. */
  patch: CustomEvent<{ title: string; patch: PatchOperation[]; case: Case }>;
}

export declare class InfuseCheck extends HTMLElement {
  case: Case | undefined;
  /** The id of a shipped profile, or a profile. */
  profile: string | Profile;

  addEventListener<K extends keyof InfuseCheckEventMap>(
    type: K,
    listener: (this: InfuseCheck, event: InfuseCheckEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: 'error',
    listener: (this: InfuseCheck, event: CustomEvent<InfuseCheckError>) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

declare global {
  interface HTMLElementTagNameMap {
    'infuse-check': InfuseCheck;
  }
}
