/**
 * What Kubernetes makes of a scalar without quotes.
 *
 * kubectl reads YAML 1.1 with sigs.k8s.io/yaml: `yes`, `no`, `on`, `off`, `y` and `n` are booleans, `0755` is octal,
 * `1_000` is a number, and dates and `12:30` stay text. A number may come out infinite or NaN, which JSON cannot hold.
 * Integers beyond 2^53 lose digits, as they do in every JavaScript reader. There is no negative zero.
 * Source: https://github.com/kubernetes-sigs/yaml
 */
export function plainScalar(text: string): null | boolean | number | string {
  if (!MAY_MEAN_MORE.test(text)) return text;
  const word = WORDS.get(text);
  return word === undefined ? tryNumber(text) ?? text : word;
}

const MAY_MEAN_MORE = /^(?:[-+.\d]|[yYnNtTfFoO~]|$)/;

const WORDS: ReadonlyMap<string, null | boolean | number> = new Map<string, null | boolean | number>([
  ...['', '~', 'null', 'Null', 'NULL'].map(word => [word, null] as const),
  ...['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON'].map(word => [word, true] as const),
  ...['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF'].map(word => [word, false] as const),
  ...['.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF'].map(word => [word, Infinity] as const),
  ...['-.inf', '-.Inf', '-.INF'].map(word => [word, -Infinity] as const),
  ...['.nan', '.NaN', '.NAN'].map(word => [word, NaN] as const),
]);

/** Longer ones are text: nobody means a number of so many digits. */
const LONGEST_NUMBER = 400;

const INTEGER = /^[-+]?(?:0[xX][\da-fA-F]+|0[bB][01]+|0[oO]?[0-7]+)$/;
const DECIMAL = /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/;

function tryNumber(text: string): number | undefined {
  if (text.length > LONGEST_NUMBER) return undefined;
  const digits = text.startsWith('.') ? text : text.replaceAll('_', '');
  if (INTEGER.test(digits)) return prefixedInteger(digits);
  const number = DECIMAL.test(digits) ? Number(digits) : NaN;
  return Number.isFinite(number) ? number + 0 : undefined;
}

function prefixedInteger(digits: string): number {
  const isNegative = digits.startsWith('-');
  const bare = digits.replace(/^[-+]/, '').replace(/^0(?=[0-7])/, '0o');
  const value = Number(BigInt(bare));
  return isNegative ? 0 - value : value;
}
