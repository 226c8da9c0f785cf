import { html } from 'lit';
import type { Citation, Grade } from './types.js';

const GRADES: Record<Grade, string> = {
  A: 'CMS, a Medicare contractor or the code set itself',
  B: 'payer policy or specialty society',
  C: 'trade press',
  D: 'vendor',
  K: 'our own knowledge, no page seen',
};

/** A source with its grade, as a link where it has a page. */
export function citation({ title, section, url, grade }: Citation) {
  const name = [title, section].filter(Boolean).join(', ');
  const safe = url && /^https?:/.test(url);
  return html`<span class="grade" title="Grade ${grade}: ${GRADES[grade]}"
      ><span class="sr-only">Grade </span>${grade}</span
    >
    ${safe ? html`<a href=${url} target="_blank" rel="noopener noreferrer">${name}</a>` : name}`;
}
