/** Thrown for a file that cannot be used; names the file. */
export class InvalidInputError extends Error {
  public constructor(public readonly file: string, reason: string) {
    super(`${file}: ${reason}`);
    this.name = 'InvalidInputError';
  }
}
