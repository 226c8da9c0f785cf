/** What went wrong, where, and what to do about it. Quotes no claim text. */
export class InfuseCheckError extends Error {
  constructor(
    readonly what: string,
    readonly where = '',
    readonly remedy = '',
  ) {
    super([what, where, remedy].filter(Boolean).join(' '));
    this.name = 'InfuseCheckError';
  }
}
