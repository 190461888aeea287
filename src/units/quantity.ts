/**
 * An exact Kubernetes quantity, such as `250m` of CPU or `256Mi` of memory.
 *
 * Unit: one nano of the base unit (a core, a byte, a count), as a bigint, so that sums and comparisons never round.
 * Source: https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 */
export class Quantity {
  /** As `tryParse`, for text that is known to be right; anything else throws an Error that names it. */
  public static parse(text: string): Quantity {
    const quantity = Quantity.tryParse(text);
    if (quantity === undefined) {
      throw new Error(`"${text}" is not a Kubernetes quantity, such as 250m, 1.5 or 256Mi`);
    }
    return quantity;
  }

  /**
   * Reads every form the API server documents: suffixes n u m k M G T P E and Ki Mi Gi Ti Pi Ei, exponents, a sign, `.5` and `1.`.
   *
   * As there, what is finer than a nano rounds away from zero, so a request is never rounded to nothing.
   * Stricter than the API server, which reads a lone sign, dot or suffix as zero: those are undefined here.
   * Unlike the API server, a binary quantity of 8Ei or more keeps its value instead of becoming 2^63 - 1.
   * Range: at most 256 characters and an exponent of -99 to 99, so that hostile text costs no time.
   * A number is read as its shortest decimal text, which is how YAML `cpu: 0.5` arrives.
   */
  public static tryParse(text: string | number): Quantity | undefined {
    const written = typeof text === 'number' ? String(text) : text;
    if (typeof written !== 'string' || written.length > LONGEST_TEXT) return undefined;
    const match = QUANTITY.exec(written);
    if (match === null) return undefined;
    const [, sign, whole = '', fraction = '', exponent, suffix = ''] = match;
    const { base, power } = exponent === undefined ? scaleOf(suffix) : { base: 10n, power: Number(exponent) };

    const binary = base === 2n ? 2n ** BigInt(power) : 1n;
    const digits = BigInt(whole + fraction) * binary;
    const decimals = NANO_DECIMALS - fraction.length + (base === 10n ? power : 0);
    const magnitude = decimals >= 0 ? digits * 10n ** BigInt(decimals) : divideUp(digits, 10n ** BigInt(-decimals));
    return new Quantity(sign === '-' ? -magnitude : magnitude);
  }

  /** Thousandths of the base unit, such as millicores. A fraction, NaN or infinity throws a RangeError. */
  public static ofMilli(n: number): Quantity {
    return new Quantity(BigInt(n) * NANO_PER_MILLI);
  }

  /** Whole bytes. A fraction, NaN or infinity throws a RangeError. */
  public static ofBytes(n: number | bigint): Quantity {
    return new Quantity(BigInt(n) * NANO_PER_UNIT);
  }

  /** The value as a count of nano-units: 1 core is 1 000 000 000. */
  public readonly nano: bigint;

  private constructor(nano: bigint) {
    this.nano = nano;
  }

  public plus(other: Quantity): Quantity {
    return new Quantity(this.nano + other.nano);
  }

  /** `factor` is a whole number, such as a count of pods. A fraction, NaN or infinity throws a RangeError. */
  public times(factor: number): Quantity {
    return new Quantity(this.nano * BigInt(factor));
  }

  public compare(other: Quantity): -1 | 0 | 1 {
    if (this.nano === other.nano) return 0;
    return this.nano < other.nano ? -1 : 1;
  }

  public isLessThan(other: Quantity): boolean {
    return this.nano < other.nano;
  }

  public isGreaterThan(other: Quantity): boolean {
    return this.nano > other.nano;
  }

  public equals(other: Quantity): boolean {
    return this.nano === other.nano;
  }

  public isZero(): boolean {
    return this.nano === 0n;
  }

  public isNegative(): boolean {
    return this.nano < 0n;
  }

  /**
   * This quantity divided by `other`, as a double: 0.25 for 64Mi to 256Mi.
   * Equal ratios give equal doubles whatever their size. Division by zero gives Infinity or NaN, as it does for doubles.
   */
  public ratioTo(other: Quantity): number {
    if (other.isZero()) return Number(this.nano) / 0;
    const divisor = greatestCommonDivisor(this.nano, other.nano);
    return Number(this.nano / divisor) / Number(other.nano / divisor);
  }

  /**
   * One text for each value, which parses back to the same value.
   *
   * A whole number of Ki or more takes the largest binary suffix that divides it: `256Mi`, `1536Mi` for 1.5Gi, and so `1953125Ki` for 2G.
   * Any other value takes the largest of none, `m`, `u` and `n` that leaves no fraction: `1`, `1500m`, `1000`, `250m`.
   */
  public toString(): string {
    const unit = TEXT_UNITS.find(({ nano }) => this.nano % nano === 0n) ?? NANO_UNIT;
    return this.isZero() ? '0' : `${this.nano / unit.nano}${unit.suffix}`;
  }

  /**
   * The text in powers of ten that the API server keeps for amounts such as CPU, so that a second apply changes nothing:
   * the largest suffix that leaves no fraction, `250m`, `1500m`, `2k`.
   *
   * Source: https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
   */
  public toDecimalString(): string {
    const unit = DECIMAL_UNITS.find(({ nano }) => this.nano % nano === 0n) ?? NANO_UNIT;
    return this.isZero() ? '0' : `${this.nano / unit.nano}${unit.suffix}`;
  }
}

const LONGEST_TEXT = 256;
const NANO_DECIMALS = 9;
const NANO_PER_UNIT = 1_000_000_000n;
const NANO_PER_MILLI = 1_000_000n;

const QUANTITY = /^([+-])?(?=\.?[0-9])([0-9]*)(?:\.([0-9]*))?(?:[eE]([+-]?[0-9]{1,2})|([numkMGTPE]|[KMGTPE]i))?$/;

const DECIMAL_POWERS: Readonly<Record<string, number>> = { 'n': -9, 'u': -6, 'm': -3, '': 0, 'k': 3, 'M': 6, 'G': 9, 'T': 12, 'P': 15, 'E': 18 };
const BINARY_POWERS: Readonly<Record<string, number>> = { Ki: 10, Mi: 20, Gi: 30, Ti: 40, Pi: 50, Ei: 60 };

const NANO_UNIT = { suffix: 'n', nano: 1n };
const TEXT_UNITS = [
  ...Object.entries(BINARY_POWERS).reverse().map(([suffix, power]) => ({ suffix, nano: 2n ** BigInt(power) * NANO_PER_UNIT })),
  { suffix: '', nano: NANO_PER_UNIT },
  { suffix: 'm', nano: NANO_PER_MILLI },
  { suffix: 'u', nano: 1_000n },
];

const DECIMAL_UNITS = Object.entries(DECIMAL_POWERS).reverse().map(([suffix, power]) => ({ suffix, nano: 10n ** BigInt(power + NANO_DECIMALS) }));

function scaleOf(suffix: string): { readonly base: bigint; readonly power: number } {
  const binary = BINARY_POWERS[suffix];
  return binary === undefined ? { base: 10n, power: DECIMAL_POWERS[suffix] } : { base: 2n, power: binary };
}

/** Both at least zero, `divisor` above it. */
function divideUp(dividend: bigint, divisor: bigint): bigint {
  return (dividend + divisor - 1n) / divisor;
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  const rest = a % b;
  if (rest === 0n) return b < 0n ? -b : b;
  return greatestCommonDivisor(b, rest);
}
