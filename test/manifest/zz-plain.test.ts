import * as fc from 'fast-check';
import { FieldMarks } from '../../src/manifest/field-marks';
import { readWholeYaml } from '../../src/manifest/whole-yaml';
import { tryReadPlainYaml } from '../../src/manifest/plain-yaml';
import { contentStartOf } from '../../src/manifest/read-document';
const indent = fc.constantFrom('', '  ', '    ', ' ', '      ');
const head = fc.constantFrom('a:', 'b:', '- ', '-', '- a:', '- - ', 'c.d/e:', '"q":', "'s':", 'on:', '? ', '- "k": ', '', '#', '"a" :', 'x y:', '.:', '-\t', '1:', '<<:','- b:','- - a:', '{a: 1}:');
const value = fc.constantFrom('', ' 1', ' x', ' x y', ' "x"', " 'it''s'", ' "a\\nb"', ' "a\\u00e9\\ud83d\\ude00"', ' "a\tb"', ' |', ' |-', ' |+', ' >', ' | # c', ' {}', ' []', ' {a: 1, b: [x, "y"]}', ' [a, b,]', ' [a: b]', ' {a:b}', ' {a: b', ' x: y', ' x #c', ' x#c', ' # c', '# c', ' &a x', ' *a', ' !!str 1', ' ~', ' yes', ' 0755', ' 1_0', ' .5', ' .inf', ' -1', ' - x', ' -x', ' --flag=1:2', ' @x', ' `x`', ' %x', ' http://x/y', ' a:b', ' x:', ' \t', ' x \t', ' x  ', ' "x" # c', ' "x"#c', ' "x" y', ' "x": y', ' "open', " 'open", ' {a: {b: [c, {d: e}]}}', ' [y, 1.5, null]', ' [a\u00a0b]', ' x\u00a0y', ' x\u2028y', ' ?x', ' :x', ' ,x', ' ]', ' {a: }', ' [,]',' { }',' [ a , b ]', ' [a b]', ' ""', " ''", ' <<', ' {<<: 1}', ' {on: 1}', ' [-1]', ' [- 1]', ' {"a":1}', ' {"a": 1}', " {'a': 1}", ' ___', ' 12:30', ' 2001-01-01', ' [12:30]', ' "\\x41"', ' "\\/"', ' |2', '  |', ' ||', ' |x', ' a\\b', ' [a]: b', ' [a] b', ' "a" "b"');
const line = fc.oneof({ weight: 8, arbitrary: fc.tuple(indent, head, value).map(p => p.join('')) }, { weight: 1, arbitrary: fc.constantFrom('', '  ', '\t', '# c', '   # c', ' text', '    text: x', '---', '...', '      ', '%d', '\r', 'k: v\r') });
const text = fc.tuple(fc.constantFrom('', '---\n', '--- # c\n', '# c\n'), fc.array(line, { minLength: 1, maxLength: 7 }), fc.constantFrom('', '\n', '\n\n')).map(([a, b, c]) => a + b.join('\n') + c);
test('plain', () => {
  let n = 0, both = 0, slowok = 0;
  fc.assert(fc.property(text, t => {
    n++;
    const m1 = new FieldMarks(), m2 = new FieldMarks();
    const p = tryReadPlainYaml(t, contentStartOf(t), m1); 
    const w = readWholeYaml(t, m2);
    if ('json' in w) slowok++;
    if (!p) return; both++;
    expect([t, w]).toEqual([t, p]);
    expect(JSON.stringify((w as any).json)).toBe(JSON.stringify(p.json));
    const walk = (a: any, b: any, path: any[]): void => { if (a && typeof a === 'object') for (const k of Object.keys(a)) { const s = Array.isArray(a) ? +k : k; 
       const la = t.slice(0, m1.tryFind(a, s)!).split('\n').length, lb = t.slice(0, m2.tryFind(b, s)!).split('\n').length;
       if (a[k] !== null) expect([t, ...path, s, la]).toEqual([t, ...path, s, lb]); walk(a[k], b[k], [...path, s]); } };
    walk(p.json, (w as any).json, []);
  }), { numRuns: 150000 });
  console.log(n, slowok, both);
}, 100000);
