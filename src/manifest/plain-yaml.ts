import { FieldMarks } from './field-marks';
import { Json, setField } from './json';
import { tryReadBlockText } from './plain-block-text';
import { tryReadFlow } from './plain-flow';
import { PlainLines } from './plain-lines';
import { plainScalar } from './plain-scalar';
import { tryDoubleQuoted, trySingleQuoted } from './quoted-text';
import { DEEPEST, ReadText } from './text-reading';

/**
 * Reads the plain YAML that tools print and most people write, about ten times as fast as the reader that takes all:
 * maps and lists by indentation, texts of one line, `|` texts, short `[]` and `{}`. No anchors, tags, tabs, or keys with spaces.
 *
 * Undefined for anything else, and for whatever is wrong: that reader says what. Never reads anything differently from it.
 */
export function tryReadPlainYaml(text: string, start: number, marks?: FieldMarks): ReadText | undefined {
  const reader = new PlainYaml(new PlainLines(text, start), marks);
  const json = reader.tryRead();
  return json === undefined ? undefined : { json };
}

class PlainYaml {
  private readonly text: string;

  public constructor(private readonly lines: PlainLines, private readonly marks: FieldMarks | undefined) {
    this.text = lines.text;
  }

  public tryRead(): Json | undefined {
    if (this.lines.isAtEnd()) return undefined;
    const json = this.tryBlock(1);
    return this.lines.isAtEnd() ? json : undefined;
  }

  /** The map or list that begins on this line. */
  private tryBlock(depth: number): Json | undefined {
    if (depth > DEEPEST) return undefined;
    return this.lines.isItem() ? this.tryList(depth) : this.tryMap(depth);
  }

  private tryMap(depth: number): Json | undefined {
    const map: Record<string, Json> = {};
    const { lines } = this;
    const { indent } = lines;
    do {
      const at = lines.start;
      const colon = this.tryFindColon();
      const field = colon === undefined ? undefined : this.tryField(colon);
      if (colon === undefined || field === undefined || Object.hasOwn(map, field)) return undefined;
      const value = lines.endsAt(colon + 1) ? this.tryBelowField(indent, depth) : this.tryInline(colon + 1, indent, depth);
      if (value === undefined || lines.indent > indent) return undefined;
      setField(map, field, value);
      this.marks?.note(map, field, at);
    } while (lines.indent === indent);
    return Object.freeze(map);
  }

  private tryList(depth: number): Json | undefined {
    const list: Json[] = [];
    const { lines } = this;
    const { indent } = lines;
    do {
      const value = this.tryItem(list, indent, depth);
      if (value === undefined || lines.indent > indent) return undefined;
      list.push(value);
    } while (lines.indent === indent && lines.isItem());
    return Object.freeze(list);
  }

  private tryItem(list: readonly Json[], indent: number, depth: number): Json | undefined {
    const { lines } = this;
    const inline = lines.start + 1;
    const isBelow = lines.endsAt(inline);
    if (isBelow) lines.toNextLine();
    else lines.enter(inline);
    if (isBelow && lines.indent <= indent) return null;
    this.marks?.note(list, list.length, lines.start);
    return isBelow || lines.isItem() || this.tryFindColon() !== undefined ? this.tryBlock(depth + 1) : this.tryInline(lines.start, indent, depth);
  }

  /** What the lines below a field hold: a list may begin in the column of its field. */
  private tryBelowField(indent: number, depth: number): Json | undefined {
    this.lines.toNextLine();
    if (this.lines.indent === indent && this.lines.isItem()) return this.tryBlock(depth + 1);
    return this.lines.indent > indent ? this.tryBlock(depth + 1) : null;
  }

  /** The offset of the colon behind the field this line begins with. */
  private tryFindColon(): number | undefined {
    const { start, end } = this.lines;
    const quote = this.text[start];
    if (quote === '"' || quote === "'") {
      const quoted = quote === '"' ? tryDoubleQuoted(this.text, start) : trySingleQuoted(this.text, start);
      return quoted !== undefined && this.isColon(quoted.end, end) ? quoted.end : undefined;
    }
    FIELD.lastIndex = start;
    const [field] = FIELD.exec(this.text) ?? [];
    return field !== undefined && this.isColon(start + field.length, end) ? start + field.length : undefined;
  }

  private isColon(offset: number, end: number): boolean {
    return this.text[offset] === ':' && (offset + 1 === end || this.text[offset + 1] === ' ') && offset - this.lines.start < LONGEST_FIELD;
  }

  private tryField(colon: number): string | undefined {
    const { start } = this.lines;
    if (this.text[start] === '"') return tryDoubleQuoted(this.text, start)?.text;
    if (this.text[start] === "'") return trySingleQuoted(this.text, start)?.text;
    const field = this.text.slice(start, colon);
    return typeof plainScalar(field) === 'string' ? field : undefined;
  }

  /** The value on the rest of this line; goes to the next line. */
  private tryInline(offset: number, indent: number, depth: number): Json | undefined {
    const start = this.lines.skipSpaces(offset);
    switch (this.text[start]) {
      case '|': return this.tryBlockText(start, indent);
      case '"': return this.tryClosed(tryDoubleQuoted(this.text, start));
      case "'": return this.tryClosed(trySingleQuoted(this.text, start));
      case '{':
      case '[': {
        const flow = tryReadFlow(this.text, start, depth + 1, this.marks);
        return flow !== undefined && this.isOver(flow.end) ? flow.json : undefined;
      }
      default: return this.tryPlain(start);
    }
  }

  private tryBlockText(start: number, indent: number): Json | undefined {
    const isStripped = this.text[start + 1] === '-';
    return this.lines.endsAt(start + (isStripped ? 2 : 1)) ? tryReadBlockText(this.lines, indent, !isStripped) : undefined;
  }

  private tryClosed(quoted: { readonly text: string; readonly end: number } | undefined): Json | undefined {
    return quoted !== undefined && this.isOver(quoted.end) ? quoted.text : undefined;
  }

  private isOver(offset: number): boolean {
    const isOver = this.lines.endsAt(offset);
    if (isOver) this.lines.toNextLine();
    return isOver;
  }

  private tryPlain(start: number): Json | undefined {
    if (this.lines.end - start > LONGEST_PLAIN) return undefined;
    PLAIN.lastIndex = start;
    const [written] = PLAIN.exec(this.text) ?? [];
    if (written === undefined || !this.isOver(start + written.length)) return undefined;
    const json = plainScalar(written);
    return typeof json === 'number' && !Number.isFinite(json) ? undefined : json;
  }
}

/** YAML allows 1024. */
const LONGEST_FIELD = 1000;
/** What a pattern can go back over without running out of stack. */
const LONGEST_PLAIN = 4096;
const FIELD = /[A-Za-z_.][\w./-]*/y;

/** Words with single or more spaces between them: no tab, no `: ` and no ` #`, and nothing at its start that YAML gives a meaning. */
const PLAIN = /(?:[^\s\-?:,[\]{}#&*!|>'"%@`]|-(?=[^\s]))(?:[^\s:]|:(?=[^\s]))*(?: +(?:[^\s:#]|:(?=[^\s]))(?:[^\s:]|:(?=[^\s]))*)*/y;
