import { Cpu } from 'cdk8s-plus-27';
import * as fc from 'fast-check';
import { tryCpuQuantity } from '../../src/units/cpu';

test.each([
  ['500 millis', Cpu.millis(500), '500m'], ['2 units', Cpu.units(2), '2'], ['half a unit', Cpu.units(0.5), '500m'], ['a tenth and a bit', Cpu.units(0.125), '125m'],
  ['1.005 units, which doubles hold badly', Cpu.units(1.005), '1005m'], ['zero millis', Cpu.millis(0), '0'], ['zero units', Cpu.units(0), '0'], ['1 milli', Cpu.millis(1), '1m'],
])('%s', (_, cpu, text) => {
  expect(tryCpuQuantity(cpu)?.toString()).toBe(text);
});

test.each([
  ['NaN millis', Cpu.millis(NaN)], ['NaN units', Cpu.units(NaN)], ['infinite units', Cpu.units(Infinity)], ['negative millis', Cpu.millis(-1)], ['negative units', Cpu.units(-0.5)],
  ['half a milli', Cpu.millis(0.5)], ['a tenth of a milli', Cpu.units(0.0001)], ['so little that text takes an exponent', Cpu.units(1e-7)],
  ['so close below a core that nanos would round it up', Cpu.units(0.9999999999)], ['so close above that it is almost one', Cpu.units(1.0000000001)],
])('%s is refused', (_, cpu) => {
  expect(tryCpuQuantity(cpu)).toBeUndefined();
});

test.each([[undefined], [null], ['500m'], [1], [{}]])('%j, which is no Cpu, is refused without a throw', value => {
  expect(tryCpuQuantity(value as unknown as Cpu)).toBeUndefined();
});

test('whole millicores agree, written as millis or as units', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 1_000_000 }), millis => {
    expect(tryCpuQuantity(Cpu.millis(millis))?.nano).toBe(BigInt(millis) * 1_000_000n);
    expect(tryCpuQuantity(Cpu.units(millis / 1_000))?.nano).toBe(BigInt(millis) * 1_000_000n);
  }));
});
