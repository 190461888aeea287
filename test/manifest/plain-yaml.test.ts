import * as fc from 'fast-check';
import { stringify } from 'yaml';
import { FieldMarks } from '../../src/manifest/field-marks';
import { Json } from '../../src/manifest/json';
import { tryReadPlainJson } from '../../src/manifest/plain-json';
import { tryReadPlainYaml } from '../../src/manifest/plain-yaml';
import { contentStartOf } from '../../src/manifest/read-document';
import { ReadText, TextReading } from '../../src/manifest/text-reading';
import { readWholeYaml } from '../../src/manifest/whole-yaml';

type PlainReader = (text: string, start: number, marks?: FieldMarks) => ReadText | undefined;

/** Lines in which every piece is either plain, or one step away from it. */
const HEADS = ['a:', 'b:', '- ', '-', '- a:', '- b:', '- - ', '- - a:', 'c.d/e:', '"q":', "'s':", '"a\\tb":', 'on:', '1:', '? ', '- "k": ', '', '#', '"a" :', 'x y:', '.:', '-\t', '<<:', '{a: 1}:', '__proto__:', 'a :'];
const VALUES = [
  '', ' 1', ' x', ' x y', ' x  y', ' "x"', " 'it''s'", ' "a\\nb"', ' "a\\u00e9\\ud83d\\ude00"', ' "a\tb"', ' "\\x41"', ' "\\/"', ' ""', " ''", ' "open', " 'open", ' "x" y', ' "x"#c', ' "x": y', ' "a" "b"',
  ' |', ' |-', ' |+', ' |2', ' ||', ' |x', ' | # c', '  |', ' >', ' >-', ' {}', ' []', '{ }', ' {a: 1, b: [x, "y"]}', ' [a, b,]', ' [a: b]', ' {a:b}', ' {a: b', ' {a: }', ' [,]', ' [ a , b ]', ' [a b]', ' {a: {b: [c, {d: e}]}}',
  ' {<<: 1}', ' {on: 1}', ' {a: 1, a: 2}', ' [-1]', ' [- 1]', ' {"a":1}', ' {"a": 1}', " {'a': 1}", ' [y, 1.5, null]', ' [.inf]', ' [12:30]', ' [a]: b', ' [a] b', ' [a\u00a0b]',
  ' x: y', ' x:', ' x #c', ' x#c', ' # c', '# c', ' &a x', ' *a', ' !!str 1', ' ~', ' yes', ' 0755', ' 1_0', ' .inf', ' -1', ' - x', ' -x', ' --flag=1:2', ' @x', ' `x`', ' %x', ' ?x', ' :x', ' ,x', ' ]', ' <<',
  ' http://x/y', ' a:b', ' a\\b', ' \t', ' x \t', ' x  ', ' x\u00a0y', ' x\u2028y', ' 12:30', ' 2001-01-01',
];
const OTHERS = ['', '  ', '\t', '# c', '   # c', ' text', '    text: x', '---', '...', '      ', '%d', 'k: v\r'];

const yamlText = fc.tuple(
  fc.constantFrom('', '---\n', '--- # c\n', '# c\n'),
  fc.array(fc.oneof(
    { weight: 8, arbitrary: fc.tuple(fc.constantFrom('', '  ', '    ', ' ', '      '), fc.constantFrom(...HEADS), fc.constantFrom(...VALUES)).map(parts => parts.join('')) },
    { weight: 1, arbitrary: fc.constantFrom(...OTHERS) },
  ), { minLength: 1, maxLength: 7 }),
  fc.constantFrom('', '\n', '\n\n'),
).map(([head, lines, tail]) => head + lines.join('\n') + tail);

const JSON_PIECES = ['{', '}', '[', ']', ',', ':', ' ', '\n', '\t', '"a"', '"b"', '"__proto__"', '"\\n"', '"\\u0000"', '"\\x"', '"', '1', '-0', '01', '1.5e3', '1e999', '-', 'true', 'false', 'null', 'nul', '{}', '[]', '{"a":1}', '{"a":1,"a":2}'];

