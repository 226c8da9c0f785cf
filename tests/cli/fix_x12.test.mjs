// `infusecheck fix` on 837 files: the same file, but for what the fixes change.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { assertRefused, check, cli, findings, sample, today } from './cli.mjs';
import { x12, x12Claim, x12Head, x12Trailer } from './x12.mjs';

const folder = mkdtempSync(join(tmpdir(), 'infusecheck-'));
const onlyUnits = ['--rule', 'all=off', '--rule', 'admin-initial-units=error'];
const fix = (input, ...args) => cli(['fix', ...today, ...args, '-'], { input });

const twoHours = x12(3)
  .replace('CLM*A-2*4150', 'CLM*A-2*4500')
  .replace(/(A-2[^]*?)96365\*350\*UN\*1/, '$196365*700*UN*2');

test('a fix changes its elements and nothing else', () => {
  const { exit, out, err } = fix(twoHours, ...onlyUnits);
  assert.equal(exit, 0);
  assert.equal(out, x12(3));
  assert.match(err, /^claim A-2 {2}admin-initial-units /);
  assert.equal(fix(out, ...onlyUnits).out, out, 'a second time changes nothing');
  assert.equal(findings(check(out).reports, 'admin-initial-units').length, 0);
});

test('--diff shows the segments before and after, with their numbers', () => {
  const { out, err } = fix(twoHours, ...onlyUnits, '--diff');
  const [title, ...segments] = out.trimEnd().split('\n');
  assert.match(title, /^claim A-2 {2}admin-initial-units /);
  assert.deepEqual(segments, [
    '  - 37     CLM*A-2*4500***11:B:1*Y*A*Y*Y', '  + 37     CLM*A-2*4150***11:B:1*Y*A*Y*Y',
    '  - 40     SV1*HC:96365*700*UN*2***1', '  + 40     SV1*HC:96365*350*UN*1***1',
  ]);
  assert.equal(err, '');
});

test('a line that goes takes its loop along, and the counts follow', () => {
  const again = ['LX*3', 'SV1*HC:96365*350*UN*1***1', 'DTP*472*D8*20260302'].map((text) => `${text}~\n`).join('');
  const twice = x12Head() + x12Claim(1).replace('*4150*', '*4500*') + again
    + x12Trailer(1).replace(/SE\*(\d+)/, (_, count) => `SE*${Number(count) + 3}`);
  const rules = ['--rule', 'all=off', '--rule', 'int-duplicate-line=error'];
  const { out } = fix(twice, ...rules, '--applicability', 'needs-confirmation');
  assert.equal(out, x12(1));
});

test('every sample without a fix to apply keeps its bytes', () => {
  for (const name of ['office-drug.837', 'home-infusion.837', 'batch.837', 'damaged.837']) {
    const target = join(folder, name);
    cli(['fix', ...today, '--rule', 'all=off', '-o', target, sample(name)]);
    assert.deepEqual(readFileSync(target), readFileSync(sample(name)), name);
  }
});

test('what the file has no place for is listed, and the finding stays', () => {
  const file = twoHours.replace('NM1*85*', 'PRV*BI*PXC*207rr0500x~\nNM1*85*').replace(/SE\*(\d+)/, (_, n) => `SE*${Number(n) + 1}`);
  const { exit, out, err } = fix(file, ...onlyUnits, '--rule', 'int-taxonomy=error');
  assert.equal(exit, 1);
  assert.ok(out.includes('PRV*BI*PXC*207rr0500x~'));
  assert.ok(out.includes('96365*350*UN*1'), 'the other fix was applied');
  assert.match(err, /int-taxonomy[^\n]+\n {2}not applied: The value stands above the claim/);
});

test('--replacement makes a corrected claim', () => {
  const { exit, out } = fix(x12(1), '--rule', 'all=off', '--replacement', '--original-reference', 'ICN77');
  assert.equal(exit, 0);
  assert.equal(out, x12(1).replace('11:B:1', '11:B:7').replace('HI*', 'REF*F8*ICN77~\nHI*')
    .replace(/SE\*(\d+)/, (_, count) => `SE*${Number(count) + 1}`));
  assert.equal(fix(out, '--rule', 'all=off', '--replacement').out, out);
  const claim = JSON.stringify({ claim: { id: 'A', lines: [{ code: '96365' }] } });
  const replaced = JSON.parse(fix(claim, '--rule', 'all=off', '--replacement', '--original-reference', 'ICN77').out);
  assert.deepEqual([replaced.claim.frequency, replaced.claim.original_reference], ['7', 'ICN77']);
});

test('a replacement that cannot be right is refused', () => {
  assertRefused(fix(x12(2), '--replacement'), 'REF*F8', 'claim 1, segment 20');
  assertRefused(fix(x12(2), '--replacement', '--original-reference', 'ICN77'), 'holds several', 'claim 2');
  assertRefused(fix(x12(1), '--original-reference', 'ICN77'), 'was not asked for');
  assertRefused(fix(x12(1), '--replacement', '--original-reference', ''), 'must not be empty');
  assertRefused(fix(x12(1), '--replacement', '--original-reference', 'A*B'), 'separates values');
});

test('a large file is fixed in time', () => {
  const file = join(folder, 'large.837');
  writeFileSync(file, x12(2000).replaceAll('96365*350*UN*1', '96365*700*UN*2'));
  const { exit, out } = cli(['fix', ...today, ...onlyUnits, file]);
  assert.equal(exit, 0);
  assert.equal(out.match(/96365\*350\*UN\*1/g).length, 2000);
});
