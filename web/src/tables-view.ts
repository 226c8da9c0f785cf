// One import in the list of tables: its files, their dates, and what became of their rows.

import { html, nothing } from 'lit';
import { today } from './engine.js';
import { plural } from './format.js';
import type { ImportedFile, Pack } from './tables.js';

/** More rejected rows than anyone reads here; the command line prints them all. */
const MOST_ROWS = 200;

/** "2024-01-01 to 2024-03-31", and whether that is over. */
export function period(from: string, through: string) {
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
