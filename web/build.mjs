// Builds everything made of JavaScript: build/site/ and build/npm/. The engine must be built first.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { builtInPack, samples, styles } from './build/bundle.mjs';
import {
  bundlePackage,
  checkedManifest,
  declareTypes,
  packageDir,
  packPackage,
} from './build/npm-package.mjs';
import { engineDir, npmDir, siteDir } from './build/paths.mjs';
import { buildSite } from './build/site.mjs';

async function main() {
  if (!existsSync(join(engineDir, 'engine.wasm'))) {
    throw new Error(`no engine.wasm in ${engineDir}: run scripts/build, which makes it first`);
  }
  const manifest = await checkedManifest();
  const modules = {
    'infusecheck:styles': await styles(),
    'infusecheck:samples': await samples(),
    'infusecheck:pack': await builtInPack(),
  };
  await bundlePackage(manifest, modules);
  await declareTypes();
  const { createChecker } = await import(pathToFileURL(join(packageDir, 'index.js')).href);
  await buildSite({ modules, rules: (await createChecker()).rules() });
  await packPackage();
  console.log(`built ${siteDir} and ${npmDir}/infusecheck-${manifest.version}.tgz`);
}

main().catch((error) => {
  console.error(`web build: ${error.message}`);
  process.exitCode = 1;
});
