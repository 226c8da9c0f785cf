import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const webDir = join(dirname(fileURLToPath(import.meta.url)), '..');
export const rootDir = join(webDir, '..');
export const buildDir = process.env.INFUSECHECK_BUILD ?? join(rootDir, 'build');
export const engineDir = join(buildDir, 'wasm/wasm');
export const samplesDir = join(rootDir, 'web/samples');
export const packFile = join(rootDir, 'rules/packs/us/pack.json');
export const siteDir = join(buildDir, 'site');
export const npmDir = join(buildDir, 'npm');
