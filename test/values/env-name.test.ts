import * as fc from 'fast-check';
import { isConfigKey, isEnvName } from '../../src/values/env-name';

const strayCharacter = fc.constantFrom(' ', '=', '/', ':', '$', '(', '\n', 'é');

describe('the name of an environment variable', () => {
  test.each(['A', 'a', '_', '-', 'DB_HOST', 'my.env-Name_1', '.hidden', 'a..b', 'x'.repeat(1_000)])('%s is one', text => {
    expect(isEnvName(text)).toBe(true);
  });

  test.each(['', '1A', '.', '..', '..a', 'A=B', 'A B', 'A\n', '$A', 'Ä', undefined, null, 1])('%j is none', text => {
    expect(isEnvName(text)).toBe(false);
  });

  test('any name passes, and none survives a stray character or a leading digit', () => {
    fc.assert(fc.property(fc.stringMatching(/^[-_a-zA-Z][-._a-zA-Z0-9]{0,40}$/), strayCharacter, fc.nat(), (text, stray, at) => {
      const index = at % (text.length + 1);
      expect(isEnvName(text)).toBe(true);
      expect(isEnvName(text.slice(0, index) + stray + text.slice(index))).toBe(false);
      expect(isEnvName(`1${text}`)).toBe(false);
    }));
  });
});

describe('a key in a ConfigMap', () => {
  test.each(['a', '1', 'app.yaml', '.env', 'a..b', 'A_b-c', 'x'.repeat(253)])('%s is one', text => {
    expect(isConfigKey(text)).toBe(true);
  });

  test.each(['', '.', '..', '..data', 'a/b', 'a b', 'a\n', 'é', 'x'.repeat(254), undefined, null, 1])('%j is none', text => {
    expect(isConfigKey(text)).toBe(false);
  });

  test('any key passes, and none survives a stray character', () => {
    fc.assert(fc.property(fc.stringMatching(/^[-_a-zA-Z0-9][-._a-zA-Z0-9]{0,40}$/), strayCharacter, fc.nat(), (text, stray, at) => {
      const index = at % (text.length + 1);
      expect(isConfigKey(text)).toBe(true);
      expect(isConfigKey(text.slice(0, index) + stray + text.slice(index))).toBe(false);
      expect(isConfigKey(`..${text}`)).toBe(false);
    }));
  });
});
