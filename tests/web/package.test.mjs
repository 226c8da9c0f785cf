// The npm package as someone else would use it: installed from the tarball, in Node and in a page.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { before, describe, test } from 'node:test';
import { browserNames, buildDir, launch, root } from './browsers.mjs';
import { sampleText } from './page.mjs';

const folder = mkdtempSync(join(tmpdir(), 'infusecheck-package-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const npm = join(buildDir, 'npm');
const tarball = readdirSync(npm).find((file) => file.endsWith('.tgz'));
execFileSync('npm', ['init', '--yes'], { cwd: folder, stdio: 'ignore' });
execFileSync('npm', ['install', '--offline', '--no-audit', '--no-fund', join(npm, tarball)], {
  cwd: folder,
  stdio: 'ignore',
});
const installed = join(folder, 'node_modules/infusecheck');

describe('in Node', () => {
  let api;
  let checker;
  before(async () => {
    api = await import(pathToFileURL(join(installed, 'index.js')).href);
    checker = await api.createChecker({ profile: 'medicare-b' });
  });
  const content = () => JSON.parse(sampleText('orencia-110.json'));

  test('checks text, bytes and objects alike', () => {
    const options = { as_of: '2026-03-10' };
    const json = sampleText('orencia-110.json');
    const [report] = checker.check(json, options);
    assert.equal(report.verdict, 'fail');
    assert.deepEqual(checker.check(new TextEncoder().encode(json), options), [report]);
    assert.deepEqual(checker.check(content(), options), [report]);
  });

  test('a profile of the call comes before that of the checker', () => {
    assert.equal(checker.check(content())[0].versions.profile, 'medicare-b');
    assert.equal(
      checker.check(content(), { profile: 'commercial' })[0].versions.profile,
      'commercial',
    );
  });

  test('a patch gives the case that the fix promises', () => {
    const [report] = checker.check(content());
    const { fix } = report.findings.find(({ rule }) => rule === 'admin-initial-units');
    const codes = checker
      .applyPatch(content(), fix.patch)
      .claim.lines.map((l) => `${l.code} × ${l.units}`);
    assert.ok(codes.includes('96365 × 1') && codes.includes('96366 × 1'), `${codes}`);
  });

  test('importPack takes a zip as downloaded; a checker with the pack knows its quarter', async () => {
    const name = 'MCR_MUE_PractitionerServices_Eff_01-01-2024.csv';
    const { strToU8, zipSync } = createRequire(join(root, 'web/package.json'))('fflate');
    const table = new Uint8Array(readFileSync(join(root, 'tests/import', name)));
    const zip = zipSync({ 'inner.zip': zipSync({ [name]: table }), 'note.pdf': strToU8('%PDF') });
    const pack = checker.importPack([{ name: 'mue.zip', bytes: zip, kind: 'mue' }], { as_of: '2026-03-10' });
    const { imported } = JSON.parse(new TextDecoder().decode(pack)).manifest;
    assert.deepEqual(
      [imported[0].archive, imported[0].file, imported[0].kept, imported[0].rejected.length],
      ['mue.zip', `inner.zip/${name}`, 5, 4],
    );
    const line = { code: 'J1745', units: '151', service_date: '2024-02-05', charge: '1.00' };
    const over = { claim: { payer: { type: 'commercial' }, lines: [line] } };
    const rules = (one) => one.check(over)[0].findings.map(({ rule }) => rule);
    assert.ok(!rules(checker).includes('units-mue'));
    assert.ok(rules(await api.createChecker({ packs: [pack] })).includes('units-mue'));
  });

  test('importPack refuses what it cannot read, with a reason', () => {
    const { strToU8, zipSync } = createRequire(join(root, 'web/package.json'))('fflate');
    const refused = (bytes, what) =>
      assert.throws(() => checker.importPack([{ name: 'x', bytes }]), (error) => {
        assert.ok(error instanceof api.InfuseCheckError);
        assert.match(error.what, what);
        return true;
      });
    refused(strToU8('no table'), /no table that can be imported/);
    refused(zipSync({ '[Content_Types].xml': strToU8('<x/>') }), /workbook/);
    refused(zipSync({ 'a.pdf': strToU8('%PDF') }), /no csv or txt/);
    refused(zipSync({ 'a.csv': strToU8('a') }).slice(0, 40), /cannot be read/);
  });

  test('fix gives the corrected input and what was applied', () => {
    const fixed = checker.fix(sampleText('orencia-80.json'));
    assert.ok(fixed.applied.some(({ rule }) => rule === 'admin-initial-units'));
    const [, infusion] = JSON.parse(fixed.output).claim.lines;
    assert.equal(`${infusion.code} × ${infusion.units}`, '96365 × 1');
    const sure = { applicability: 'needs-confirmation' };
    const more = checker.fix(sampleText('orencia-110.json'), sure);
    assert.ok(JSON.parse(more.output).claim.lines.some(({ code }) => code === '96366'));
  });

  test('reads every claim of an 837P', () => {
    const text = sampleText('batch.837');
    assert.equal(checker.read(text).length, checker.check(text).length);
  });

  test('gives the tables', () => {
    assert.equal(checker.rules().length, checker.version().rules);
    assert.ok(checker.drugs('remicade').some(({ code }) => code === 'J1745'));
    assert.ok(checker.profiles().some(({ id }) => id === 'medicare-b'));
    assert.match(checker.explain('admin-initial-units'), /admin-initial-units/);
  });

  test('trouble is an InfuseCheckError with what, where and remedy', async () => {
    for (const call of [
      () => checker.check('hello'),
      () => checker.explain('no-such-rule'),
      () => checker.check(content(), { profile: 'no-such-payer' }),
    ]) {
      assert.throws(
        call,
        (error) => error instanceof api.InfuseCheckError && error.what.length > 10,
      );
    }
    await assert.rejects(
      api.createChecker({ packs: [new TextEncoder().encode('{}')] }),
      api.InfuseCheckError,
    );
  });

  test('leaves no listener behind on the process', async () => {
    const listeners = process.eventNames().map((name) => process.listenerCount(name));
    await api.createChecker();
    assert.deepEqual(
      process.eventNames().map((name) => process.listenerCount(name)),
      listeners,
    );
  });

  test('a TypeScript user compiles against its types', () => {
    writeFileSync(
      join(folder, 'use.ts'),
      `
      import { createChecker, InfuseCheckError, type Case, type Report } from 'infusecheck';
      import 'infusecheck/element';
      const content: Case = { claim: { lines: [{ code: 'J1745', units: '40' }] } };
      const reports: Report[] = (await createChecker()).check(content, { as_of: '2026-03-02' });
      const element = document.querySelector('infuse-check')!;
      element.case = content;
      element.addEventListener('report', (event) => event.detail.verdict satisfies string);
      export { reports, InfuseCheckError };
    `,
    );
    const tsc = join(root, 'web/node_modules/typescript/bin/tsc');
    execFileSync(
      process.execPath,
      [
        tsc,
        '--strict',
        '--noEmit',
        '--target',
        'es2022',
        '--module',
        'esnext',
        '--moduleResolution',
        'bundler',
        'use.ts',
      ],
      { cwd: folder, stdio: 'inherit' },
    );
  });
});

/** A portal: a page of its own, under the strictest policy the element must live with. */
async function portal() {
  const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'none'";
  const files = {
    '/':
      '<!doctype html><title>Portal</title><infuse-check></infuse-check>' +
      '<script type="module" src="/portal.js"></script>',
    '/portal.js': "import '/element.js';",
  };
  const server = createServer((request, response) => {
    const body = files[request.url] ?? readFileSync(join(installed, request.url));
    const type = request.url.endsWith('.js') ? 'text/javascript' : 'text/html';
    response.writeHead(200, { 'Content-Type': type, 'Content-Security-Policy': policy }).end(body);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

for (const name of browserNames) {
  test(`<infuse-check> in someone else's page in ${name}`, async () => {
    const server = await portal();
    const session = await launch(name);
    try {
      const page = await session.browser.newPage();
      await page.goto(`http://127.0.0.1:${server.address().port}/`);
      await page.evaluate((json) => {
        const element = document.querySelector('infuse-check');
        window.seen = { report: [], patch: [] };
        for (const type of ['report', 'patch']) {
          element.addEventListener(type, (event) => window.seen[type].push(event.detail));
        }
        return customElements.whenDefined('infuse-check').then(() => { element.case = JSON.parse(json); });
      }, sampleText('orencia-80.json'));
      // Asked again and again from here: the page's policy forbids what waitForFunction injects.
      const until = async (holds, ...args) => {
        const end = Date.now() + 20_000;
        while (!(await page.evaluate(holds, ...args))) {
          assert.ok(Date.now() < end, `in time: ${holds}`);
          await new Promise((resolve) => setTimeout(resolve, 20));
        }
      };
      const click = (selector) => until((found) => {
        const button = document.querySelector('infuse-check').shadowRoot?.querySelector(found);
        button?.click();
        return Boolean(button);
      }, selector);
      await click('.finding.error [data-fix]');
      await click('.fix-dialog[open] .primary');
      await until(() => window.seen.patch.length > 0 && window.seen.report.length > 1);
      const seen = await page.evaluate(() => ({
        first: window.seen.report[0].verdict,
        patched: window.seen.patch[0].case.claim.lines.map((line) => `${line.code} × ${line.units}`),
        second: window.seen.report.at(-1).findings.map((item) => item.rule),
      }));
      assert.equal(seen.first, 'fail');
      assert.ok(seen.patched.includes('96365 × 1'), `${seen.patched}`);
      assert.ok(!seen.second.includes('admin-initial-units'));
    } finally {
      await session.close();
      server.close();
    }
  });
}
