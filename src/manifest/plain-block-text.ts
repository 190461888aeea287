import { PlainLines } from './plain-lines';

/**
 * The text behind `|` or `|-`: the lines below it that are indented deeper than their owner. Goes to the line after them.
 * Undefined for what needs more care, such as lines of spaces, or a text without a line feed at its end.
 */
export function tryReadBlockText(lines: PlainLines, ownerIndent: number, keepsLineFeed: boolean): string | undefined {
  const { text } = lines;
  const found: string[] = [];
  let blanks = 0;
  let indent = -1;
  while (lines.end < text.length) {
    const offset = lines.end + 1;
    lines.toLineAt(offset);
    if (lines.start === lines.end) {
      if (lines.end > offset) return undefined;
      blanks += 1;
      continue;
    }
    if (indent < 0) indent = lines.indent;
    if (indent <= ownerIndent) return undefined;
    if (lines.indent < indent) return closed(lines, found, keepsLineFeed, offset);
    for (; blanks > 0; blanks--) found.push('');
    found.push(text.slice(offset + indent, lines.end));
    if (lines.end === text.length) return undefined;
  }
  return closed(lines, found, keepsLineFeed, text.length + 1);
}

/** Goes to the first line behind the text that says something. */
function closed(lines: PlainLines, found: readonly string[], keepsLineFeed: boolean, offset: number): string | undefined {
  lines.end = offset - 1;
  lines.toNextLine();
  return found.length === 0 ? undefined : found.join('\n') + (keepsLineFeed ? '\n' : '');
}
