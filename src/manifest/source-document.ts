import { DocumentText, documentTextsOf } from './document-text';
import { FieldPath } from './field';
import { FieldMarks } from './field-marks';
import { InputFault } from './input-fault';
import { Json } from './json';
import { PlainLines } from './plain-lines';
import { readDocument } from './read-document';
import { TextReading } from './text-reading';

/** The text of a file, or what a caller read from elsewhere. */
export interface SourceText {
  readonly file: string;
  readonly text: string;
  /** Whether some bytes were no UTF-8; the character U+FFFD stands for each. */
  readonly hasForeignBytes?: boolean;
}

/** One document of a file: it keeps its place in the text, and reads it again when somebody asks for a line. */
export class SourceDocument {
  public readonly file: string;
  /** Counted from 1. */
  public readonly index: number;

  public constructor(private readonly source: SourceText, private readonly place: DocumentText) {
    this.file = source.file;
    this.index = place.index;
  }

  /** With line feeds alone, as YAML reads line ends: every offset is one in this text. */
  public text(): string {
    return this.source.text.slice(this.place.start, this.place.end).replaceAll('\r\n', '\n');
  }

  public read(): TextReading {
    const text = this.text();
    const foreign = this.source.hasForeignBytes === true ? text.indexOf('\uFFFD') : -1;
    return foreign < 0 ? readDocument(text) : { reason: 'has bytes that are not UTF-8', offset: foreign };
  }

  /** The line of a field, or of the nearest one around it that is there. */
  public lineOf(path: FieldPath): number {
    const { root, marks, lineStarts } = markedDocuments.of(this);
    return this.place.line + linesBefore(lineStarts, marks.offsetOf(root, path) ?? this.contentOffset());
  }

  /** The line, in the file, of an offset in this document's text; behind the text, of its last line. */
  public lineAt(offset: number): number {
    const text = this.text();
    return this.place.line + linesBefore(lineStartsOf(text), Math.min(offset, text.trimEnd().length));
  }

  public fault(reason: string, line: number): InputFault {
    return Object.freeze({ file: this.file, document: this.index, line, reason });
  }

  private contentOffset(): number {
    const text = this.text();
    const lines = new PlainLines(text, 0);
    while (!lines.isAtEnd() && PRELUDE.test(text.slice(lines.start, lines.end))) lines.toNextLine();
    return lines.isAtEnd() ? 0 : lines.start;
  }
}

/** A directive, or a marker that is alone on its line. */
const PRELUDE = /^(?:%|---\s*(?:#.*)?$)/;

export function documentsOf(source: SourceText): readonly SourceDocument[] {
  return documentTextsOf(source.text).map(place => new SourceDocument(source, place));
}

/** The offsets at which the second line and those after it begin. */
function lineStartsOf(text: string): readonly number[] {
  const starts: number[] = [];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** How many lines end before an offset. */
function linesBefore(lineStarts: readonly number[], offset: number): number {
  let low = 0;
  let high = lineStarts.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (lineStarts[middle] <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

interface MarkedDocument {
  readonly root: Json;
  readonly marks: FieldMarks;
  readonly lineStarts: readonly number[];
}

/** Documents read with marks, the last used last: findings come in runs. Only their memory depends on it. */
class MarkedDocuments {
  private readonly marked = new Map<SourceDocument, MarkedDocument>();
  private characters = 0;

  public of(document: SourceDocument): MarkedDocument {
    const found = this.marked.get(document) ?? this.mark(document);
    this.marked.delete(document);
    this.marked.set(document, found);
    return found;
  }

  private mark(document: SourceDocument): MarkedDocument {
    const text = document.text();
    for (const other of this.marked.keys()) {
      if (this.characters + text.length <= MOST_CHARACTERS) break;
      this.marked.delete(other);
      this.characters -= other.text().length;
    }
    this.characters += text.length;
    const marks = new FieldMarks();
    const reading = readDocument(text, marks);
    return { root: 'json' in reading ? reading.json : null, marks, lineStarts: lineStartsOf(text) };
  }
}

/** Of all documents kept with marks together. */
const MOST_CHARACTERS = 4_000_000;
const markedDocuments = new MarkedDocuments();
