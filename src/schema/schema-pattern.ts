/**
 * Whether a text matches a schema's `pattern`.
 *
 * Kubernetes reads patterns as RE2, we as JavaScript. A pattern that only RE2 understands, and a text longer than
 * 4096 characters, count as matching: an error we cannot be sure of is not reported.
 */
export function matchesPattern(text: string, pattern: string): boolean {
  if (text.length > LONGEST_TEXT) return true;
  return expressionOf(pattern)?.test(text) ?? true;
}

const LONGEST_TEXT = 4096;
const expressions = new Map<string, RegExp | undefined>();

function expressionOf(pattern: string): RegExp | undefined {
  if (!expressions.has(pattern)) expressions.set(pattern, RE2_ONLY.test(pattern) ? undefined : tryCompile(pattern, 'u') ?? tryCompile(pattern, ''));
  return expressions.get(pattern);
}

/** What means something else, or nothing, in JavaScript: `\A`, `\z`, `\Q...\E`, `\pN`, `[[:alpha:]]`, `(?i)`, `(?P<name>)`. */
const RE2_ONLY = /\\[AaCEPQpz]|\[:\^?\w+:\]|\(\?(?:P<|[-imsU]+[:)])/;

function tryCompile(pattern: string, flags: string): RegExp | undefined {
  try {
    return new RegExp(pattern, flags);
  } catch {
    return undefined;
  }
}
