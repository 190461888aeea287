import * as fc from 'fast-check';
import { minorText, NEWEST_MINOR, OLDEST_MINOR, tryParseMinor } from '../../src/units/kubernetes-version';

test('the supported range is 1.27 to 1.36', () => {
  expect([OLDEST_MINOR, NEWEST_MINOR].map(minorText)).toEqual(['1.27', '1.36']);
});

test.each([
  ['1.27', 27], ['v1.30', 30], ['1.33.4', 33], ['v1.29.1-gke.100', 29], ['1.30+', 30], ['1.28.5+k3s1', 28], ['v1.31.0-eks-a737599', 31], ['1.30-alpha.1', 30], ['1.0', 0],
  ['1.9.11', 9], ['1.100', 100],
])('%s is minor %d', (text, minor) => {
  expect(tryParseMinor(text)).toBe(minor);
});

test.each(['', '1', '1.', 'v1', '2.30', '0.30', '11.30', '1.x', '1.030', '1.30.', '1.30.x', '1.30-', '1.30 ', ' 1.30', '1.30\n', 'V1.30', '1.-30', '1.1e1', '1,30', '1.30.4.5', 'latest'])(
  '%j is no version we can read', text => {
    expect(tryParseMinor(text)).toBeUndefined();
  },
);

test('a bare number is refused, because 1.30 would read as 1.3', () => {
  expect(tryParseMinor(1.30 as unknown as string)).toBeUndefined();
});

test('what is written reads back the same', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 999 }), minor => {
    expect(tryParseMinor(minorText(minor))).toBe(minor);
  }));
});
