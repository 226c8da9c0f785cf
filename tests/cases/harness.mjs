// The rule cases, for the runners that try them on wasm and on the command line: what to check, and
// what is wrong with the answer. Pure functions; tests/unit/cases_test.cpp is their native twin.
// tests/cases/README.md says what a case file holds.

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const json = (path) => JSON.parse(readFileSync(path, 'utf8'));
const bases = json(join(here, 'bases.json'));

/** RFC 7386. */
function merged(target, patch) {
  if (patch === null || typeof patch !== 'object' || Array.isArray(patch)) return patch;
  const result = target && typeof target === 'object' && !Array.isArray(target) ? { ...target } : {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete result[key];
    else result[key] = merged(result[key], value);
  }
  return result;
}

/** Sets what a JSON pointer names: null removes it, "-" appends to a list, parents are made. */
function setAt(document, pointer, value) {
  const tokens = pointer.split('/').slice(1);
  const last = tokens.pop();
  let parent = document;
  for (const token of tokens) parent = parent[token] ??= {};
  if (value === null) {
    if (Array.isArray(parent)) parent.splice(Number(last), 1);
    else delete parent[last];
  } else if (last === '-') {
    parent.push(value);
  } else {
    parent[last] = value;
  }
}

export function valueAt(document, pointer) {
  return pointer.split('/').slice(1).reduce((value, token) => value?.[token], document);
}

/** The text a case checks: a base laid over with its changes, or a text of its own. */
function textOf(one) {
  if (one.text) return one.text.join('\n');
  const base = bases[one.base];
  if (Array.isArray(base)) {
    return (one.swap ?? []).reduce((text, [old, changed]) => {
      if (!text.includes(old)) throw new Error(`${one.name}: ${old} is not in ${one.base}`);
      return text.replace(old, () => changed);
    }, base.map((segment) => `${segment}~\n`).join(''));
  }
  const document = merged(structuredClone(base), one.with ?? {});
  for (const [pointer, value] of Object.entries(one.set ?? {})) setAt(document, pointer, value);
  return JSON.stringify(document);
}

const inputOf = (one) => Buffer.from(textOf(one), one.encoding ?? 'utf8');

const optionsOf = (file, one) => ({ as_of: one.as_of ?? file.as_of, ...file.options, ...one.options });

function casesIn(folder, name) {
  const file = json(join(here, folder, name));
  return file.cases.map((one) => ({
    ...one, rule: file.rule, file: `${folder}/${name}`, input: inputOf(one), options: optionsOf(file, one),
    packs: (one.packs ?? file.packs ?? []).map((pack) => join(here, 'packs', `${pack}.json`)),
  }));
}

/** Not in a folder of a category: clean claims, records to code, packs, mistakes planted in clean claims. */
const apart = ['clean', 'coding', 'packs', 'planted'];

/** Every case of every rule. */
export function ruleCases() {
  const folders = readdirSync(here, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !apart.includes(entry.name))
    .map((entry) => entry.name);
  return folders.flatMap((folder) => readdirSync(join(here, folder)).flatMap((name) => casesIn(folder, name)));
}

export const cleanCases = () =>
  readdirSync(join(here, 'clean')).flatMap((name) => casesIn('clean', name));

/** Clean claims with one mistake each, for which exactly one rule must speak. */
export function plantedCases() {
  const clean = new Map(cleanCases().map((one) => [`${one.file.slice(6, -5)}: ${one.name}`, one]));
  return readdirSync(join(here, 'planted')).flatMap((name) =>
    json(join(here, 'planted', name)).cases.map((planted) => {
      const one = clean.get(planted.claim);
      if (!one) throw new Error(`${planted.name}: there is no clean claim "${planted.claim}"`);
      const document = JSON.parse(textOf(one));
      for (const [pointer, value] of Object.entries(planted.set)) setAt(document, pointer, value);
      const input = Buffer.from(JSON.stringify(document));
      return { ...planted, file: `planted/${name}`, input, options: one.options };
    }));
}

