// One page per rule, and the index, from what the engine says of its rules.

import { csp } from './csp.mjs';

const GRADES = {
  A: 'CMS, a Medicare contractor or the code set itself',
  B: 'payer policy or specialty society',
  C: 'trade press',
  D: 'vendor',
  K: 'our own knowledge, no page seen',
};

// No script runs on these pages.
const policy = csp({ script: "'none'" }).replace(" 'wasm-unsafe-eval'", '');

export function escape(text) {
  const entities = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
  return String(text).replace(/[&<>"']/g, (character) => entities[character]);
}

const codes = (list) => list.map((entry) => `<code>${escape(entry)}</code>`).join(' ');
const row = (label, content) =>
  content ? `<tr><th scope="row">${label}</th><td>${content}</td></tr>` : '';

function page(title, body) {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="${policy}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="referrer" content="no-referrer">
    <meta name="color-scheme" content="light dark">
    <title>${escape(title)} – InfuseCheck</title>
    <link rel="stylesheet" href="../assets/styles.css">
  </head>
  <body>
    <main class="rule-page">
${body}
    </main>
  </body>
</html>
`;
}

/** `known` holds every rule's id: a rule may speak for one that is still to come. */
export function rulePage(rule, known) {
  return page(
    rule.id,
    `
      <p><a href="index.html">All rules</a></p>
      <h1>${escape(rule.id)}</h1>
      <p class="summary">${escape(rule.summary)}</p>
      <h2>Why it matters</h2>
      <p>${escape(rule.why)}</p>
      <h2>What to do</h2>
      <p>${escape(rule.resolve)}</p>
      ${planned(rule)}
      <table>
        ${row('Severity', escape(rule.severity))}
        ${row('Category', escape(rule.category))}
        ${row('A payer answers with', codes(rule.denial ?? []))}
        ${row('Dates of service', escape(span(rule.effective)))}
        ${row('Payers', escape(rule.payers))}
        ${row('Profile keys it reads', codes(rule.profile_keys ?? []))}
        ${row('Needs', codes(rule.needs ?? []))}
        ${row('Speaks for', (rule.silences ?? []).map((id) => link(id, known)).join(' '))}
        ${row('Offers a fix', escape(rule.fix))}
        ${row('Since version', escape(rule.since))}
      </table>
      ${sources(rule.citations ?? [])}`,
  );
}

export function ruleIndex(rules) {
  const rows = rules.map(
    (rule) => `
          <tr>
            <td>${ruleLink(rule.id)}</td><td>${escape(rule.severity)}</td>
            <td>${escape(rule.summary)}</td>
          </tr>`,
  );
  return page(
    'Rules',
    `
      <p><a href="../index.html">InfuseCheck</a></p>
      <h1>Rules</h1>
      <p>${rules.length} rules, each with its reason, its remedy and its sources.</p>
      <table>
        <thead>
          <tr><th scope="col">Rule</th><th scope="col">Severity</th><th scope="col">What is wrong</th></tr>
        </thead>
        <tbody>${rows.join('')}
        </tbody>
      </table>`,
  );
}

function planned(rule) {
  return rule.status === 'planned'
    ? '<p class="muted">Not checked yet: reports list it under what was not checked.</p>'
    : '';
}

function link(id, known) {
  return known.has(id) ? ruleLink(id) : codes([id]);
}

function ruleLink(id) {
  return `<a class="rule-id" href="${escape(id)}.html">${escape(id)}</a>`;
}

function span({ from, through } = {}) {
  if (from && through) return `${from} to ${through}`;
  if (from) return `from ${from}`;
  return through ? `until ${through}` : 'all';
}

function sources(citations) {
  if (citations.length === 0) return '';
  const items = citations.map(({ title, section, url, grade }) => {
    const name = escape([title, section].filter(Boolean).join(', '));
    const link = /^https?:/.test(url ?? '')
      ? `<a href="${escape(url)}" rel="noreferrer">${name}</a>`
      : name;
    const meaning = `(grade ${escape(grade)}: ${GRADES[grade] ?? ''})`;
    return `<li>${link} <span class="muted">${meaning}</span></li>`;
  });
  return `<h2>Sources</h2>\n      <ul>${items.join('')}</ul>`;
}
