import * as fc from 'fast-check';
import { Quantity } from '../../src/units/quantity';

const NANO = 1_000_000_000n;
const DECIMAL_SCALE: Record<string, bigint> = {
  'n': 1n, 'u': 10n ** 3n, 'm': 10n ** 6n, '': NANO, 'k': 10n ** 12n, 'M': 10n ** 15n, 'G': 10n ** 18n, 'T': 10n ** 21n, 'P': 10n ** 24n, 'E': 10n ** 27n,
};
const BINARY_SCALE: Record<string, bigint> = {
  Ki: 1024n * NANO, Mi: 1024n ** 2n * NANO, Gi: 1024n ** 3n * NANO, Ti: 1024n ** 4n * NANO, Pi: 1024n ** 5n * NANO, Ei: 1024n ** 6n * NANO,
};
const SCALE = { ...DECIMAL_SCALE, ...BINARY_SCALE };
const suffix = fc.constantFrom(...Object.keys(SCALE));
const whole = fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n });
const nanoText = whole.map(nano => `${nano}n`);

describe('reading a quantity', () => {
  test.each([
    ['0', 0n], ['1', NANO], ['+1', NANO], ['-1', -NANO], ['007', 7n * NANO],
    ['500m', 500_000_000n], ['0.5', 500_000_000n], ['.5', 500_000_000n], ['1.', NANO], ['1.G', 10n ** 18n], ['-.5', -500_000_000n],
    ['100n', 100n], ['1u', 1_000n], ['1m', 1_000_000n], ['1k', 1_000n * NANO], ['2E', 2n * 10n ** 27n],
    ['1Ki', 1024n * NANO], ['1.5Gi', 1_610_612_736n * NANO], ['0.1Gi', 107_374_182_400_000_000n], ['8Ei', 2n ** 63n * NANO],
    ['1e3', 1_000n * NANO], ['1E3', 1_000n * NANO], ['1e+3', 1_000n * NANO], ['5e-1', 500_000_000n], ['1.5e1', 15n * NANO], ['2e00', 2n * NANO],
    ['9007199254740993', 9_007_199_254_740_993n * NANO],
  ])('%s is exact', (text, nano) => {
    expect(Quantity.parse(text).nano).toBe(nano);
  });

  test.each([
    ['0.1n', 1n], ['1.1n', 2n], ['-0.1n', -1n], ['-1.1n', -2n], ['0.0000000001', 1n], ['1.0000000001', NANO + 1n], ['1e-99', 1n], ['0e-99', 0n],
    ['0.0000000000001Ki', 1n],
  ])('%s, which is finer than a nano, rounds away from zero', (text, nano) => {
    expect(Quantity.parse(text).nano).toBe(nano);
  });

  test.each([
    '', ' ', '.', '+', '-', 'Ki', 'e3', '1e', '1e+', '1e1.5', '1 Gi', ' 1', '1 ', '1\n', '1ki', '1KI', '1K', '1Kb', '1g', '1mi', '1ni', '1GiB', '1e3Ki', '1Kie3',
    '1.5.5', '1,5', '1_000', '--1', '+-1', '0x10', 'abc', 'NaN', 'Infinity', '١',
  ])('%j is no quantity', text => {
    expect(Quantity.tryParse(text)).toBeUndefined();
    expect(() => Quantity.parse(text)).toThrow(`"${text}" is not a Kubernetes quantity`);
  });

  test.each([[1, NANO], [0, 0n], [-0, 0n], [0.5, 500_000_000n], [1e21, 10n ** 30n], [1e-7, 100n], [-2, -2n * NANO]])('the number %d is its decimal text', (number, nano) => {
    expect(Quantity.tryParse(number)?.nano).toBe(nano);
  });

  test.each([NaN, Infinity, -Infinity])('the number %d is no quantity', number => {
    expect(Quantity.tryParse(number)).toBeUndefined();
  });

  test.each([[undefined], [null], [true], [['1']], [{ toString: (): string => '1' }]])('a value that is neither text nor number, such as %j, is no quantity', value => {
    expect(Quantity.tryParse(value as unknown as string)).toBeUndefined();
  });

  test('text without end and an exponent without end are refused at once', () => {
    const started = Date.now();
    expect(Quantity.tryParse('9'.repeat(1_000_000))).toBeUndefined();
    expect(Quantity.tryParse('1e999999999')).toBeUndefined();
    expect(Quantity.tryParse('1e-999999999')).toBeUndefined();
    expect(Quantity.tryParse('1e100')).toBeUndefined();
    expect(Date.now() - started).toBeLessThan(1_000);
  });

  test('256 characters are read and 257 are not', () => {
    expect(Quantity.tryParse('0'.repeat(256))?.isZero()).toBe(true);
    expect(Quantity.tryParse('0'.repeat(257))).toBeUndefined();
  });

  test('a suffix scales any whole number exactly', () => {
    fc.assert(fc.property(whole, suffix, (n, unit) => {
      expect(Quantity.parse(`${n}${unit}`).nano).toBe(n * SCALE[unit]);
    }));
  });

  test('an exponent scales any whole number exactly', () => {
    fc.assert(fc.property(whole, fc.integer({ min: -9, max: 99 }), fc.constantFrom('e', 'E'), (n, power, letter) => {
      expect(Quantity.parse(`${n}${letter}${power}`).nano).toBe(n * 10n ** BigInt(power + 9));
    }));
  });

  test('a fraction is its rational value, less than a nano away and never closer to zero', () => {
    const digits = fc.stringMatching(/^[0-9]{1,25}$/);
    fc.assert(fc.property(digits, digits, suffix, fc.boolean(), (before, after, unit, negative) => {
      const { nano } = Quantity.parse(`${negative ? '-' : ''}${before}.${after}${unit}`);
      const magnitude = negative ? -nano : nano;
      const denominator = 10n ** BigInt(after.length);
      const excess = magnitude * denominator - BigInt(before + after) * SCALE[unit];
      expect(excess >= 0n && excess < denominator).toBe(true);
    }));
  });
});

