import * as fc from 'fast-check';
import { isPortName, isPortNumber } from '../../src/values/port';

describe('a port number', () => {
  test.each([1, 80, 8_080, 65_535])('%d is one', value => {
    expect(isPortNumber(value)).toBe(true);
  });

  test.each([0, -1, 65_536, 80.5, NaN, Infinity, '80', undefined, null, 80n])('%p is none', value => {
    expect(isPortNumber(value)).toBe(false);
  });

  test('is one exactly from 1 to 65535', () => {
    fc.assert(fc.property(fc.integer({ min: -70_000, max: 140_000 }), value => {
      expect(isPortNumber(value)).toBe(value > 0 && value < 2 ** 16);
    }));
  });
});

describe('a port name', () => {
  test.each(['http', 'h', 'grpc-web', '8080-http', '0a', 'x'.repeat(15)])('%s is one', text => {
    expect(isPortName(text)).toBe(true);
  });

  test.each(['', '-', '8080', '1-2', '-http', 'http-', 'a--b', 'HTTP', 'ht_tp', 'ht.tp', 'http\n', 'é', 'x'.repeat(16), undefined, null, 80])('%j is none', text => {
    expect(isPortName(text)).toBe(false);
  });

  test('agrees with the five rules, read one at a time', () => {
    fc.assert(fc.property(fc.stringMatching(/^[-a-zA-Z0-9_]{0,17}$/), text => {
      const characters = [...text];
      const obeys = text.length >= 1 && text.length <= 15
        && characters.every(character => 'abcdefghijklmnopqrstuvwxyz0123456789-'.includes(character))
        && characters.some(character => character >= 'a' && character <= 'z')
        && !text.includes('--') && !text.startsWith('-') && !text.endsWith('-');
      expect(isPortName(text)).toBe(obeys);
    }), { numRuns: 500 });
  });
});
