import * as fc from 'fast-check';
import { FieldPath, fieldOf, listOf, mapOf, pathText, textOf, tryParsePath } from '../../src/manifest/field';

const CONTAINERS = { spec: { containers: [{ image: 'api:1' }], labels: { 'app.kubernetes.io/name': 'api' } }, text: 'x' };

describe('the text of a path', () => {
  test.each<[FieldPath, string]>([
    [[], ''],
    [['spec', 'containers', 0, 'image'], 'spec.containers[0].image'],
    [['metadata', 'labels', 'app.kubernetes.io/name'], 'metadata.labels["app.kubernetes.io/name"]'],
    [['', 0, 1, 'a"\\b\n]'], '[""][0][1]["a\\"\\\\b\\n]"]'],
    [['0'], '["0"]'],
  ])('%j is %s, and is read back', (path, text) => {
    expect(pathText(path)).toBe(text);
    expect(tryParsePath(text)).toEqual(path);
  });

  test.each(['.', '.a', 'a.', 'a..b', 'a b', '[', '[a]', '[-1]', '[0', '["a]', 'a["\\x"]', '[0]a', 'a[0].', 'a.[0]', '[1234567890]'])('%j is none', text => {
    expect(tryParsePath(text)).toBeUndefined();
  });

  test('every path survives being written and read', () => {
    fc.assert(fc.property(fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.nat(999_999))), path => {
      expect(tryParsePath(pathText(path))).toEqual(path);
    }));
  });
});

describe('a field', () => {
  test.each<[FieldPath, unknown]>([
    [[], CONTAINERS],
    [['spec', 'containers', 0, 'image'], 'api:1'],
    [['spec', 'containers', 1], undefined],
    [['spec', 'containers', '0'], undefined],
    [['spec', 'containers', 'length'], undefined],
    [['spec', 0], undefined],
    [['spec', 'toString'], undefined],
    [['text', 'length'], undefined],
    [['text', 0], undefined],
    [['none', 'deeper'], undefined],
  ])('at %j', (path, found) => {
    expect(fieldOf(CONTAINERS, ...path)).toEqual(found);
  });

  test('of a type is empty where it has another type', () => {
    expect([textOf(CONTAINERS, 'text'), textOf(CONTAINERS, 'spec')]).toEqual(['x', undefined]);
    expect([listOf(CONTAINERS, 'spec', 'containers'), listOf(CONTAINERS, 'spec')]).toEqual([[{ image: 'api:1' }], []]);
    expect([mapOf(CONTAINERS, 'spec', 'labels'), mapOf(CONTAINERS, 'spec', 'containers')]).toEqual([{ 'app.kubernetes.io/name': 'api' }, {}]);
  });
});
