// The npm package `infusecheck`.

export { Checker, createChecker, InfuseCheckError, today } from './engine.js';
export type { CheckerOptions, CheckOptions, CodeOptions, FixOptions, Input } from './engine.js';
export type * from './coding-types.js';
export type * from './drug-types.js';
export type { ImportFile, ImportOptions } from './import-files.js';
export type * from './types.js';
