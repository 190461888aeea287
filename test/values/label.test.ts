import * as fc from 'fast-check';
import { isAnnotationKey, isLabelKey, isLabelValue } from '../../src/values/label';

const name = fc.stringMatching(/^[A-Za-z0-9](?:[-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/);
const prefix = fc.stringMatching(/^[a-z0-9](?:[-a-z0-9]{0,20}[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]{0,20}[a-z0-9])?){0,2}$/);
const strayCharacter = fc.constantFrom(' ', ':', '@', '/', '\n', '*', '=', ',', 'é', '\u212a');
const edge = fc.constantFrom('-', '_', '.');

describe('a label key', () => {
  test.each(['app', 'App_1.x', 'app.kubernetes.io/name', 'a/B', '1/2', 'x'.repeat(63), `${'x'.repeat(253)}/${'y'.repeat(63)}`])('%s is one', text => {
    expect(isLabelKey(text)).toBe(true);
  });

  test.each([
    '', '/', '/name', 'example.com/', 'a/b/c', 'Example.com/name', 'example_1.com/name', '-a', 'a-', '_a', 'a.', 'a b', 'x'.repeat(64), `${'x'.repeat(254)}/y`, `x/${'y'.repeat(64)}`,
    undefined, null, 1,
  ])('%j is none', text => {
    expect(isLabelKey(text)).toBe(false);
  });

  test('any prefix and name make one, and a stray character or edge unmakes it', () => {
    fc.assert(fc.property(prefix, name, strayCharacter, edge, fc.nat(), (left, right, stray, mark, at) => {
      const key = `${left}/${right}`;
      const index = at % (key.length + 1);
      expect([isLabelKey(key), isLabelKey(right), isAnnotationKey(key)]).toEqual([true, true, true]);
      expect(isLabelKey(key.slice(0, index) + stray + key.slice(index))).toBe(false);
      expect(isAnnotationKey(key.slice(0, index) + stray + key.slice(index))).toBe(false);
      expect([isLabelKey(`${left}/${mark}${right.slice(1)}`), isLabelKey(`${left}/${right.slice(1)}${mark}`)]).toEqual([false, false]);
    }));
  });
});

describe('an annotation key', () => {
  test('may have capitals in its prefix, where a label key may not', () => {
    expect([isAnnotationKey('Example.com/name'), isLabelKey('Example.com/name')]).toEqual([true, false]);
  });

  test.each(['', '/name', 'example_1.com/name', 'a/b/c', '-a', 'x'.repeat(64), undefined, 1])('%j is none', text => {
    expect(isAnnotationKey(text)).toBe(false);
  });
});

describe('a label value', () => {
  test.each(['', 'a', '1.4.2', 'A_b-c.D', 'x'.repeat(63)])('%j is one', text => {
    expect(isLabelValue(text)).toBe(true);
  });

  test.each(['-', '.a', 'a_', 'a/b', 'a b', 'a:b', 'x'.repeat(64), undefined, null, 1, true])('%j is none', text => {
    expect(isLabelValue(text)).toBe(false);
  });

  test('any name is one, and a stray character or edge unmakes it', () => {
    fc.assert(fc.property(name, strayCharacter, edge, fc.nat(), (text, stray, mark, at) => {
      const index = at % (text.length + 1);
      expect(isLabelValue(text)).toBe(true);
      expect(isLabelValue(text.slice(0, index) + stray + text.slice(index))).toBe(false);
      expect([isLabelValue(mark + text.slice(1)), isLabelValue(text.slice(1) + mark)]).toEqual([false, false]);
    }));
  });
});
