// Every command and option, as CONTRACT 4 and the help promise them.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

import { assertRefused, check, cli, findings, program, today } from './cli.mjs';
import { x12 } from './x12.mjs';

const folder = mkdtempSync(join(tmpdir(), 'infusecheck-'));
test.after(() => rmSync(folder, { recursive: true }));

/** A file of the tests' own. */
function file(name, content) {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const claim = (units, more = '') =>
  `{"claim":{"id":"A-1","payer":{"type":"medicare"},"lines":[{"code":"96365","units":"${units}",` +
  `"charge":"350.00","service_date":"2026-03-02"}]}${more}}`;
const right = file('right.json', claim('1'));
const wrong = file('wrong.json', claim('2'));
const logged = file('logged.json', claim('2', ',"encounter":{"administrations":[{"drug":"J0129",' +
  '"route":"iv-infusion","start":"2026-03-02T09:00","stop":"2026-03-02T10:50"}]}'));
const onlyUnits = ['--rule', 'all=off', '--rule', 'admin-initial-units=error'];

test('help is there for the program and every command, and asking for it is no error', () => {
  for (const command of ['check', 'fix', 'read', 'rules', 'profiles', 'drugs', 'import', 'explain']) {
    for (const args of [[command, '--help'], [command, '-h'], ['--help', command], ['help', command]]) {
      const { exit, out, err } = cli(args);
      assert.equal(exit, 0, args.join(' '));
      assert.match(out, /^usage: infusecheck /m, args.join(' '));
      assert.ok(out.includes(command), args.join(' '));
      assert.equal(err, '');
    }
    assert.ok(cli(['--help']).out.includes(`  ${command} `), command);
  }
  assert.equal(cli(['--help']).exit, 0);
  assert.equal(cli(['help']).out, cli(['--help']).out);
  assert.equal(cli([]).exit, 2);
  assert.match(cli(['--version']).out, /^infusecheck \d+\.\d+\.\d+\n$/);
});

test('help names every option the command takes', () => {
  const { out } = cli(['check', '--help']);
  for (const option of ['--scope', '--format', '--full', '--profile', '--pack', '--as-of', '--rule']) {
    assert.ok(out.includes(option), option);
  }
  for (const option of ['--applicability', '--diff', '-o']) assert.ok(cli(['fix', '--help']).out.includes(option), option);
});

test('exit codes: 0 clean, 1 an error found, 2 nothing read', () => {
  assert.equal(cli(['check', ...today, ...onlyUnits, right]).exit, 0);
  assert.equal(cli(['check', ...today, ...onlyUnits, wrong]).exit, 1);
  assert.equal(cli(['check', ...today, ...onlyUnits, right, wrong]).exit, 1);
  const missing = cli(['check', '--format', 'ndjson', ...today, ...onlyUnits, join(folder, 'none'), wrong]);
  assert.equal(missing.exit, 2);
  assert.equal(missing.out.trim().split('\n').length, 1, 'the other file is still checked');
  assert.equal(cli(['check', ...today, '--rule', 'all=off', '--rule', 'admin-initial-units=warning', wrong]).exit, 0);
});

test('a call that is wrong says so in one line', () => {
  for (const [args, what] of [
    [['chekc', wrong], 'no command chekc'],
    [['check'], 'No file is given.'],
    [['fix'], 'No file is given.'],
    [['read'], 'No file is given.'],
    [['check', '--bogus', wrong], '--bogus'],
    [['check', '--diff', wrong], '--diff'],
    [['rules', '--scope', 'claim'], '--scope'],
    [['check', wrong, '--format'], 'needs a value'],
    [['check', '--format', 'xml', wrong], 'text, json, ndjson, sarif or fhir'],
    [['check', '--scope', 'all', wrong], 'claim or record'],
    [['check', '--as-of', '2026-02-30', wrong], 'YYYY-MM-DD'],
    [['check', '--rule', 'admin-mue', wrong], 'ID=off'],
    [['check', '--rule', 'nobody=off', wrong], 'No rule has the id'],
    [['check', '--rule', 'admin-mue=fatal', wrong], 'off, info, warning or error'],
    [['check', '--rule', 'all=error', wrong], 'only to off'],
    [['check', '--profile', 'nobody', wrong], 'No payer profile has that id'],
    [['check', '--profile', join(folder, 'none.json'), wrong], 'none.json'],
    [['check', '--pack', join(folder, 'none.json'), wrong], 'none.json'],
    [['check', '--pack', wrong, wrong], 'not a pack'],
    [['fix', '--applicability', 'none', wrong], 'safe or needs-confirmation'],
    [['fix', right, wrong], 'one file at a time'],
    [['explain'], 'one rule'],
    [['explain', 'nobody'], 'No rule has that id'],
  ]) {
    assertRefused(cli(args), what);
  }
});

test('a missing file and a directory are refused by name', () => {
  for (const command of ['check', 'fix', 'read']) {
    assertRefused(cli([command, join(folder, 'none')]), 'cannot be opened', join(folder, 'none'));
    assertRefused(cli([command, folder]), 'cannot be read', folder);
  }
});

test('output that cannot be written is an error', () => {
  assert.equal(cli(['fix', ...today, '-o', join(folder, 'no', 'such', 'place'), wrong]).exit, 2);
  const full = spawnSync('sh', ['-c', `"$0" rules >/dev/full`, program]);
  assert.equal(full.status, 2);
  assert.match(full.stderr.toString(), /could not be written/);
});

test('text is for reading, and is coloured only at a terminal', () => {
  const { out } = cli(['check', ...today, wrong]);
  assert.match(out, /claim A-1 {2}1 line, profile medicare-b {2}FAIL/);
  assert.match(out, /error +line 1 +admin-initial-units/);
  for (const label of ['why', 'do', 'fix', 'denial', 'source']) assert.match(out, new RegExp(`^  ${label} `, 'm'));
  assert.ok(out.split('\n').every((line) => [...line].length <= 100), 'no line is wider than 100');
  assert.ok(!out.includes('\x1b'));
});

test('NO_COLOR is honoured at a terminal', (t) => {
  const terminal = (env) => spawnSync('script', ['-qec', `"${program}" check --as-of 2026-03-10 "${wrong}"`, '/dev/null'],
    { env: { ...process.env, ...env } });
  const plain = { ...terminal({ NO_COLOR: '1' }) };
  assert.equal(plain.error, undefined, 'script (util-linux) is part of Debian');
  assert.ok(plain.stdout.includes('admin-initial-units') && !plain.stdout.includes('\x1b['));
  assert.ok(terminal({ NO_COLOR: '' }).stdout.includes('\x1b['));
});

test('json, ndjson and sarif parse and agree', () => {
  const run = (...args) => cli(['check', ...today, ...args, wrong, right]).out;
  const reports = JSON.parse(run('--format', 'json'));
  assert.equal(reports.length, 2);
  assert.deepEqual(Object.keys(reports[0]), ['claim_id', 'line_count', 'source', 'verdict', 'scope', 'findings',
    'not_checked', 'coverage', 'versions']);
  const lines = (text) => text.trim().split('\n').map((line) => JSON.parse(line));
  const brief = lines(run('--format', 'ndjson'));
  assert.deepEqual(brief.map((report) => report.verdict), reports.map((report) => report.verdict));
  for (const key of ['not_checked', 'versions']) assert.ok(!(key in brief[0]), key);
  for (const key of ['why', 'citations', 'working']) assert.ok(!(key in brief[0].findings[0]), key);
  assert.deepEqual(lines(run('--format', 'ndjson', '--full')), reports);
  assert.deepEqual(lines(run('--format=ndjson', '--full')), reports);

  const sarif = JSON.parse(run('--format', 'sarif'));
  assert.equal(sarif.version, '2.1.0');
  const [{ tool, results }] = sarif.runs;
  assert.equal(results.length, reports.flatMap((report) => report.findings).length);
  for (const result of results) assert.ok(tool.driver.rules.some((rule) => rule.id === result.ruleId), result.ruleId);
  assert.equal(results[0].locations[0].physicalLocation.artifactLocation.uri, wrong);
});

test('no claim at all still leaves JSON that parses', () => {
  assert.deepEqual(JSON.parse(cli(['check', '--format', 'json', join(folder, 'none')]).out), []);
  assert.deepEqual(JSON.parse(cli(['check', '--format', 'sarif', join(folder, 'none')]).out).runs[0].results, []);
});

test('standard input reads like a file, and the same input gives the same bytes', () => {
  for (const input of [claim('2'), x12(3)]) {
    const once = cli(['check', '--format', 'ndjson', '--full', ...today, '-'], { input }).out;
    assert.equal(cli(['check', '--format', 'ndjson', '--full', ...today, '-'], { input }).out, once);
    const path = file('same', input);
    const named = cli(['check', '--format', 'ndjson', '--full', ...today, path]).out;
    assert.equal(named.replaceAll(`"file":"${path}",`, ''), once);
  }
});

test('--rule sets severities and turns rules off', () => {
  const severity = (setting) =>
    findings(check(claim('2'), ['--rule', `admin-initial-units=${setting}`]).reports, 'admin-initial-units')[0]?.severity;
  for (const setting of ['info', 'warning', 'error']) assert.equal(severity(setting), setting);
  assert.equal(severity('off'), undefined);
  const { reports } = check(claim('2'), onlyUnits);
  assert.deepEqual(reports[0].findings.map((finding) => finding.rule), ['admin-initial-units']);
  assert.deepEqual(reports[0].coverage, { checked: 1, not_checked: 0 });
});

test('--scope decides the evidence', () => {
  assert.equal(check(claim('1')).reports[0].scope, 'claim');
  assert.equal(check(claim('1'), ['--scope', 'record']).reports[0].scope, 'record');
  assert.equal(check(claim('1', ',"encounter":{}')).reports[0].scope, 'record');
  assert.equal(check(claim('1', ',"encounter":{}'), ['--scope=claim']).reports[0].scope, 'claim');
});

test('--profile takes a shipped id or a file', () => {
  const profile = (...args) => check(claim('1'), args).reports[0].versions.profile;
  assert.equal(profile(), 'medicare-b');
  assert.equal(profile('--profile', 'commercial'), 'commercial');
  assert.equal(profile('--profile', file('mine.json', '{"id":"mine","extends":"commercial"}')), 'mine');
  const misspelt = file('misspelt.json', '{"jwzj":"required"}');
  assertRefused(cli(['check', '--profile', misspelt, wrong]), 'The key is not known.', `${misspelt}, profile /jwzj`);
});

test('--pack lays newer tables over the built-in ones', () => {
  const pack = file('pack.json', JSON.stringify({
    manifest: { format: 1, id: 'mine', version: '1', sources: { s: { title: 'A test' } },
      tables: { mue_practitioner: { from: '2026-01-01', through: '2026-12-31' } } },
    tables: { mue_practitioner: 'code,from,through,units,adjudication,source,confidence\n96365,,,0,3,s,high\n' },
  }));
  const { reports } = check(claim('1'), ['--pack', pack]);
  assert.equal(reports[0].versions.packs.mine, '1');
  assert.equal(findings(reports, 'admin-mue').length, 1);
  const bad = file('bad.json', readFileSync(pack, 'utf8').replace(',0,3,', ',zero,3,'));
  assertRefused(cli(['check', '--pack', bad, wrong]), 'Cell 4 must be a whole number', 'mue_practitioner.csv:2');
});

test('read prints each claim as one line of case JSON that reads back the same', () => {
  const { exit, out } = cli(['read', file('two.837', x12(2)), wrong]);
  assert.equal(exit, 0);
  const cases = out.trim().split('\n').map((line) => JSON.parse(line));
  assert.deepEqual(cases.map((one) => one.claim.id), ['A-1', 'A-2', 'A-1']);
  assert.equal(cases[0].claim.lines[1].ndc.code, '57894003001');
  assert.equal(cli(['read', '-'], { input: out }).out, out);
  assert.equal(cli(['read', wrong]).out, `${claim('2')}\n`);
});

test('fix writes the corrected case and says what it changed', () => {
  const { exit, out, err } = cli(['fix', ...today, ...onlyUnits, wrong]);
  assert.equal(exit, 0);
  assert.equal(JSON.parse(out).claim.lines[0].units, '1');
  assert.match(err, /admin-initial-units/);
  assert.match(err, /^ {2}~ \/claim\/lines\/0\/units {2}"1"$/m);
  const target = join(folder, 'fixed.json');
  assert.equal(cli(['fix', ...today, ...onlyUnits, '-o', target, wrong]).out, '');
  assert.equal(readFileSync(target, 'utf8'), out);
  assert.equal(cli(['fix', ...today, ...onlyUnits, '-'], { input: claim('2') }).out, out);
  assert.equal(cli(['fix', ...today, ...onlyUnits, target]).out, out, 'a second time changes nothing');
  assert.equal(cli(['fix', ...today, ...onlyUnits, right]).out, claim('1'), 'a sound case keeps its bytes');
});

test('fix --diff shows the changes and writes nothing else', () => {
  const { out, err } = cli(['fix', ...today, ...onlyUnits, '--diff', wrong]);
  assert.match(out, /^claim A-1 {2}admin-initial-units/);
  assert.equal(err, '');
});

test('fix applies what needs confirmation only when told to', () => {
  const lines = (...args) => JSON.parse(cli(['fix', ...today, ...onlyUnits, ...args, logged]).out).claim.lines;
  assert.equal(lines()[0].units, '2');
  assert.equal(cli(['fix', ...today, ...onlyUnits, logged]).exit, 1, 'the error is still there');
  assert.deepEqual(lines('--applicability', 'needs-confirmation').map((line) => `${line.code} ${line.units}`),
    ['96365 1', '96366 1']);
});

test('rules, profiles and drugs are listed for people and as JSON', () => {
  const rules = JSON.parse(cli(['rules', '--format', 'json']).out);
  const text = cli(['rules']).out;
  for (const rule of rules) {
    assert.ok(text.includes(rule.id), rule.id);
    const page = cli(['explain', rule.id]);
    assert.equal(page.exit, 0);
    assert.ok(page.out.startsWith(rule.id) && page.out.includes('what to do'), rule.id);
  }
  const profiles = JSON.parse(cli(['profiles', '--format', 'json']).out);
  for (const profile of profiles) assert.ok(cli(['profiles']).out.includes(profile.id), profile.id);
  const remicade = JSON.parse(cli(['drugs', '--format', 'json', 'REMICADE']).out);
  assert.ok(remicade.length > 0 && remicade.every((drug) => drug.brands.includes('Remicade')));
  assert.match(cli(['drugs', 'remicade']).out, /^J1745 /);
  assert.equal(cli(['drugs', 'no such drug']).out, '');
  const all = cli(['drugs', '--as-of', '2026-11-28']).out;
  assert.ok(all.split('\n').length > 190);
  assert.match(all, /\n\d+ codes can be billed on 2026-11-28\./);
  assert.match(all, /\nbilling unit +\d+ +\d+\n/);
});

test('every drug in force says where it is from', () => {
  const drugs = JSON.parse(cli(['drugs', '--format', 'json']).out);
  const day = '2026-11-28';
  const active = drugs.filter(({ from = '', through = '9999' }) => from <= day && day <= through);
  assert.ok(active.length >= 190, `${active.length}`);
  assert.deepEqual(active.filter(({ sources }) => sources.length === 0), []);
  assert.equal(new Set(drugs.map(({ code }) => code)).size, drugs.length);
});

test('units: any side leads, and a call that cannot be answered says what is missing', () => {
  const units = (...options) => cli(['units', ...options, '--date', '2025-03-10']);
  const answer = (...options) => JSON.parse(units(...options).out);
  const infliximab = ['--drug', 'J1745', '--vial', '100mgx3'];
  const wasted = answer(...infliximab, '--dose', '283mg');
  assert.deepEqual([wasted.administered_units, wasted.discarded_units], [29, 1]);
  assert.deepEqual(wasted.lines.map(({ modifiers }) => modifiers), [[], ['JW']]);
  assert.ok(wasted.working.includes('1 whole unit is left: billed on a line with JW'));
  assert.deepEqual(answer(...infliximab, '--dose', '300mg').lines.map(({ modifiers }) => modifiers), [['JZ']]);
  for (const side of [['--dose', '4.5mg/kg', '--weight', '64kg'], ['--discarded', '12mg'],
    ['--volume', '28.8', '--concentration', '10mg/mL'], ['--ndc-quantity', '2.88UN']])
    assert.equal(answer(...infliximab, ...side).dose.amount, '288', side.join(' '));
  assert.deepEqual(answer(...infliximab, '--units', '30').lines[0].modifiers, ['JZ']);
  assertRefused(units('--drug', 'J1745', '--dose', '5mg/kg'), 'weight', 'kg');
  assertRefused(units('--drug', 'J1745', '--dose', '5'), '--dose must be', '283mg');
  assertRefused(units('--drug', 'J1745'), 'One side leads', 'Give one');
  assertRefused(units('--dose', '283mg'), '--drug', 'units --help');
});

test('"--" ends the options', () => {
  assertRefused(cli(['check', '--', '--format']), 'cannot be opened', '--format');
});
