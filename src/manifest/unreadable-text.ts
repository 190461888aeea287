/** Thrown inside the YAML reader, and turned into a finding by it: one exit from any depth of a document. */
export class UnreadableText extends Error {
  public constructor(reason: string, public readonly offset: number) {
    super(reason);
    this.name = 'UnreadableText';
  }
}
