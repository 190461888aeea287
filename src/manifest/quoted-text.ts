/** A text in quotes that ends on the line it begins on. */
export interface QuotedText {
  readonly text: string;
  /** The offset behind the closing quote. */
  readonly end: number;
}

/**
 * The text in double quotes at an offset, with the escapes of JSON, which mean the same in YAML.
 * Undefined for anything else, such as one that runs over several lines.
 */
export function tryDoubleQuoted(source: string, start: number): QuotedText | undefined {
  let close = source.indexOf('"', start + 1);
  while (close >= 0 && isEscaped(source, close)) close = source.indexOf('"', close + 1);
  if (close < 0) return undefined;
  const inner = source.slice(start + 1, close);
  if (inner.includes('\n') || inner.includes('\r')) return undefined;
  const text = inner.includes('\\') ? tryUnescape(inner) : inner;
  return text === undefined ? undefined : { text, end: close + 1 };
}

function isEscaped(source: string, quote: number): boolean {
  let first = quote;
  while (source[first - 1] === '\\') first -= 1;
  return (quote - first) % 2 === 1;
}

function tryUnescape(inner: string): string | undefined {
  if (CONTROL.test(inner)) return undefined;
  for (let at = inner.indexOf('\\'); at >= 0; at = inner.indexOf('\\', at + 2)) {
    if (!ESCAPE.test(inner.slice(at + 1, at + 6))) return undefined;
  }
  return JSON.parse(`"${inner}"`) as string;
}

const CONTROL = /[\u0000-\u001f]/;
const ESCAPE = /^(?:["\\/bfnrt]|u[\da-fA-F]{4})/;

/** The text in single quotes at an offset, where two of them stand for one. Undefined where the line ends first. */
export function trySingleQuoted(source: string, start: number): QuotedText | undefined {
  let close = source.indexOf("'", start + 1);
  while (close >= 0 && source[close + 1] === "'") close = source.indexOf("'", close + 2);
  if (close < 0) return undefined;
  const inner = source.slice(start + 1, close);
  if (inner.includes('\n') || inner.includes('\r')) return undefined;
  return { text: inner.includes("'") ? inner.replaceAll("''", "'") : inner, end: close + 1 };
}
