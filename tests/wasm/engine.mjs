// The built engine, as the npm package starts it, and the command line beside it.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
export const buildFolder = process.env.INFUSECHECK_BUILD ?? join(root, 'build');
const engineFolder = join(buildFolder, 'wasm/wasm');
export const wasmBinary = readFileSync(join(engineFolder, 'engine.wasm'));
export const engineSource = readFileSync(join(engineFolder, 'engine.mjs'), 'utf8');
const { default: createModule } = await import(pathToFileURL(join(engineFolder, 'engine.mjs')).href);

export const createEngine = () => createModule({ wasmBinary });

/** Every sample, as bytes. */
export const samples = readdirSync(join(root, 'web/samples'))
  .filter((file) => file !== 'index.json')
  .map((file) => ({ file, bytes: readFileSync(join(root, 'web/samples', file)) }));

export function cli(args, input) {
  const done = spawnSync(join(buildFolder, 'infusecheck'), args,
    { input, encoding: 'utf8', maxBuffer: 1 << 28, timeout: 60_000 });
  if (done.error) throw done.error;
  return { code: done.status, out: done.stdout, err: done.stderr };
}
