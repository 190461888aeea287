import fc from 'fast-check';
import { editDistance } from '../../src/schema/edit-distance';
import { tryFindNearName } from '../../src/schema/near-name';

describe('the edit distance', () => {
  test.each<[string, string, number, number]>([
    ['', '', 2, 0],
    ['', 'ab', 2, 2],
    ['spec', 'spec', 2, 0],
    ['spec', 'spce', 2, 1],
    ['spec', 'specs', 2, 1],
    ['image', 'imgae', 0, 1],
    ['kitten', 'sitting', 3, 3],
    ['kitten', 'sitting', 2, 3],
    ['abcd', 'badc', 2, 2],
    ['ca', 'abc', 3, 3],
    ['abcdefgh', 'a', 2, 3],
  ])('of %p and %p within %i is %i', (a, b, limit, expected) => {
    expect(editDistance(a, b, limit)).toBe(expected);
  });

  test('is the same both ways and zero for equal texts alone', () => {
    const word = fc.string({ maxLength: 8, unit: fc.constantFrom('a', 'b', 'c') });
    fc.assert(fc.property(word, word, (a, b) => {
      expect(editDistance(a, b, 9)).toBe(editDistance(b, a, 9));
      expect(editDistance(a, b, 9) === 0).toBe(a === b);
      expect(editDistance(a, b, 2)).toBe(Math.min(editDistance(a, b, 9), 3));
    }), { numRuns: 300 });
  });
});

describe('the near name', () => {
  test.each<[string, string[], string | undefined]>([
    ['imagepullpolicy', ['image', 'imagePullPolicy'], 'imagePullPolicy'],
    ['HostIp', ['hostIP', 'hostPort'], 'hostIP'],
    ['Lables', ['labels'], 'labels'],
    ['annotatoin', ['annotations'], 'annotations'],
    ['annoation', ['annotations'], 'annotations'],
    ['annoatio', ['annotations'], undefined],
    ['port', ['host', 'ports'], 'ports'],
    ['args', ['ports'], undefined],
    ['envs', ['env'], 'env'],
    ['kine', ['kiln'], undefined],
    ['kines', ['kiln'], undefined],
    ['aaaaa', ['aaaab', 'aaaac'], 'aaaab'],
    ['aaaaa', ['aaabb', 'aaaac'], 'aaaac'],
    ['x'.repeat(101), ['x'.repeat(101)], undefined],
    ['a', [], undefined],
  ])('of %p in %p is %p', (written, names, expected) => {
    expect(tryFindNearName(written, names)).toBe(expected);
  });
});
