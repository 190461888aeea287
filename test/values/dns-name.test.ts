import * as fc from 'fast-check';
import { isDns1035Label, isDnsLabel, isDnsSubdomain, isHostName } from '../../src/values/dns-name';

const label = fc.stringMatching(/^[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?$/);
const letterLabel = fc.stringMatching(/^[a-z](?:[-a-z0-9]{0,61}[a-z0-9])?$/);
const subdomain = fc.array(label, { minLength: 1, maxLength: 3 }).map(labels => labels.join('.'));
const strayCharacter = fc.constantFrom('A', 'Z', '_', '.', '/', ':', ' ', '\n', '*', '@', 'é', '\u212a');

describe('a DNS label', () => {
  test.each(['a', '0', 'web', 'web-1', '1web', 'a--b', '123', 'x'.repeat(63)])('%s is one', text => {
    expect(isDnsLabel(text)).toBe(true);
  });

  test.each(['', '-', '-web', 'web-', 'Web', 'we_b', 'a.b', 'web ', 'web\n', 'wéb', 'x'.repeat(64), undefined, null, 1, ['web']])('%j is none', text => {
    expect(isDnsLabel(text)).toBe(false);
  });

  test('any valid label passes, and none survives a stray character or a dash at its edge', () => {
    fc.assert(fc.property(label, strayCharacter, fc.nat(), (text, stray, at) => {
      const index = at % (text.length + 1);
      expect(isDnsLabel(text)).toBe(true);
      expect(isDnsLabel(text.slice(0, index) + stray + text.slice(index))).toBe(false);
      expect(isDnsLabel(`-${text.slice(1)}`)).toBe(false);
      expect(isDnsLabel(`${text.slice(1)}-`)).toBe(false);
    }));
  });
});

describe('the name of a Service', () => {
  test('is a label that starts with a letter', () => {
    fc.assert(fc.property(letterLabel, fc.constantFrom('0', '9', '-'), (text, first) => {
      expect(isDns1035Label(text)).toBe(true);
      expect(isDns1035Label(first + text.slice(1))).toBe(false);
    }));
    expect([isDns1035Label('x'.repeat(63)), isDns1035Label('x'.repeat(64)), isDns1035Label(''), isDns1035Label(7)]).toEqual([true, false, false, false]);
  });
});

describe('a DNS subdomain', () => {
  test.each(['a', 'a.b', 'web-1.shop.example.com', '1.2.3.4', 'x'.repeat(253), `${'x'.repeat(251)}.y`])('%s is one', text => {
    expect(isDnsSubdomain(text)).toBe(true);
  });

  test.each(['', '.', 'a.', '.a', 'a..b', 'a-.b', 'a.-b', 'A.b', 'a_b', '*.a', 'a/b', 'x'.repeat(254), `${'x'.repeat(252)}.y`, undefined, 1])('%j is none', text => {
    expect(isDnsSubdomain(text)).toBe(false);
  });

  test('joins labels with single dots', () => {
    fc.assert(fc.property(subdomain, subdomain, (left, right) => {
      expect(isDnsSubdomain(left)).toBe(true);
      expect(isDnsSubdomain(`${left}..${right}`)).toBe(false);
      expect(isDnsSubdomain(`${left}-.${right}`)).toBe(false);
      expect(isDnsSubdomain(`${left}.${right}`)).toBe(left.length + right.length < 253);
    }));
  });
});

describe('a host name', () => {
  test.each(['shop.example.com', 'localhost', '1.example.com', 'xn--bcher-kva.example', '4you', 'a1.b2', `${'x'.repeat(63)}.example`])('%s is one, with or without wildcards', text => {
    expect([isHostName(text), isHostName(text, { wildcard: true })]).toEqual([true, true]);
  });

  test.each([
    '', '.', '10.0.0.1', '256.1.1.1', '1', 'a.1', '::1', '[::1]', 'Shop.example.com', 'shop.example.com.', 'shop..example', 'shop.example.com:443', 'https://shop.example.com',
    'shop.example.com/', 'shop_1.example', '*', '*.', '*.*.example.com', 'a.*.example.com', '*a.example.com', '*.10.0.0.1', `${'x'.repeat(64)}.example`, undefined, null, 1,
  ])('%j is none, with or without wildcards', text => {
    expect([isHostName(text), isHostName(text, { wildcard: true })]).toEqual([false, false]);
  });

  test('a wildcard counts only where it is allowed', () => {
    expect([isHostName('*.example.com'), isHostName('*.example.com', { wildcard: false }), isHostName('*.example.com', { wildcard: true })]).toEqual([false, false, true]);
  });

  test('253 characters fit and 254 do not, the wildcard included', () => {
    const fits = `${'x'.repeat(62)}.`.repeat(4) + 'y';
    expect(fits).toHaveLength(253);
    expect([isHostName(fits), isHostName(`x${fits}`)]).toEqual([true, false]);
    expect([isHostName(`*.${fits.slice(2)}`, { wildcard: true }), isHostName(`*.${fits.slice(1)}`, { wildcard: true })]).toEqual([true, false]);
  });
});
