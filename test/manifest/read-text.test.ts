import * as fc from 'fast-check';
import { stringify } from 'yaml';
import { InputFault, inputFaultText } from '../../src/manifest/input-fault';
import { plainScalar } from '../../src/manifest/plain-scalar';
import { readManifestObjects, readManifestText } from '../../src/manifest/read';
import { readDocument } from '../../src/manifest/read-document';

const named = (name: string): string => `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\n`;
const GOOD = named('good');
const withData = (data: string): string => `${GOOD}data:\n${data}`;

describe('a text', () => {
  test.each<[string, string, readonly string[]]>([
    ['one document', GOOD, ['ConfigMap good']],
    ['several documents, some of them empty', `---\n# c\n---\n${GOOD}---\n\n---\n${named('b')}...\n# c\n`, ['ConfigMap good', 'ConfigMap b']],
    ['nothing', '', []],
    ['comments', '# a\n# b\n', []],
    ['JSON', '{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "a", "namespace": "shop"}}', ['Pod shop/a']],
    ['JSON and YAML', `{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "a"}}\n---\n${GOOD}`, ['Pod a', 'ConfigMap good']],
    ['a List', 'kind: List\napiVersion: v1\nitems:\n- {apiVersion: v1, kind: Pod, metadata: {name: a}}\n- {apiVersion: v1, kind: Pod, metadata: {name: b}}\n', ['Pod a', 'Pod b']],
    ['a list of one kind whose items leave it out', 'kind: PodList\napiVersion: v1\nitems: [{metadata: {name: a}}]\n', ['Pod a']],
    ['a List in a List', 'kind: List\nitems: [{kind: List, items: [{apiVersion: v1, kind: Pod, metadata: {name: a}}]}]\n', ['Pod a']],
    ['an empty List', 'kind: List\napiVersion: v1\n---\nkind: PodList\napiVersion: v1\nitems: null\n', []],
    ['a kind that merely ends in List', 'kind: AllowList\napiVersion: a.io/v1\nmetadata: {name: a}\nspec: {items: [1]}\n', ['AllowList a']],
    ['a name that the cluster makes', 'apiVersion: batch/v1\nkind: Job\nmetadata: {generateName: import-}\n', ['Job import-*']],
    ['line ends of Windows and a byte order mark', `\uFEFF${GOOD.replaceAll('\n', '\r\n')}`, ['ConfigMap good']],
  ])('with %s', (_, text, ids) => {
    const { manifests, faults } = readManifestText('a.yaml', text);
    expect(faults).toEqual([]);
    expect(manifests.map(({ id }) => `${id.kind} ${id.namespace === '' ? '' : `${id.namespace}/`}${id.name}`)).toEqual(ids);
  });
});

