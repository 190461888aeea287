import * as fc from 'fast-check';
import { matchesPattern, trySpellOut } from '../../src/manifest/file-pattern';

/** One item at a time, and every way a star can go. */
function matchesByTrying(path: string, pattern: string): boolean {
  const inName = (name: string, one: string): boolean => {
    if (one === '') return name === '';
    if (one[0] === '*') return inName(name, one.slice(1)) || (name !== '' && inName(name.slice(1), one));
    return name !== '' && (one[0] === '?' || one[0] === name[0]) && inName(name.slice(1), one.slice(1));
  };
  const inPath = (names: readonly string[], parts: readonly string[]): boolean => {
    if (parts.length === 0) return names.length === 0;
    if (parts[0] === '**') return inPath(names, parts.slice(1)) || (names.length > 0 && inPath(names.slice(1), parts));
    return names.length > 0 && inName(names[0], parts[0]) && inPath(names.slice(1), parts.slice(1));
  };
  return inPath(path.split('/'), pattern.split('/'));
}

test('a pattern matches what trying every way finds', () => {
  const text = (letters: string): fc.Arbitrary<string> => fc.array(fc.constantFrom(...letters), { maxLength: 7 }).map(found => found.join(''));
  const patterns = fc.array(fc.oneof(fc.constant('**'), text('aab*?')), { minLength: 1, maxLength: 4 }).map(parts => parts.join('/'));
  fc.assert(fc.property(text('aab/'), patterns, (path, pattern) => {
    expect(matchesPattern(path, pattern)).toBe(matchesByTrying(path, pattern));
  }), { numRuns: 3000 });
});

test('a pattern of many stars takes no time', () => {
  expect(matchesPattern('a'.repeat(2000), '*a'.repeat(500) + 'b')).toBe(false);
});

test.each<[string, readonly string[]]>([
  ['a', ['a']],
  ['{a,b}', ['a', 'b']],
  ['x{a,{b,c}d,}y{1,2}', ['xay1', 'xay2', 'xbdy1', 'xbdy2', 'xcdy1', 'xcdy2', 'xy1', 'xy2']],
  ['{a}', ['{a}']],
  ['{a,b', ['{a,b']],
])('%s stands for %j', (text, texts) => {
  expect([...trySpellOut(text) ?? []].sort()).toEqual([...texts].sort());
});
