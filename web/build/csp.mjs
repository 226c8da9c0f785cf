// The content security policy of the shipped pages. `connect-src 'none'` is the privacy promise: no
// script here can open a connection, whatever it tries, and anyone can read so in the page source.

import { createHash } from 'node:crypto';

export function sha256(text) {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

/**
 * For a page with its own files beside it, or with hashes for one that carries them inside. A worker
 * made from a blob inherits the policy of its page; one from an address would have its own, or none.
 */
export function csp({ script = "'self'", style = "'self'", worker = "'none'" } = {}) {
  return [
    "default-src 'none'",
    `script-src ${script} 'wasm-unsafe-eval'`,
    `style-src ${style}`,
    'img-src data:',
    "connect-src 'none'",
    `worker-src ${worker}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

/**
 * For static hosts that read a _headers file. A header can also say who may frame the page. It
 * allows the script and style inside infusecheck.html by hash; each page's own policy says what it
 * needs.
 */
export function headersFile(inlineScript, inlineStyle) {
  const policy = csp({
    script: `'self' ${sha256(inlineScript)}`,
    style: `'self' ${sha256(inlineStyle)}`,
    worker: "'self' blob:",
  });
  return [
    '/*',
    `  Content-Security-Policy: ${policy}; frame-ancestors 'self'`,
    '  X-Content-Type-Options: nosniff',
    '  Referrer-Policy: no-referrer',
    '  Permissions-Policy: camera=(), microphone=(), geolocation=()',
    '  Cache-Control: no-cache',
    '',
  ].join('\n');
}
