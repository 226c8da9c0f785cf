// The bars: bringing claims in, what they are checked against, and what the report rests on.

import { html, nothing } from 'lit';
import { download } from './download.js';
import { today } from './engine.js';
import type { Session } from './session.js';
import { sampleList } from './start-view.js';
import type { Theme } from './theme.js';
import type { Profile } from './types.js';

export interface TopActions {
  open(): void;
  paste(): void;
  form(): void;
  sample(index: number): void;
  drugs(): void;
  theme(): void;
  help(): void;
}

const THEME_NAMES: Record<Theme, string> = { system: 'Auto', light: 'Light', dark: 'Dark' };

export function topBar(theme: Theme, actions: TopActions, ready: boolean) {
  return html`<header class="top">
    <p class="brand">InfuseCheck <span>claims stay in this tab</span></p>
    <div class="actions" role="group" aria-label="Bring in a claim">
      <button type="button" ?disabled=${!ready} @click=${actions.open}>Open…</button>
      <button type="button" ?disabled=${!ready} @click=${actions.paste}>Paste…</button>
      <button type="button" ?disabled=${!ready} @click=${actions.form}>New</button>
      <button type="button" ?disabled=${!ready} popovertarget="samples-menu">Samples</button>
    </div>
    <div class="menu" id="samples-menu" popover>
      ${sampleList((index) => {
        document.getElementById('samples-menu')?.hidePopover();
        actions.sample(index);
      })}
    </div>
    <div class="actions" role="group" aria-label="Page">
      <button type="button" ?disabled=${!ready} @click=${actions.drugs}>Drugs</button>
      <button
        type="button"
        class="quiet"
        @click=${actions.theme}
        title="Light, dark, or as the system"
      >
        <span class="sr-only">Theme: </span>${THEME_NAMES[theme]}
      </button>
      <button
        type="button"
        class="quiet"
        @click=${actions.help}
        aria-label="Keys and privacy"
        title="Keys and privacy"
      >
        ?
      </button>
    </div>
  </header>`;
}

export interface ToolbarActions {
  edit(): void;
  close(): void;
}

export function toolbar(
  session: Session,
  profiles: readonly Profile[],
  editing: boolean,
  actions: ToolbarActions,
) {
  return html`<div class="toolbar" role="group" aria-label="This claim">
    <p class="file-name">${session.name}</p>
    <button type="button" aria-pressed=${editing} @click=${actions.edit}>
      ${editing ? 'Done editing' : 'Edit'}
    </button>
    <label class="inline"><span>Payer profile</span> ${profileSelect(session, profiles)}</label>
    <label class="inline">
      <span>Today</span>
      <input
        type="date"
        .value=${session.asOf}
        @change=${(event: Event) => {
          session.asOf = (event.target as HTMLInputElement).value || today();
          session.recheck();
        }}
      />
    </label>
    <button type="button" popovertarget="export-menu">Export</button>
    ${exportMenu(session)}
    <button type="button" class="quiet" @click=${actions.close}>Close</button>
  </div>`;
}

function profileSelect(session: Session, profiles: readonly Profile[]) {
  const used = profiles.find((profile) => profile.id === session.current?.report.versions.profile);
  return html`<select
    @change=${(event: Event) => {
      session.useProfile((event.target as HTMLSelectElement).value);
    }}
  >
    <option value="" ?selected=${session.profile === ''}>
      From the claim${session.profile === '' && used ? `: ${used.name}` : ''}
    </option>
    ${profiles.map(
      ({ id = '', name = id }) =>
        html`<option value=${id} ?selected=${session.profile === id}>${name}</option>`,
    )}
  </select>`;
}

function exportMenu(session: Session) {
  const { entries } = session;
  const one = <T>(all: T[]) => (all.length === 1 ? all[0] : all);
  const save = (name: string, content: unknown) => () => {
    document.getElementById('export-menu')?.hidePopover();
    download(name, content);
  };
  return html`<div class="menu" id="export-menu" popover>
    <ul>
      <li>
        <button
          type="button"
          @click=${save('infusecheck-case.json', one(entries.map((e) => e.case)))}
        >
          ${entries.length > 1 ? 'Cases as they now stand' : 'Case as it now stands'} (JSON)
        </button>
      </li>
      <li>
        <button
          type="button"
          @click=${save('infusecheck-report.json', one(entries.map((e) => e.report)))}
        >
          ${entries.length > 1 ? 'Reports' : 'Report'} (JSON)
        </button>
      </li>
      <li>
        <button type="button" @click=${() => window.print()}>
          Print${entries.length > 1 ? ' this claim' : nothing}…
        </button>
      </li>
    </ul>
  </div>`;
}

/** What a printed report rests on. */
export function about(session: Session): string {
  const { engine, packs } = session.checker.version();
  const tables = Object.entries(packs).map(([id, version]) => `tables ${id} ${version}`);
  const profile = session.current?.report.versions.profile;
  return [
    `InfuseCheck ${engine}`,
    ...tables,
    ...(profile ? [`profile ${profile}`] : []),
    `as of ${session.asOf}`,
  ].join(', ');
}

export function provenance(session: Session, importing: string, openTables: () => void) {
  return html`<footer class="provenance">
    ${about(session)}
    <button type="button" class="link" aria-haspopup="dialog" @click=${openTables}>
      ${importing ? `Tables: ${importing}` : 'Tables…'}
    </button>
  </footer>`;
}
