// Debian's Chromium and Firefox, driven by one puppeteer-core, and a server for the built site.

import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createSite } from '../../scripts/serve.mjs';

export const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
export const buildDir = process.env.INFUSECHECK_BUILD ?? join(root, 'build');
export const siteDir = join(buildDir, 'site');
const require = createRequire(join(root, 'web/package.json'));
const puppeteer = require('puppeteer-core');

export const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

// As root the sandbox cannot start; the rest keeps the browser from looking for its maker's hosts.
const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-sync',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-dev-shm-usage',
];
const FIREFOX_PREFERENCES = {
  'app.update.enabled': false,
  'browser.safebrowsing.malware.enabled': false,
  'browser.safebrowsing.phishing.enabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'extensions.update.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'security.sandbox.content.level': 0,
};

const BROWSERS = {
  chromium: {
    paths: ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'],
    options: { browser: 'chrome', args: CHROMIUM_FLAGS },
  },
  firefox: {
    paths: ['/usr/bin/firefox-esr', '/usr/bin/firefox'],
    options: { browser: 'firefox', extraPrefsFirefox: FIREFOX_PREFERENCES },
  },
};
export const browserNames = Object.keys(BROWSERS);

export async function launch(name) {
  const { paths, options } = BROWSERS[name];
  const executablePath = paths.find((path) => existsSync(path));
  if (!executablePath) throw new Error(`${name} is not installed: run scripts/setup`);
  const userDataDir = mkdtempSync(join(tmpdir(), `infusecheck-${name}-`));
  const browser = await puppeteer.launch({
    headless: true,
    timeout: 120_000,
    executablePath,
    userDataDir,
    ...options,
  });
  return {
    browser,
    async close() {
      await browser.close();
      rmSync(userDataDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
    },
  };
}

/** The built site on a port of its own, with the headers of its _headers file. */
export async function serve() {
  let served = 0;
  const server = createSite(siteDir);
  server.on('request', () => served++);
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    served: () => served,
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}
