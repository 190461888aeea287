/**
 * A walk over the lines of a YAML text that say something: blank lines and comments are passed over.
 *
 * A line may be entered in its middle: behind `- `, what follows counts as a line of its own that is indented so far.
 */
export class PlainLines {
  /** Column of the first character that counts; -1 at the end of the text. */
  public indent = -1;
  /** Offset of that character. */
  public start = 0;
  /** Offset of the line feed, or of the end of the text. */
  public end = -1;

  public constructor(public readonly text: string, offset: number) {
    this.end = offset - 1;
    this.toNextLine();
  }

  public isAtEnd(): boolean {
    return this.indent < 0;
  }

  /** Whether the line begins with `- `, or is `-`. */
  public isItem(): boolean {
    if (this.text.charCodeAt(this.start) !== DASH) return false;
    return this.start + 1 === this.end || this.text.charCodeAt(this.start + 1) === SPACE;
  }

  /** Enters what follows on this line, as a line of its own. */
  public enter(offset: number): void {
    const start = this.skipSpaces(offset);
    this.indent += start - this.start;
    this.start = start;
  }

  /** Whether nothing but a comment follows on this line. */
  public endsAt(offset: number): boolean {
    const start = this.skipSpaces(offset);
    return start >= this.end || (this.text.charCodeAt(start) === HASH && start > offset);
  }

  public skipSpaces(offset: number): number {
    let start = offset;
    while (this.text.charCodeAt(start) === SPACE) start += 1;
    return start;
  }

  public toNextLine(): void {
    while (this.end < this.text.length) {
      this.toLineAt(this.end + 1);
      const first = this.text.charCodeAt(this.start);
      if (this.start < this.end && first !== HASH) return;
    }
    this.indent = -1;
  }

  /** Goes to the line that begins at an offset, whatever it says. */
  public toLineAt(offset: number): void {
    const lineFeed = this.text.indexOf('\n', offset);
    this.end = lineFeed < 0 ? this.text.length : lineFeed;
    this.start = this.skipSpaces(offset);
    this.indent = this.start - offset;
  }
}

const SPACE = 0x20;
const HASH = 0x23;
const DASH = 0x2D;