describe('the plain readers', () => {
  test('read YAML as the reader that takes all, or not at all', () => {
    expectSameAsWhole(tryReadPlainYaml, yamlText, 3000, 50);
  });

  test('read JSON as the reader that takes all, or not at all', () => {
    const pieces = fc.array(fc.constantFrom(...JSON_PIECES), { maxLength: 8 }).map(parts => `{"k":${parts.join('')}}`);
    const trees = fc.tuple(fc.jsonValue({ noUnicodeString: false }), fc.constantFrom(0, 2)).map(([json, indent]) => JSON.stringify({ json }, null, indent));
    expectSameAsWhole(tryReadPlainJson, fc.oneof(pieces, trees), 2000, 500);
  });

  test('take what tools print', () => {
    const printed = stringify(MANIFEST);
    expect(tryReadPlainYaml(printed, 0)).toEqual({ json: MANIFEST });
    expect(tryReadPlainYaml(printed.replace(/^ *- /gm, match => match.slice(2)), 0)).toBeUndefined();
    expect(tryReadPlainJson(JSON.stringify(MANIFEST, null, 2), 0)).toEqual({ json: MANIFEST });
  });

  test.each<[string, string]>([
    ['a list in the column of its field', 'a:\n- 1\n-\n- b: 2\n  c: 3\nd: 4\n'],
    ['a list in a list', '- - 1\n  - 2\n-\n  - 3\n'],
    ['comments', '# c\na: 1 # c\n  # c\nb: # c\n  c: "#" # c\n'],
    ['words in brackets', 'a: {b: 1, c: [d, "e", \'f\'], g: {}}\n'],
    ['a text of lines', 'a: |\n  b\n\n    c\n\nd: |-\n  e\n'],
    ['a flag', 'args:\n  - --level=info\n  - -v\n  - a:b#c\n'],
  ])('take %s', (_, text) => {
    expect(tryReadPlainYaml(text, 0)).toEqual(readWholeYaml(text));
  });
});

const MANIFEST = {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'app', labels: { 'app.kubernetes.io/name': 'app' }, annotations: {} },
  data: { 'a.conf': 'x = 1\n\ny = "2"\n', 'b': 'on the way', 'c': '', 'd': 'it\'s: "so"' },
  list: [[1, 2.5], { deep: [{ a: null, b: true }] }, []],
};

function expectSameAsWhole(reader: PlainReader, texts: fc.Arbitrary<string>, numRuns: number, fewestTaken: number): void {
  let taken = 0;
  fc.assert(fc.property(texts, text => {
    const [marks, wholeMarks] = [new FieldMarks(), new FieldMarks()];
    const plain = reader(text, contentStartOf(text), marks);
    if (plain === undefined) return;
    taken += 1;
    const whole = readWholeYaml(text, wholeMarks);
    expect(JSON.stringify(whole)).toBe(JSON.stringify(plain));
    expect(linesOf(text, plain, marks)).toEqual(linesOf(text, whole, wholeMarks));
  }), { numRuns });
  expect(taken).toBeGreaterThan(fewestTaken);
}

/** The line of every field and item, in order; nulls aside, which may begin anywhere. */
function linesOf(text: string, reading: TextReading, marks: FieldMarks): readonly number[] {
  const walk = (json: Json): readonly number[] => typeof json !== 'object' || json === null ? [] : Object.keys(json).flatMap(key => {
    const step = Array.isArray(json) ? Number(key) : key;
    const value = (json as Readonly<Record<string | number, Json>>)[step];
    return [...value === null ? [] : [text.slice(0, marks.tryFind(json, step)).split('\n').length], ...walk(value)];
  });
  return 'json' in reading ? walk(reading.json) : [];
}
