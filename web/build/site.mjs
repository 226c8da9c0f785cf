// build/site/: the page with its files beside it, the same page in one file, and what a host needs.

import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bundle, NAMED } from './bundle.mjs';
import { csp, headersFile, sha256 } from './csp.mjs';
import { samplesDir, siteDir, webDir } from './paths.mjs';
import { ruleIndex, rulePage } from './rule-pages.mjs';

const ICON =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E" +
  "%3Crect width='16' height='16' rx='3' fill='%230a5689'/%3E" +
  "%3Cpath d='M4 8.5 7 11.5 12.5 5' fill='none' stroke='%23fff' stroke-width='2'/%3E%3C/svg%3E";

export async function buildSite({ modules, rules }) {
  await rm(siteDir, { recursive: true, force: true });
  for (const part of ['assets', 'rules', 'samples'])
    await mkdir(join(siteDir, part), { recursive: true });

  const known = new Set(rules.map((rule) => rule.id));
  const styles = modules['infusecheck:styles'];
  const template = await readFile(join(webDir, 'index.html'), 'utf8');
  const common = { entries: ['src/page.ts'], modules, wrapped: NAMED };
  await bundle({ ...common, outdir: join(siteDir, 'assets'), oneFile: false });
  const [script] = await bundle({ ...common, outdir: 'assets', oneFile: true, write: false });
  const oneFile = oneFilePage(template, script, styles);

  const files = {
    'index.html': fill(template, {
      csp: csp({ worker: "'self' blob:" }),
      icon: ICON,
      style: '<link rel="stylesheet" href="assets/styles.css" />',
      script: '<script type="module" src="assets/page.js"></script>',
    }),
    'infusecheck.html': oneFile,
    'assets/styles.css': styles,
    'sw.js': await serviceWorker(oneFile),
    _headers: headersFile(script, styles),
    'rules/index.html': ruleIndex(rules),
    ...Object.fromEntries(rules.map((rule) => [`rules/${rule.id}.html`, rulePage(rule, known)])),
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(siteDir, name), text);
  for (const { file } of modules['infusecheck:samples']) {
    await copyFile(join(samplesDir, file), join(siteDir, 'samples', file));
  }
}

function oneFilePage(template, script, styles) {
  return fill(template, {
    csp: csp({ script: sha256(script), style: sha256(styles), worker: 'blob:' }),
    icon: ICON,
    style: `<style>${styles}</style>`,
    script: `<script type="module">${script}</script>`,
  });
}

async function serviceWorker(page) {
  const source = await readFile(join(webDir, 'src/service-worker.js'), 'utf8');
  return fill(source, { page: JSON.stringify(page) });
}

/** {{name}} → values[name]; a name without a value, or the other way round, is a mistake. */
function fill(template, values) {
  let text = template;
  for (const [name, value] of Object.entries(values)) {
    if (!text.includes(`{{${name}}}`)) throw new Error(`the template has no {{${name}}}`);
    text = text.replace(`{{${name}}}`, () => value);
  }
  return text;
}
