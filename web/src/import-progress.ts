// How far an import is, in words and as a bar.

import { html, nothing } from 'lit';
import type { Progress } from './import-run.js';

const STAGES = {
  reading: 'Reading the files',
  unpacking: 'Unpacking',
  importing: 'Importing',
  saving: 'Putting the tables in use',
};

/** "Importing, 43 %" */
export function progressText({ stage, done, of }: Progress): string {
  if (!of) return `${STAGES[stage]}…`;
  return done < of ? `${STAGES[stage]}, ${percent(done, of)} %` : 'Putting the rows together…';
}

const percent = (done: number, of: number) => Math.floor((100 * done) / of);

export function importProgress(progress: Progress, cancel: () => void) {
  const { stage, done, of } = progress;
  const known = of > 0 && done < of;
  return html`<div class="import">
    <progress
      aria-label="Import of tables"
      max="100"
      value=${known ? percent(done, of) : nothing}
    ></progress>
    <span class="import-stage">${progressText(progress)}</span>
    ${stage === 'saving'
      ? nothing
      : html`<button type="button" class="cancel-import" @click=${cancel}>Cancel</button>`}
  </div>`;
}
