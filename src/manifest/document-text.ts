/** Where one document lies in the text of a file. */
export interface DocumentText {
  /** Which document of the file, counted from 1 as YAML counts them. */
  readonly index: number;
  /** The line it begins on, counted from 1. */
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

/**
 * Splits a file where documents begin and end: at a line `---`, and after a line `...`, or either followed by a space.
 * At the start of a line these mean nothing else, wherever they stand.
 * Source: https://yaml.org/spec/1.2.2/#914-explicit-documents
 *
 * What comes before the first `---`, such as directives and comments, belongs to the document after it.
 */
export function documentTextsOf(text: string): readonly DocumentText[] {
  const found: DocumentText[] = [];
  let open: OpenDocument = { start: 0, line: 1, hasMarker: false, hasContent: false, hasDirective: false };
  const close = (end: number): void => {
    if (open.hasMarker || open.hasContent || open.hasDirective) found.push({ index: found.length + 1, line: open.line, start: open.start, end });
  };
  let line = 1;
  for (let start = 0; start < text.length; line++) {
    const lineFeed = text.indexOf('\n', start);
    const next = lineFeed < 0 ? text.length : lineFeed + 1;
    if (isMarker(text, start, DASH)) {
      if (open.hasMarker || open.hasContent) {
        close(start);
        open = { start, line, hasMarker: true, hasContent: false, hasDirective: false };
      }
      open.hasMarker = true;
    } else if (isMarker(text, start, DOT)) {
      open.hasContent ||= !isBare(text, start, next);
      close(next);
      open = { start: next, line: line + 1, hasMarker: false, hasContent: false, hasDirective: false };
    } else if (!open.hasMarker && !open.hasContent) {
      if (text.charCodeAt(start) === PERCENT) open.hasDirective = true;
      else open.hasContent = !isBare(text, start, next);
    }
    start = next;
  }
  close(text.length);
  return found;
}

interface OpenDocument {
  readonly start: number;
  readonly line: number;
  hasMarker: boolean;
  hasContent: boolean;
  hasDirective: boolean;
}

function isMarker(text: string, start: number, code: number): boolean {
  if (text.charCodeAt(start) !== code || text.charCodeAt(start + 1) !== code || text.charCodeAt(start + 2) !== code) return false;
  return start + 3 >= text.length || SPACES.includes(text[start + 3]);
}

/** A blank line or a comment. */
function isBare(text: string, start: number, end: number): boolean {
  let first = start;
  while (first < end && SPACES.includes(text[first])) first += 1;
  return first === end || text.charCodeAt(first) === HASH;
}

const SPACES = ' \t\r\n';
const DASH = 0x2D;
const DOT = 0x2E;
const PERCENT = 0x25;
const HASH = 0x23;
