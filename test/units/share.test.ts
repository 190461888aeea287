import { PercentOrAbsolute } from 'cdk8s-plus-27';
import * as fc from 'fast-check';
import { resolveShare, Share, shareField, shareText, tryParseShare } from '../../src/units/share';

describe('reading a share', () => {
  test.each<[string, unknown, Share]>([
    ['a number', 2, { count: 2 }], ['zero', 0, { count: 0 }], ['a percentage', '25%', { percent: 25 }], ['no percent', '0%', { percent: 0 }],
    ['all of them', '100%', { percent: 100 }], ['a percentage with zeros in front', '025%', { percent: 25 }],
    ['a count of cdk8s-plus', PercentOrAbsolute.absolute(3), { count: 3 }], ['a percentage of cdk8s-plus', PercentOrAbsolute.percent(50), { percent: 50 }],
  ])('%s', (_, value, share) => {
    expect(tryParseShare(value)).toEqual(share);
  });

  test.each<[unknown]>([
    [-1], [1.5], [NaN], [Infinity], [2 ** 53], ['2'], [''], ['%'], ['-1%'], ['1.5%'], ['101%'], ['25 %'], [' 25%'], ['25%\n'], ['25%%'], ['NaN%'], [`${'9'.repeat(400)}%`],
    [undefined], [null], [true], [2n], [[2]], [{}], [{ value: { value: 2 } }],
    [PercentOrAbsolute.percent(NaN)], [PercentOrAbsolute.percent(101)], [PercentOrAbsolute.absolute(-1)],
  ])('%p is no share', value => {
    expect(tryParseShare(value)).toBeUndefined();
  });
});

test('a share is written as Kubernetes takes it and reads back the same', () => {
  expect([shareField({ percent: 25 }), shareField({ count: 2 }), shareField({ count: 0 }), shareField({ percent: 0 })]).toEqual(['25%', 2, 0, '0%']);
  expect([shareText({ percent: 25 }), shareText({ count: 2 }), shareText({ count: 0 })]).toEqual(['25%', '2', '0']);
  const anyShare = fc.oneof(fc.record({ count: fc.nat() }), fc.record({ percent: fc.integer({ min: 0, max: 100 }) }));
  fc.assert(fc.property(anyShare, (share: Share) => {
    expect(tryParseShare(shareField(share))).toEqual(share);
  }));
});

describe('resolving a share', () => {
  test.each([
    [25, 3, 1, 0], [25, 4, 1, 1], [25, 5, 2, 1], [0, 10, 0, 0], [100, 7, 7, 7], [50, 1, 1, 0],
    [1, 100, 1, 1], [1, 101, 2, 1], [99, 1, 1, 0], [30, 0, 0, 0], [29, 100, 29, 29],
  ])('%d percent of %d is %d rounded up and %d rounded down', (percent, total, up, down) => {
    expect(resolveShare({ percent }, total, 'up')).toBe(up);
    expect(resolveShare({ percent }, total, 'down')).toBe(down);
  });

  test('a count is itself, even beyond the total', () => {
    expect([resolveShare({ count: 5 }, 3, 'up'), resolveShare({ count: 5 }, 3, 'down'), resolveShare({ count: 0 }, 3, 'up')]).toEqual([5, 5, 0]);
  });

  test('rounding moves by less than one pod, in its own direction', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 2 ** 31 - 1 }), (percent, total) => {
      const exactHundredths = BigInt(percent) * BigInt(total);
      const above = BigInt(resolveShare({ percent }, total, 'up')) * 100n - exactHundredths;
      const below = exactHundredths - BigInt(resolveShare({ percent }, total, 'down')) * 100n;
      expect(above >= 0n && above < 100n).toBe(true);
      expect(below >= 0n && below < 100n).toBe(true);
    }));
  });
});
