// build/npm/infusecheck-X.Y.Z.tgz: engine and element, with types, ready to install offline.

import { execFileSync } from 'node:child_process';
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bundle } from './bundle.mjs';
import { npmDir, rootDir, webDir } from './paths.mjs';

export const packageDir = join(npmDir, 'package');

/** The package's JavaScript, importable: the rule pages are made with it. */
export async function bundlePackage(manifest, modules) {
  await rm(npmDir, { recursive: true, force: true });
  await mkdir(packageDir, { recursive: true });
  const { scripts: _, devDependencies: __, prettier: ___, ...published } = manifest;
  published.sideEffects = ['./element.js'];
  await writeFile(join(packageDir, 'package.json'), `${JSON.stringify(published, null, 2)}\n`);
  const entries = ['src/index.ts', 'src/element.ts'];
  await bundle({ entries, outdir: packageDir, oneFile: true, splitting: true, modules });
}

export async function packPackage() {
  await copyFile(join(webDir, 'PACKAGE.md'), join(packageDir, 'README.md'));
  for (const name of ['LICENSE', 'NOTICE']) {
    await copyFile(join(rootDir, name), join(packageDir, name));
  }
  const options = { cwd: packageDir, stdio: ['ignore', 'pipe', 'inherit'] };
  execFileSync('npm', ['pack', '--silent', '--pack-destination', npmDir], options);
}

/**
 * Checks the types of everything, and keeps the engine's as TypeScript sees them. The element's are
 * written by hand, free of Lit.
 */
export async function declareTypes() {
  const tsc = join(webDir, 'node_modules/typescript/bin/tsc');
  const all = join(npmDir, 'declarations');
  const settings = ['--declaration', '--emitDeclarationOnly', '--outDir', all];
  execFileSync(process.execPath, [tsc, '-p', webDir, ...settings], { stdio: 'inherit' });
  const types = join(packageDir, 'types');
  await mkdir(types);
  const named = ['index']; // and what that names in turn
  for (const name of named) {
    const text = await readFile(join(all, `${name}.d.ts`), 'utf8');
    await writeFile(join(types, `${name}.d.ts`), text);
    for (const [, other] of text.matchAll(/["']\.\/([\w-]+)\.js["']/g)) {
      if (!named.includes(other)) named.push(other);
    }
  }
  await copyFile(join(webDir, 'types/element.d.ts'), join(types, 'element.d.ts'));
  await rm(all, { recursive: true });
}

/** The manifest, once its version agrees with the project's. */
export async function checkedManifest() {
  const manifest = JSON.parse(await readFile(join(webDir, 'package.json'), 'utf8'));
  const cmake = await readFile(join(rootDir, 'CMakeLists.txt'), 'utf8');
  const version = /project\([^)]*VERSION\s+([\d.]+)/.exec(cmake)?.[1];
  if (manifest.version !== version) {
    throw new Error(`web/package.json says ${manifest.version}, CMakeLists.txt says ${version}`);
  }
  return manifest;
}
