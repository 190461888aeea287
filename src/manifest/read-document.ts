import { FieldMarks } from './field-marks';
import { tryReadPlainJson } from './plain-json';
import { PlainLines } from './plain-lines';
import { tryReadPlainYaml } from './plain-yaml';
import { TextReading } from './text-reading';
import { readWholeYaml } from './whole-yaml';

/**
 * Reads the text of one document, as kubectl does. Never throws.
 *
 * Two fast readers take what tools print. What they do not take goes to the one that takes all of YAML and says what is wrong;
 * so an error reads the same whoever met it first.
 */
export function readDocument(text: string, marks?: FieldMarks): TextReading {
  const [control] = CONTROL.exec(text) ?? [];
  if (control !== undefined) return { reason: `has the character ${codePointOf(control)}, which YAML forbids`, offset: text.indexOf(control) };
  const start = contentStartOf(text);
  if (new PlainLines(text, start).isAtEnd()) return { json: null };
  return tryReadPlainJson(text, start, marks) ?? tryReadPlainYaml(text, start, marks) ?? readWholeYaml(text, marks);
}

/** The offset behind a line that is `---` alone, which begins most documents; 0 without one. */
export function contentStartOf(text: string): number {
  return MARKER_LINE.exec(text)?.[0].length ?? 0;
}

const MARKER_LINE = /^---(?: +#[^\n]*| *)\r?(?:\n|$)/;

/** Source: https://yaml.org/spec/1.2.2/#51-character-set */
// eslint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u0084\u0086-\u009F\uFEFF\uFFFE\uFFFF]/;

function codePointOf(character: string): string {
  return `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}