/** What is wrong with the reports of a planted mistake: one finding is wanted, and no other. */
export function plantedProblems(one, reports) {
  const found = reports.flatMap((report) => report.findings);
  const wrong = found.filter((finding) => finding.rule !== one.rule)
    .map((finding) => `${finding.severity} ${finding.rule}: ${finding.message}`);
  const own = found.filter((finding) => finding.rule === one.rule);
  if (own.length !== 1) wrong.push(`${one.rule} speaks ${own.length} times`);
  return [...wrong, ...own.flatMap((finding) => ['lines', 'severity']
    .filter((key) => !same(one[key], finding[key]))
    .map((key) => `${key} is ${JSON.stringify(finding[key])}, not ${JSON.stringify(one[key])}`))];
}

/** The options of the facade, as the command line spells them. */
export function cliOptions({ as_of, scope, profile, rules = {} }, packs = []) {
  return [
    '--as-of', as_of,
    ...packs.flatMap((pack) => ['--pack', pack]),
    ...(scope ? ['--scope', scope] : []),
    ...(profile ? ['--profile', profile] : []),
    ...Object.entries(rules).flatMap(([id, setting]) => ['--rule', `${id}=${setting}`]),
  ];
}

const findingsOf = (reports, rule) =>
  reports.flatMap((report) => report.findings).filter((finding) => finding.rule === rule);

const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

function differences(wanted, finding) {
  if (!finding) return [`no finding for ${JSON.stringify(wanted)}`];
  const wrong = ['lines', 'severity', 'at'].filter((key) => !same(wanted[key], finding[key]));
  return [
    ...wrong.map((key) => `${key} is ${JSON.stringify(finding[key])}, not ${JSON.stringify(wanted[key])}`),
    ...(wanted.at_risk && wanted.at_risk !== finding.at_risk ? [`at_risk is ${finding.at_risk}`] : []),
    ...(finding.message.includes(wanted.message ?? '') ? [] : [`the message is "${finding.message}"`]),
  ];
}

/** What is wrong with the reports of a case; nothing when all is as the case says. */
export function problems(one, reports) {
  const found = findingsOf(reports, one.rule);
  const others = reports.flatMap((report) => report.findings.map((finding) => finding.rule))
    .filter((rule) => rule !== one.rule);
  const needs = reports.flatMap((report) => report.not_checked)
    .filter((entry) => entry.rule === one.rule).flatMap((entry) => entry.needs);
  const wrong = one.expect.flatMap((wanted, i) => differences(wanted, found[i]));
  for (const finding of found.slice(one.expect.length)) wrong.push(`also found: ${finding.message}`);
  if (!same([...new Set(others)].sort(), [...(one.others ?? [])].sort())) wrong.push(`other rules: ${others}`);
  for (const { fix } of found) {
    if (fix?.applicability !== one.cures) wrong.push(`the fix is ${fix?.applicability}, not ${one.cures}`);
  }
  if (!same(needs, one.needs ?? [])) wrong.push(`not checked for lack of ${JSON.stringify(needs)}`);
  return wrong;
}

/** What is wrong with the reports of a clean claim: nothing may be found but the notes it names. */
export function cleanProblems(one, reports) {
  const found = reports.flatMap((report) => report.findings);
  const wrong = found.filter((finding) => finding.severity !== 'info' || !one.infos?.includes(finding.rule))
    .map((finding) => `${finding.severity} ${finding.rule}: ${finding.message}`);
  for (const rule of one.infos ?? []) {
    if (!found.some((finding) => finding.rule === rule)) wrong.push(`${rule} is silent`);
  }
  const verdicts = reports.map((report) => report.verdict).filter((verdict) => verdict !== one.verdict);
  return [...wrong, ...verdicts.map((verdict) => `the verdict is ${verdict}, not ${one.verdict}`)];
}

/** What is wrong with a case after its fixes were applied. */
export function cureProblems(one, fixed, reports) {
  const wrong = findingsOf(reports, one.rule).map((finding) => `not cured: ${finding.message}`);
  for (const finding of reports.flatMap((report) => report.findings)) {
    const known = finding.rule === one.rule || (one.others ?? []).includes(finding.rule);
    if (!known) wrong.push(`the fix brought ${finding.rule}: ${finding.message}`);
  }
  for (const [pointer, value] of Object.entries(one.fixed ?? {})) {
    const now = valueAt(fixed, pointer) ?? null;
    if (!same(now, value)) wrong.push(`${pointer} is ${JSON.stringify(now)}, not ${JSON.stringify(value)}`);
  }
  return wrong;
}
