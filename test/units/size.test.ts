import { Size } from 'cdk8s';
import * as fc from 'fast-check';
import { trySizeQuantity } from '../../src/units/size';

test.each([
  ['zero', Size.mebibytes(0), '0'], ['1 kibibyte', Size.kibibytes(1), '1Ki'], ['64 mebibytes', Size.mebibytes(64), '64Mi'], ['1.5 gibibytes', Size.gibibytes(1.5), '1536Mi'],
  ['half a kibibyte', Size.kibibytes(0.5), '512'], ['one byte', Size.kibibytes(1 / 1024), '1'], ['1 tebibyte', Size.tebibytes(1), '1Ti'], ['10 pebibytes', Size.pebibyte(10), '10Pi'],
])('%s', (_, size, text) => {
  expect(trySizeQuantity(size)?.toString()).toBe(text);
});

test.each([
  ['NaN', Size.mebibytes(NaN)], ['infinity', Size.gibibytes(Infinity)], ['a third of a gibibyte', Size.gibibytes(1 / 3)], ['0.3 mebibytes', Size.mebibytes(0.3)],
  ['half a byte', Size.kibibytes(1 / 2048)], ['so close below a kibibyte that nanos would round it up', Size.kibibytes(0.99999999999999)],
])('%s is refused', (_, size) => {
  expect(trySizeQuantity(size)).toBeUndefined();
});

test('a negative size, which cdk8s refuses to build but not to hold, is refused', () => {
  const negative = Object.assign(Size.mebibytes(1) as object, { amount: -1 }) as unknown as Size;
  expect(negative.toMebibytes()).toBe(-1);
  expect(trySizeQuantity(negative)).toBeUndefined();
});

test.each([[undefined], [null], ['1Gi'], [1024], [{}]])('%j, which is no Size, is refused without a throw', value => {
  expect(trySizeQuantity(value as unknown as Size)).toBeUndefined();
});

test('whole amounts of every unit are exact bytes', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 1_000_000 }), amount => {
    const sizes = [Size.kibibytes(amount), Size.mebibytes(amount), Size.gibibytes(amount), Size.tebibytes(amount), Size.pebibyte(amount)];
    const bytes = sizes.map((_, index) => BigInt(amount) * 1024n ** BigInt(index + 1));
    expect(sizes.map(size => trySizeQuantity(size)?.nano)).toEqual(bytes.map(count => count * 1_000_000_000n));
  }));
});
