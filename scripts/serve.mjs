// A static file server for looking at the built site: `node scripts/serve.mjs DIRECTORY`, PORT=8080.
// It answers this machine only, and sends the headers a real host should (the site's _headers file).

import { createReadStream, existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, sep } from 'node:path';
import { pathToFileURL } from 'node:url';

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.txt': 'text/plain; charset=utf-8',
  '.837': 'text/plain; charset=utf-8',
};

const strictDefaults = {
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; " +
    "img-src 'self' data:; worker-src 'self'; connect-src 'none'; manifest-src 'self'; " +
    "base-uri 'none'; form-action 'none'; frame-ancestors 'self'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-cache',
};

/** `_headers` as static hosts read it: a path or `/prefix*` by itself, its headers indented below. */
export function parseHeaders(text) {
  const rules = [];
  for (const line of text.split('\n')) {
    if (!line.trim() || line.trim().startsWith('#')) continue;
    const header = /^\s+([\w-]+):\s*(.*?)\s*$/.exec(line);
    if (!header) rules.push({ path: line.trim(), headers: {} });
    else if (rules.length) rules[rules.length - 1].headers[header[1]] = header[2];
  }
  return rules;
}

function headersFor(path, rules) {
  const headers = { ...strictDefaults };
  for (const rule of rules) {
    const matches = rule.path.endsWith('*')
      ? path.startsWith(rule.path.slice(0, -1))
      : path === rule.path;
    if (matches) Object.assign(headers, rule.headers);
  }
  return headers;
}

/** The file a URL path means, `null` if there is none inside the root. */
function locate(root, path) {
  if (path.includes('\0') || path.includes('\\') || path === '/_headers') return null;
  try {
    const file = realpathSync(join(root, path));
    if (file !== root && !file.startsWith(root + sep)) return null;
    return { file, status: statSync(file) };
  } catch {
    return null;
  }
}

function decodePath(url) {
  try {
    return decodeURIComponent(url.split(/[?#]/, 1)[0]);
  } catch {
    return null;
  }
}

export function createSite(directory) {
  const root = realpathSync(directory);
  return createServer((request, response) => {
    const end = (code, headers = {}) => {
      response.writeHead(code, { ...strictDefaults, 'Content-Type': types['.txt'], ...headers });
      response.end(request.method === 'HEAD' ? undefined : `${code}\n`);
    };
    if (request.method !== 'GET' && request.method !== 'HEAD') return end(405, { Allow: 'GET, HEAD' });
    const path = decodePath(request.url);
    if (path === null || !path.startsWith('/')) return end(400);

    let found = locate(root, path);
    if (found?.status.isDirectory()) {
      if (!path.endsWith('/')) return end(301, { Location: `${encodeURI(path).replace(/^\/+/, '/')}/` });
      found = locate(root, `${path}index.html`);
    }
    if (!found?.status.isFile()) return end(404);
    // Read at every request, so that a rebuild while serving shows at the next reload.
    const hostFile = join(root, '_headers');
    const rules = existsSync(hostFile) ? parseHeaders(readFileSync(hostFile, 'utf8')) : [];
    response.writeHead(200, {
      'Content-Type': types[extname(found.file)] ?? 'application/octet-stream',
      'Content-Length': found.status.size,
      ...headersFor(path, rules),
    });
    if (request.method === 'HEAD') return response.end();
    createReadStream(found.file).on('error', () => response.destroy()).pipe(response);
  });
}

function fail(message) {
  console.error(`serve: ${message}`);
  process.exit(1);
}

function main() {
  const directory = process.argv[2] ?? 'build/site';
  if (!existsSync(join(directory, 'index.html'))) fail(`${directory} has no index.html; run ./scripts/build first.`);
  const port = process.env.PORT || '8080';
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65535) fail(`PORT must be a number from 0 to 65535.`);

  const server = createSite(directory);
  server.on('error', (error) => {
    if (error.code === 'EADDRINUSE') {
      fail(`port ${port} is taken by another program; choose another: PORT=8081 ./scripts/serve`);
    }
    if (error.code === 'EACCES') fail(`port ${port} needs root; choose one above 1023.`);
    fail(error.message);
  });
  server.listen(Number(port), '127.0.0.1', () => {
    console.log(`InfuseCheck is at http://127.0.0.1:${server.address().port} (Ctrl-C stops it)`);
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(0));
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) main();
