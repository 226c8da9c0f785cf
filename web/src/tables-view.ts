// The list of tables: those of each import with their dates and what became of their rows, and those
// inside.

import { html, nothing } from 'lit';
import builtIn from 'infusecheck:pack';
import { today } from './engine.js';
import { plural } from './format.js';
import type { ImportedFile, Pack } from './tables.js';

/** More rejected rows than anyone reads here; the command line prints them all. */
const MOST_ROWS = 20;

/** "2024-01-01 to 2024-03-31", and whether that is over. */
function period(from: string, through: string) {
  return html`<span class="period">${from} to ${through}</span> ${through < today()
      ? html`<strong class="stale">ended on ${through}; newer files exist at CMS</strong>`
      : nothing}`;
}

export function packView(pack: Pack, remove: () => void) {
  const { error, files } = pack;
  const name = files.find(({ title }) => title)?.file ?? 'an import that cannot be read';
  return html`<li>
    <button type="button" class="quiet" aria-label="Remove ${name}" @click=${remove}>Remove</button>
    ${error
      ? html`<p class="refused">Not in use: ${error.what}</p>
          <p class="muted">${error.where ? `${error.where}. ` : ''}Add the files anew.</p>`
      : nothing}
    ${files.length ? files.map(fileView) : html`<p>An import that cannot be read.</p>`}
  </li>`;
}

function fileView(file: ImportedFile) {
  const { title, from = '', through = '', kept = 0, rejected, left_out: leftOut } = file;
  const place = file.archive ? `${file.file} in ${file.archive}` : file.file;
  if (!title) {
    return html`<p class="muted">Passed over: ${place}. ${leftOut.map(({ reason }) => reason)}</p>`;
  }
  const left = leftOut.reduce((sum, { rows }) => sum + rows, 0);
  return html`<div class="table-file">
    <p><b>${title}</b> ${period(from, through)}</p>
    <p class="muted">${place}</p>
    <p>${plural(kept, 'row')} kept, ${left} left out, ${rejected.length} rejected</p>
    ${leftOut.map(
      ({ reason, rows }) => html`<p class="muted">Left out, ${plural(rows, 'row')}: ${reason}</p>`,
    )}
    ${rejected.length ? rejectedRows(rejected) : nothing}
  </div>`;
}

function rejectedRows(rejected: ImportedFile['rejected']) {
  const more = rejected.length - MOST_ROWS;
  return html`<details>
    <summary>Rejected rows</summary>
    <ul>
      ${rejected
        .slice(0, MOST_ROWS)
        .map(({ line, reason }) => html`<li>Line ${line}: ${reason}</li>`)}
      ${more > 0 ? html`<li>and ${more} more</li>` : nothing}
    </ul>
  </details>`;
}

/** "mue_practitioner" → "MUE practitioner" */
const spoken = (table: string) =>
  table
    .replace(/^(mue|ptp|ndc)/, (word) => word.toUpperCase())
    .replace('add_on', 'add-on')
    .replaceAll('_', ' ');

/** The tables inside, those of the same dates together. */
export function builtInTables() {
  const groups = new Map<string, { from: string; through: string; names: string[] }>();
  for (const [name, { from, through }] of Object.entries(builtIn.tables)) {
    const key = from + through;
    const group = groups.get(key) ?? { from, through, names: [] };
    group.names.push(spoken(name));
    groups.set(key, group);
  }
  return html`<h3>Built in <span class="muted">${builtIn.id} ${builtIn.version}</span></h3>
    <ul class="packs">
      ${[...groups.values()].map(
        ({ from, through, names }) =>
          html`<li>${period(from, through)} <span class="muted">${names.join(', ')}</span></li>`,
      )}
    </ul>`;
}
