// TypeScript, the engine, the styles and the samples into JavaScript.

import { build } from 'esbuild';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ENGINE_MODULE, withEngine } from './engine-text.mjs';
import { engineDir, packFile, samplesDir, webDir } from './paths.mjs';

/** All of styles/ as one minified sheet. */
export async function styles() {
  const result = await build({
    entryPoints: [join(webDir, 'styles/styles.css')],
    bundle: true,
    minify: true,
    write: false,
  });
  return result.outputFiles[0].text.trim();
}

/** What samples/index.json lists, with the files' text. */
export async function samples() {
  const entries = JSON.parse(await readFile(join(samplesDir, 'index.json'), 'utf8'));
  return Promise.all(
    entries.map(async ({ file, title, about }) => ({
      file,
      title,
      about,
      text: await readFile(join(samplesDir, file), 'utf8'),
    })),
  );
}

/** Which tables the engine has inside, and for which dates. */
export async function builtInPack() {
  const { id, version, tables } = JSON.parse(await readFile(packFile, 'utf8'));
  const dates = Object.entries(tables).map(([name, { from, through }]) => [name, { from, through }]);
  return { id, version, tables: Object.fromEntries(dates) };
}

/** What modules.d.ts promises. */
function supplied(modules) {
  return {
    name: 'supplied',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /engine\.wasm$/ }, () => ({ path: 'wasm', namespace: 'engine' }));
      onLoad({ filter: /.*/, namespace: 'engine' }, () => ({ contents: ENGINE_MODULE }));
      onResolve({ filter: /^infusecheck:engine$/ }, () => ({
        path: join(engineDir, 'engine.mjs'),
      }));
      onResolve({ filter: /^infusecheck:/ }, ({ path }) => ({ path, namespace: 'supplied' }));
      onLoad({ filter: /.*/, namespace: 'supplied' }, ({ path }) => ({
        contents: `export default ${JSON.stringify(modules[path])}`,
        loader: 'js',
      }));
    },
  };
}

/**
 * What makes a script able to name its own text: it runs inside a function of this name, of which
 * worker-import.ts makes a worker.
 */
export const NAMED = { banner: { js: '(function infuseCheck(){' }, footer: { js: '})();' } };

export async function bundle({
  entries,
  outdir,
  oneFile,
  modules,
  splitting = false,
  wrapped = {},
  write = true,
}) {
  const result = await build({
    absWorkingDir: webDir,
    entryPoints: entries,
    outdir,
    bundle: true,
    format: 'esm',
    target: 'es2022',
    minify: true,
    legalComments: 'none',
    splitting,
    ...wrapped,
    write: false,
    define: { ONE_FILE: String(oneFile) },
    plugins: [supplied(modules)],
    logLevel: 'warning',
  });
  const engine = await readFile(join(engineDir, 'engine.wasm'));
  const files = result.outputFiles.map(({ path, text }) => ({ path, text: withEngine(text, engine) }));
  if (write) await Promise.all(files.map(({ path, text }) => writeFile(path, text)));
  return files.map(({ text }) => text);
}