describe('making a quantity', () => {
  test('of millis and of bytes agrees with the text', () => {
    expect(Quantity.ofMilli(250)).toEqual(Quantity.parse('250m'));
    expect(Quantity.ofBytes(1_073_741_824)).toEqual(Quantity.parse('1Gi'));
    expect(Quantity.ofBytes(2n ** 63n)).toEqual(Quantity.parse('8Ei'));
  });

  test.each([1.5, NaN, Infinity])('of %d, which is not whole, throws', n => {
    expect(() => Quantity.ofMilli(n)).toThrow(RangeError);
    expect(() => Quantity.ofBytes(n)).toThrow(RangeError);
    expect(() => Quantity.parse('1').times(n)).toThrow(RangeError);
  });
});

describe('calculating with quantities', () => {
  test('sums, products and order agree with whole nanos', () => {
    fc.assert(fc.property(whole, whole, fc.integer(), (a, b, factor) => {
      const [left, right] = [Quantity.parse(`${a}n`), Quantity.parse(`${b}n`)];
      expect(left.plus(right).nano).toBe(a + b);
      expect(left.times(factor).nano).toBe(a * BigInt(factor));
      expect(left.compare(right)).toBe(a < b ? -1 : a > b ? 1 : 0);
      expect(left.isLessThan(right)).toBe(a < b);
      expect(left.isGreaterThan(right)).toBe(a > b);
      expect(left.equals(right)).toBe(a === b);
      expect(left.isNegative()).toBe(a < 0n);
    }));
  });

  test('sums and order agree with rationals over a common denominator, whatever the suffixes', () => {
    const thousandths = fc.integer({ min: -1_000_000, max: 1_000_000 });
    const text = (n: number) => `${n < 0 ? '-' : ''}${Math.trunc(Math.abs(n) / 1_000)}.${String(Math.abs(n) % 1_000).padStart(3, '0')}`;
    const coarse = suffix.filter(unit => unit !== 'n');
    fc.assert(fc.property(thousandths, coarse, thousandths, coarse, (n, unit, m, other) => {
      const [left, right] = [Quantity.parse(text(n) + unit), Quantity.parse(text(m) + other)];
      const [a, b] = [BigInt(n) * SCALE[unit], BigInt(m) * SCALE[other]];
      expect(left.plus(right).nano * 1_000n).toBe(a + b);
      expect(left.compare(right)).toBe(a < b ? -1 : a > b ? 1 : 0);
    }));
  });

  test.each([['1', '1000m'], ['1Gi', '1024Mi'], ['0', '-0'], ['0.5', '5e-1']])('%s equals %s', (a, b) => {
    const [left, right] = [Quantity.parse(a), Quantity.parse(b)];
    expect(left.equals(right)).toBe(true);
    expect(left.compare(right)).toBe(0);
    expect(left.isLessThan(right)).toBe(false);
    expect(left.isGreaterThan(right)).toBe(false);
  });

  test('only zero is zero, and zero is not negative', () => {
    expect(['0', '0Gi', '-0', '1n', '-1n'].map(text => Quantity.parse(text).isZero())).toEqual([true, true, true, false, false]);
    expect(['0', '-0', '1n', '-1n'].map(text => Quantity.parse(text).isNegative())).toEqual([false, false, false, true]);
  });

  test.each([
    ['64Mi', '256Mi', 0.25], ['1', '3', 1 / 3], ['3Gi', '2Gi', 1.5], ['-1', '4', -0.25], ['1', '-4', -0.25], ['-1', '-4', 0.25],
    ['0', '5', 0], ['5', '0', Infinity], ['-5', '0', -Infinity], ['0', '0', NaN],
  ])('the ratio of %s to %s is %d', (a, b, ratio) => {
    expect(Quantity.parse(a).ratioTo(Quantity.parse(b))).toBe(ratio);
  });

  test('equal ratios give the same double, however large the quantities', () => {
    const small = fc.integer({ min: 1, max: 100_000 });
    fc.assert(fc.property(small, small, fc.bigInt({ min: 1n, max: 10n ** 30n }), (a, b, scale) => {
      const [left, right] = [Quantity.parse(`${BigInt(a) * scale}n`), Quantity.parse(`${BigInt(b) * scale}n`)];
      expect(left.ratioTo(right)).toBe(a / b);
    }));
  });
});