describe('a fault', () => {
  test.each<[string, string, string]>([
    ['a field twice', withData('  a: 1\n  b: 2\n  a: 3\n'), 'a.yaml:8 (document 1) has the field "a" twice in one map'],
    ['a field twice in JSON', '{"kind": "Pod",\n "kind": "Pod"}', 'a.yaml:2 (document 1) has the field "kind" twice in one map'],
    ['a field twice, once as a number', withData('  1: a\n  "1": b\n'), 'a.yaml:7 (document 1) has the field "1" twice in one map'],
    ['what is no YAML', withData('  a: b: c\n'), 'a.yaml:6 (document 1) is not YAML: Nested mappings are not allowed in compact mappings'],
    ['an open quote at the end', `${GOOD}data: "a`, 'a.yaml:5 (document 1) is not YAML: Missing closing "quote'],
    ['a tab', withData('\ta: b\n'), 'a.yaml:6 (document 1) is not YAML: Tabs are not allowed as indentation'],
    ['a NUL', withData('  a: "\u0000"\n'), 'a.yaml:6 (document 1) has the character U+0000, which YAML forbids'],
    ['a byte order mark in the middle', `${GOOD}\uFEFF---\n`, 'a.yaml:5 (document 1) has the character U+FEFF, which YAML forbids'],
    ['an alias without anchor', withData('  a: *b\n'), 'a.yaml:6 (document 1) has the alias *b, which has no anchor before it'],
    ['an alias to what is around it', `${GOOD}data: &a\n  b: *a\n`, 'a.yaml:6 (document 1) has the alias *a, which leads back to a value around it'],
    ['a key that is a map', withData('  {a: b}: c\n'), 'a.yaml:6 (document 1) has a field whose name is no text'],
    ['a key that is null', withData('  ~: c\n'), 'a.yaml:6 (document 1) has a field whose name is no text'],
    ['an infinite number', withData('  a: .inf\n'), 'a.yaml:6 (document 1) has the number ".inf", which JSON cannot hold'],
    ['a binary tag', withData('  a: !!binary eA==\n'), 'a.yaml:6 (document 1) has the tag !!binary, which Kubernetes does not support: write the base64 text without it'],
    ['a tag that lies', withData('  a: !!int x\n'), 'a.yaml:6 (document 1) has "x" with the tag !!int, which it is not'],
    ['a merge of a text', withData('  <<: x\n'), 'a.yaml:6 (document 1) has << with something that is no map'],
    ['lists too deep', `${GOOD}data: ${'['.repeat(300)}${']'.repeat(300)}\n`, 'a.yaml:5 (document 1) must be nested at most 200 deep'],
    ['lists so deep that composing them would end the process', `a: ${'['.repeat(100_000)}`, 'a.yaml:1 (document 1) must be nested at most 200 deep'],
    ['JSON too deep', '{"a":'.repeat(201) + '1' + '}'.repeat(201), 'a.yaml:1 (document 1) must be nested at most 200 deep'],
    ['a list', '- 1\n', 'a.yaml:1 (document 1) holds a list, not a Kubernetes object'],
    ['a text', '# c\n\n---\nx\n', 'a.yaml:4 (document 1) holds a text, not a Kubernetes object'],
    ['no apiVersion', 'kind: Pod\n', 'a.yaml:1 (document 1) is no Kubernetes object: apiVersion must be a text, got nothing'],
    ['no kind', '\napiVersion: v1\n', 'a.yaml:2 (document 1) is no Kubernetes object: kind must be a text, got nothing'],
    ['a kind that is a number', 'apiVersion: v1\nkind: 1\n', 'a.yaml:2 (document 1) is no Kubernetes object: kind must be a text, got the number 1 (a text stands in quotes)'],
    ['no metadata', 'apiVersion: v1\nkind: Pod\n', 'a.yaml:1 (document 1) is no Kubernetes object: metadata must be a map, got nothing'],
    ['no name', 'apiVersion: v1\nkind: Pod\nmetadata:\n  labels: {}\n', 'a.yaml:3 (document 1) metadata.name must be a text, got nothing'],
    ['a name that is a boolean', 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: yes\n', 'a.yaml:4 (document 1) metadata.name must be a text, got the boolean true (a text stands in quotes)'],
    ['a namespace that is a number', 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\n  namespace: 1\n', 'a.yaml:5 (document 1) metadata.namespace must be a text, got the number 1 (a text stands in quotes)'],
    ['items that are no list', 'kind: List\nitems: 1\n', 'a.yaml:2 (document 1) has items that are no list'],
    ['an item that is no map', 'kind: List\nitems:\n- {apiVersion: v1, kind: Pod, metadata: {name: a}}\n- ~\n- 1\n', 'a.yaml:4 (document 1) holds nothing, not a Kubernetes object'],
    ['an item without a name', 'kind: List\nitems:\n- apiVersion: v1\n  kind: Pod\n  metadata: {}\n', 'a.yaml:5 (document 1) metadata.name must be a text, got nothing'],
  ])('of %s names the place, and the documents beside it are read', (_, text, expected) => {
    const [first] = readManifestText('a.yaml', text).faults;
    expect(inputFaultText(first)).toBe(expected);
    const separator = text.endsWith('\n') || text === '' ? '---\n' : '\n---\n';
    const beside = readManifestText('a.yaml', `${named('before')}---\n${text}${separator}${named('after')}`);
    expect(beside.manifests.map(({ id }) => id.name)).toEqual(expect.arrayContaining(['before', 'after']));
    expect(beside.faults.length).toBeGreaterThan(0);
  });

  test('of a directive without a document names the place', () => {
    expect(readManifestText('a.yaml', `${GOOD}...\n%YAML 1.2\n`).faults.map(inputFaultText)).toEqual(['a.yaml:6 (document 2) is not YAML: Missing directives-end indicator line']);
  });

  test('of an alias bomb comes at once', () => {
    const lines = Array.from({ length: 100 }, (_, index) => `k${index}: &a${index} [${index === 0 ? 'x, x' : `*a${index - 1}, *a${index - 1}`}]`);
    expect(readManifestText('a.yaml', lines.join('\n')).faults).toEqual([
      { file: 'a.yaml', document: 1, line: expect.any(Number), reason: 'has aliases that make it many times as large' },
    ]);
  });
});

describe('YAML means what it means to kubectl', () => {
  test.each<[string, string, unknown]>([
    ['words of YAML 1.1', 'a: yes\nb: off\nc: "yes"\nd: 0755\n', { a: true, b: false, c: 'yes', d: 493 }],
    ['keys that are no text', 'on: 1\n1: a\n1.5: b\n', { true: 1, 1: 'a', 1.5: 'b' }],
    ['anchors', 'a: &x {b: 1}\nc: *x\nd: [*x]\n', { a: { b: 1 }, c: { b: 1 }, d: [{ b: 1 }] }],
    ['anchors set twice', 'a: &x 1\nb: *x\nc: &x 2\nd: *x\n', { a: 1, b: 1, c: 2, d: 2 }],
    ['an anchor on a key', '&k a: 1\nb: *k\n', { a: 1, b: 'a' }],
    ['merges, where what is written after wins', 'a: &x {b: 1, c: 2}\nd: {<<: *x, c: 3}\n', { a: { b: 1, c: 2 }, d: { b: 1, c: 3 } }],
    ['merges, where what was written before loses', 'a: &x {b: 1}\nd: {b: 3, <<: *x}\n', { a: { b: 1 }, d: { b: 1 } }],
    ['merges of several, where the first wins', 'a: &x {b: 1}\nc: &y {b: 2, d: 3}\ne: {<<: [*x, *y]}\nf: {<<: *x, <<: *y}\n', { a: { b: 1 }, c: { b: 2, d: 3 }, e: { b: 1, d: 3 }, f: { b: 2, d: 3 } }],
    ['<< in quotes', '"<<": 1\n', { '<<': 1 }],
    ['tags', 'a: !!str 1\nb: !local 1\nc: !!float 1\nd: ! 1\ne: !!null ""\nf: !!timestamp 2001-01-01\n', { a: '1', b: '1', c: 1, d: '1', e: null, f: '2001-01-01' }],
    ['folded texts', 'a: >\n  b\n  c\nd: "e\n  f"\n', { a: 'b c\n', d: 'e f' }],
    ['a text without a line feed at its end', 'a: |\n  b', { a: 'b\n' }],
  ])('%s', (_, text, json) => {
    expect(readDocument(text)).toEqual({ json });
  });

  test('__proto__ is a field like any other', () => {
    for (const text of ['{"__proto__": {"a": 1}}', '__proto__:\n  a: 1\n', 'b: &x {__proto__: {a: 1}}\nc: {<<: *x}\n']) {
      const reading = readDocument(text);
      const json = 'json' in reading ? reading.json as Record<string, unknown> : {};
      const owner = (json.c ?? json) as object;
      expect(Object.getOwnPropertyDescriptor(owner, '__proto__')?.value).toEqual({ a: 1 });
      expect(Object.getPrototypeOf(owner)).toBe(Object.prototype);
    }
    expect(({} as { a?: unknown }).a).toBeUndefined();
  });

  test('every tree survives being printed and read', () => {
    const scalar = fc.oneof(fc.string({ unit: 'grapheme' }), fc.integer(), fc.boolean(), fc.constant(null), fc.constantFrom('yes', 'a: b', ' x', '# c', '- a', 'x\ny\n', '\n', '0755', '|', '{}', "it's", '"'));
    const { tree } = fc.letrec(tie => ({
      tree: fc.oneof({ depthSize: 'small', withCrossShrink: true }, scalar, fc.array(tie('tree'), { maxLength: 4 }), fc.dictionary(fc.string({ unit: 'grapheme' }), tie('tree'), { maxKeys: 4 })),
    }));
    const quoting = fc.constantFrom('PLAIN', 'QUOTE_SINGLE', 'QUOTE_DOUBLE', 'BLOCK_LITERAL', 'BLOCK_FOLDED');
    fc.assert(fc.property(fc.dictionary(fc.string({ unit: 'grapheme' }), tree, { minKeys: 1 }), quoting, (json, defaultStringType) => {
      const isAmbiguous = defaultStringType !== 'QUOTE_DOUBLE' && hasText(json, text => typeof plainScalar(text) !== 'string' || text === '<<');
      const printed = stringify(json, { version: '1.1', defaultStringType: isAmbiguous ? 'QUOTE_DOUBLE' : defaultStringType, defaultKeyType: 'QUOTE_DOUBLE', aliasDuplicateObjects: false });
      expect(readDocument(printed)).toEqual({ json });
    }), { numRuns: 300 });
  });
});

function hasText(value: unknown, isWanted: (text: string) => boolean): boolean {
  if (typeof value === 'string') return isWanted(value);
  return typeof value === 'object' && value !== null && Object.values(value).some(field => hasText(field, isWanted));
}

describe('a manifest', () => {
  const LIST = `# first\n${GOOD}---\nkind: List\nitems:\n- apiVersion: v1\n  kind: Pod\n  metadata:\n    name: a\n  spec:\n    containers:\n    - name: main\n      image: api:1\n`;
  const [config, pod] = readManifestText('a.yaml', LIST).manifests;

  test('knows where it was read', () => {
    expect([config.source, pod.source]).toEqual([{ file: 'a.yaml', document: 1, at: [] }, { file: 'a.yaml', document: 2, at: ['items', 0] }]);
  });

  test.each<[string, number]>([['', 9], ['kind', 10], ['metadata.name', 12], ['spec.containers[0]', 15], ['spec.containers[0].image', 16], ['spec.containers[1].image', 14], ['spec.replicas', 13], ['a b', 9]])('finds the line of %j', (path, line) => {
    expect(pod.lineOf(path)).toBe(line);
  });

  test('finds lines alike in JSON, with line ends of Windows, and through aliases and merges', () => {
    const json = '{"apiVersion": "v1",\n"kind": "Pod",\n"metadata": {"name": "a"},\n"spec": {\n"containers": [\n{"name": "b"}]}}';
    expect(readManifestText('a.json', json).manifests[0].lineOf('spec.containers[0].name')).toBe(6);
    expect(readManifestText('a.yaml', LIST.replaceAll('\n', '\r\n')).manifests[1].lineOf('spec.containers[0].image')).toBe(16);
    const merged = readManifestText('a.yaml', `${withData('  a: &x\n    b: 1\n  c: *x\n  d:\n    <<: *x\n    e: 2\n')}`).manifests[0];
    expect(['data.c', 'data.c.b', 'data.d.b', 'data.d.e'].map(path => merged.lineOf(path))).toEqual([8, 7, 7, 11]);
  });

  test('is frozen all the way down', () => {
    for (const text of [LIST, withData('  a: &x\n    - b: {}\n  c: [*x]\n'), '{"apiVersion":"v1","kind":"Pod","metadata":{"name":"a","l":[[{}]]}}', 'kind: PodList\napiVersion: v1\nitems: [{metadata: {name: a}}]\n']) {
      const reading = readManifestText('a.yaml', text);
      expect(Object.isFrozen(reading)).toBe(true);
      expect(looseParts(reading)).toEqual([]);
    }
  });

  test('of an object that was never text has no line', () => {
    const { manifests, faults } = readManifestObjects('app', [{ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a' }, spec: undefined }]);
    expect([manifests[0].json, manifests[0].lineOf('kind'), manifests[0].source, faults]).toEqual([{ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a' } }, undefined, { file: 'app', document: 0, at: [] }, []]);
    expect(looseParts(manifests)).toEqual([]);
  });

  test('is not made of what cannot be written', () => {
    const circle: Record<string, unknown> = {};
    circle.self = circle;
    const deep = JSON.parse('{"a":'.repeat(300) + '1' + '}'.repeat(300)) as unknown;
    const reason = 'must be a map that can be written as JSON, nested at most 200 deep';
    expect(readManifestObjects('app', [circle, undefined, 1n, () => 1, 'x', deep, { kind: 'Pod' }]).faults).toEqual([
      ...[0, 1, 2, 3, 4, 5].map(index => ({ file: 'app', reason: `object ${index} ${reason}` })),
      { file: 'app', reason: 'object 6 is no Kubernetes object: apiVersion must be a text, got nothing' },
    ]);
  });
});

function looseParts(value: unknown): readonly unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  return [...Object.isFrozen(value) ? [] : [value], ...Object.values(value).flatMap(looseParts)];
}

describe('whatever the text', () => {
  const PIECES = [GOOD, '---\n', 'kind: List\nitems:\n', '- ', '  ', '\n', ': ', '&a ', '*a', '!!int ', '<<: ', '{', '}', '[', ']', ',', '"', "'", '|\n', '>\n', '? ', '#', '%TAG ! a\n', '\t', '\u0000', '\uFEFF', '\uD800', '\r', '...\n', '__proto__', '~', '1'];
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.array(fc.constantFrom(...PIECES), { maxLength: 25 }).map(pieces => pieces.join('')),
    fc.tuple(fc.nat(GOOD.length), fc.nat(8), fc.constantFrom(...PIECES)).map(([at, removed, piece]) => GOOD.slice(0, at) + piece + GOOD.slice(at + removed)),
  );

  test('reading never throws, twice gives the same, and every document that says something is a manifest or a fault', () => {
    fc.assert(fc.property(texts, text => {
      const reading = readManifestText('a.yaml', `${text}\n---\n${named('last')}`);
      expect(reading).toEqual(readManifestText('a.yaml', `${text}\n---\n${named('last')}`));
      const lines = text.split('\n').length + 7;
      for (const { line, document } of reading.faults as readonly Required<InputFault>[]) expect([document >= 1, line >= 1, line <= lines]).toEqual([true, true, true]);
      for (const manifest of reading.manifests) expect(manifest.lineOf('metadata.name')).toBeGreaterThan(0);
      expect(reading.manifests.length + reading.faults.length).toBeGreaterThan(0);
      if (reading.faults.length === 0) expect(reading.manifests[reading.manifests.length - 1].id.name).toBe('last');
    }), { numRuns: 1500 });
  });
});
