// The static server: types, headers, and what it refuses.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { createSite, parseHeaders } from '../../scripts/serve.mjs';

const script = join(dirname(fileURLToPath(import.meta.url)), '../../scripts/serve.mjs');
const folder = mkdtempSync(join(tmpdir(), 'infusecheck-serve-'));
const site = join(folder, 'site');
const server = createSite((mkdirSync(site), site));

before(async () => {
  writeFileSync(join(folder, 'secret.txt'), 'not for the web');
  writeFileSync(join(site, 'index.html'), '<p>hello</p>');
  for (const name of ['a.js', 'a.css', 'a.wasm', 'a.json', 'a.svg', 'a.837', 'a b.txt', 'app.webmanifest']) {
    writeFileSync(join(site, name), name);
  }
  mkdirSync(join(site, 'rules'));
  writeFileSync(join(site, 'rules/index.html'), 'rules');
  symlinkSync(join(folder, 'secret.txt'), join(site, 'link.txt'));
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
});
after(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

/** One request exactly as spelled: fetch would tidy the path. */
function request(path, method = 'GET', port = server.address().port) {
  return new Promise((resolve, reject) => {
    let text = '';
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(`${method} ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
    });
    socket.on('data', (bytes) => (text += bytes)).on('error', reject).on('end', () => {
      const [head, body] = text.split(/\r\n\r\n([^]*)/);
      const [status, ...lines] = head.split('\r\n');
      const headers = Object.fromEntries(
        lines.map((line) => [line.split(': ', 1)[0].toLowerCase(), line.replace(/^.*?: /, '')]));
      resolve({ status: Number(status.split(' ')[1]), headers, body });
    });
  });
}

test('every kind of file has its type', async () => {
  const expected = {
    '/': 'text/html; charset=utf-8',
    '/a.js': 'text/javascript; charset=utf-8',
    '/a.css': 'text/css; charset=utf-8',
    '/a.wasm': 'application/wasm',
    '/a.json': 'application/json',
    '/a.svg': 'image/svg+xml',
    '/a.837': 'text/plain; charset=utf-8',
    '/a%20b.txt': 'text/plain; charset=utf-8',
    '/app.webmanifest': 'application/manifest+json',
    '/rules/': 'text/html; charset=utf-8',
  };
  for (const [path, type] of Object.entries(expected)) {
    const { status, headers } = await request(path);
    assert.deepEqual([path, status, headers['content-type']], [path, 200, type]);
  }
});

test('without a _headers file the strict policy holds, for errors too', async () => {
  for (const path of ['/', '/missing']) {
    const { headers } = await request(path);
    assert.match(headers['content-security-policy'], /default-src 'none'.*connect-src 'none'/);
    assert.equal(headers['x-content-type-options'], 'nosniff');
    assert.equal(headers['referrer-policy'], 'no-referrer');
    assert.equal(headers['cache-control'], 'no-cache');
  }
});

test('a _headers file decides, path by path, and is not served', async () => {
  const file = join(site, '_headers');
  writeFileSync(file, '# note\n/*\n  Content-Security-Policy: all\n\n/rules/*\n  X-Page: rule: one\n');
  try {
    assert.equal((await request('/')).headers['content-security-policy'], 'all');
    assert.equal((await request('/')).headers['x-page'], undefined);
    assert.equal((await request('/rules/')).headers['x-page'], 'rule: one');
    assert.equal((await request('/_headers')).status, 404);
  } finally {
    rmSync(file);
  }
});

test('a header without a path above it belongs to nothing', () => {
  assert.deepEqual(parseHeaders('  X-Lost: 1\n/a\n  X-Kept: 2\n'), [{ path: '/a', headers: { 'X-Kept': '2' } }]);
});

test('nothing outside the site is served, however the path is spelled', async () => {
  const paths = [
    '/../secret.txt', '/rules/../../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt',
    '/%2e%2e%2fsecret.txt', '/..%5csecret.txt', '/rules/..\\..\\secret.txt', '//../secret.txt', '/link.txt',
    '/a.js%00.txt',
  ];
  for (const path of paths) {
    const { status, body } = await request(path);
    assert.deepEqual([path, status, body.includes('not for the web')], [path, 404, false]);
  }
});

test('a path that cannot be decoded is refused', async () => {
  assert.equal((await request('/%E0%A4%A')).status, 400);
  assert.equal((await request('http://elsewhere.example/')).status, 400);
});

test('a query is no part of the file name', async () => {
  assert.equal((await request('/a.js?v=1')).body, 'a.js');
});

test('a folder without its slash redirects, and stays on this host', async () => {
  assert.equal((await request('/rules')).headers.location, '/rules/');
  assert.equal((await request('//rules')).headers.location, '/rules/');
});

test('HEAD gives the headers alone; other methods are refused', async () => {
  const head = await request('/a.js', 'HEAD');
  assert.deepEqual([head.status, head.headers['content-length'], head.body ?? ''], [200, '4', '']);
  for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
    const { status, headers } = await request('/', method);
    assert.deepEqual([method, status, headers.allow], [method, 405, 'GET, HEAD']);
  }
});

/** Runs the program until it has said something or ended. */
function start(port, directory = site) {
  const child = spawn(process.execPath, [script, directory], { env: { ...process.env, PORT: String(port) } });
  const ended = new Promise((resolve) => child.on('exit', (code) => resolve(code)));
  return new Promise((resolve) => {
    child.stdout.on('data', (text) => resolve({ child, ended, text: String(text) }));
    child.stderr.on('data', (text) => resolve({ child, ended, text: String(text) }));
  });
}

for (const signal of ['SIGINT', 'SIGTERM']) {
  test(`prints its address and stops on ${signal}`, async () => {
    const { child, ended, text } = await start(0);
    const port = Number(/http:\/\/127\.0\.0\.1:(\d+)/.exec(text)[1]);
    assert.equal((await request('/', 'GET', port)).body, '<p>hello</p>');
    child.kill(signal);
    assert.equal(await ended, 0);
  });
}

test('a taken port, a port that is none, and a missing site are said in a sentence', async () => {
  const taken = server.address().port;
  for (const [port, directory, sentence] of [
    [taken, site, `serve: port ${taken} is taken by another program; choose another: PORT=8081 ./scripts/serve\n`],
    ['80a', site, 'serve: PORT must be a number from 0 to 65535.\n'],
    [0, folder, `serve: ${folder} has no index.html; run ./scripts/build first.\n`],
  ]) {
    const { ended, text } = await start(port, directory);
    assert.deepEqual([text, await ended], [sentence, 1]);
  }
});