describe('writing a quantity', () => {
  test.each([
    ['0', '0'], ['0Gi', '0'], ['250m', '250m'], ['0.25', '250m'], ['1', '1'], ['1000m', '1'], ['1.5', '1500m'], ['1500m', '1500m'], ['1u', '1u'], ['1500n', '1500n'],
    ['2000n', '2u'], ['1000', '1000'], ['1k', '1000'], ['1023', '1023'], ['1024', '1Ki'], ['1Ki', '1Ki'], ['256Mi', '256Mi'], ['1024Mi', '1Gi'], ['1.5Gi', '1536Mi'],
    ['0.5Gi', '512Mi'], ['2G', '1953125Ki'], ['1M', '1000000'], ['1Ei', '1Ei'], ['1024Ei', '1024Ei'], ['-1Gi', '-1Gi'], ['-250m', '-250m'], ['0.1Gi', '107374182400m'],
  ])('%s is written %s', (given, written) => {
    expect(Quantity.parse(given).toString()).toBe(written);
    expect(`${Quantity.parse(given)}`).toBe(written);
  });

  test('any quantity parses back to itself', () => {
    fc.assert(fc.property(fc.oneof(nanoText, fc.tuple(whole, suffix).map(([n, unit]) => `${n}${unit}`)), text => {
      const quantity = Quantity.parse(text);
      expect(Quantity.parse(quantity.toString())).toEqual(quantity);
    }));
  });

  test('two texts of one value are written alike', () => {
    fc.assert(fc.property(whole, fc.constantFrom('Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'), (n, unit) => {
      expect(Quantity.parse(`${n}${unit}`).toString()).toBe(Quantity.parse(`${n * SCALE[unit]}n`).toString());
    }));
  });
});

test('the decimal text is the one the API server keeps: the largest power of ten that leaves no fraction', () => {
  const decimal = (text: string): string => Quantity.parse(text).toDecimalString();
  expect(['0', '250m', '1000m', '1500m', '2000', '2048', '1e6', '2G', '1n', '-3000'].map(decimal))
    .toEqual(['0', '250m', '1', '1500m', '2k', '2048', '1M', '2G', '1n', '-3k']);
});

test('the decimal text parses back to the same value', () => {
  fc.assert(fc.property(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), (nano) => {
    const quantity = Quantity.parse(`${nano}n`);
    expect(Quantity.parse(quantity.toDecimalString()).equals(quantity)).toBe(true);
  }));
});
