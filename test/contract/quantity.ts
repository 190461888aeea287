import { Json } from './json';

const NANO = 9;
const DECIMAL_EXPONENT: Readonly<Record<string, number>> = { n: -9, u: -6, m: -3, k: 3, M: 6, G: 9, T: 12, P: 15, E: 18 };
const BINARY_EXPONENT: Readonly<Record<string, number>> = { Ki: 10, Mi: 20, Gi: 30, Ti: 40, Pi: 50, Ei: 60 };
const GRAMMAR = /^([+-]?)(\d+\.?\d*|\.\d+)(?:([KMGTPE]i)|([numkMGTPE])|[eE]([+-]?\d{1,2}))?$/;

/**
 * A resource quantity in billionths of its unit, exactly; undefined where Kubernetes could not read it.
 * Finer than a billionth is rounded away from zero, as Kubernetes does.
 * Source: https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 */
export function tryParseQuantity(value: Json): bigint | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const match = GRAMMAR.exec(String(value));
  if (!match) return undefined;
  const [, sign, number, binary, decimal, exponent] = match;
  const [whole, fraction = ''] = number.split('.');
  const power = NANO - fraction.length + (decimal ? DECIMAL_EXPONENT[decimal] : 0) + (exponent ? Number(exponent) : 0);
  const scale = binary ? 2n ** BigInt(BINARY_EXPONENT[binary]) : 1n;
  const digits = BigInt(whole + fraction) * scale;
  const size = power >= 0 ? digits * 10n ** BigInt(power) : ceilDivide(digits, 10n ** BigInt(-power));
  return sign === '-' ? -size : size;
}

function ceilDivide(dividend: bigint, divisor: bigint): bigint {
  return (dividend + divisor - 1n) / divisor;
}
