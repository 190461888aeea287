/** A state we thought impossible. Never the fault of the input. */
export class Bug extends Error {
  public constructor(message: string) {
    super(`${message}. This is a bug of cdk8s-vetted, please report it.`);
    this.name = 'Bug';
  }
}
