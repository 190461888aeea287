import * as fc from 'fast-check';
import { Document, parseAllDocuments } from 'yaml';
import { documentTextsOf } from '../../src/manifest/document-text';
import { readWholeYaml } from '../../src/manifest/whole-yaml';

const PIECES = [
  '---\n', '--- \n', '---\r\n', '...\n', '... # c\n', '... x\n', 'a: 1\n', '  b: 2\n', '- x\n', '# c\n', '\n', '%YAML 1.2\n', '"\n', '"x\n', '|\n', '--- |\n', ' text\n', '--- "a\n', 'b"\n', '[\n', ']\n', '{a: 1}\n',
  '---x\n', '....\n', '  ---\n', '--- {a: 1}\n', 'x: |\n', 'x: "\n', '--- # c\n', '---', '...', '--- a', '{', '? a\n', ': b\n',
];

describe('documents', () => {
  test.each<[string, string, readonly (readonly [line: number, text: string])[]]>([
    ['no text', '', []],
    ['comments alone', '# a\n\n  # b\n', []],
    ['no marker', 'a: 1\n', [[1, 'a: 1\n']]],
    ['a marker first', '---\na: 1\n', [[1, '---\na: 1\n']]],
    ['comments before the first marker', '# a\n---\nb: 1\n---\nc: 1', [[1, '# a\n---\nb: 1\n'], [4, '---\nc: 1']]],
    ['directives after an end', 'a: 1\n...\n%YAML 1.2\n---\nb: 1\n', [[1, 'a: 1\n...\n'], [3, '%YAML 1.2\n---\nb: 1\n']]],
    ['nothing between markers', '---\n---\n', [[1, '---\n'], [2, '---\n']]],
    ['a marker inside a text', 'a: |\n  ---\n  b\n---x: 1\n', [[1, 'a: |\n  ---\n  b\n---x: 1\n']]],
    ['a directive alone', '%YAML 1.2\n', [[1, '%YAML 1.2\n']]],
  ])('of %s', (_, text, expected) => {
    const found = documentTextsOf(text);
    expect(found.map(({ line, start, end }) => [line, text.slice(start, end)])).toEqual(expected);
    expect(found.map(({ index }) => index)).toEqual(expected.map((__, index) => index + 1));
  });

  test('are those the yaml package finds, and one of them is wrong where it finds a flaw', () => {
    let sound = 0;
    fc.assert(fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 9 }).map(pieces => pieces.join('')), text => {
      const mine = documentTextsOf(text).map(({ start, end }) => readWholeYaml(text.slice(start, end)));
      const found = parseAllDocuments(text, { schema: 'failsafe', logLevel: 'silent', prettyErrors: false });
      const documents = found as readonly Document.Parsed[];
      const hasFlaw = documents.some(({ errors }) => errors.length > 0) || ('errors' in found && found.errors.length > 0);
      if (hasFlaw) expect(mine.some(reading => 'reason' in reading)).toBe(true);
      if (hasFlaw || mine.some(reading => 'reason' in reading && /is no text|twice|Missing directives-end/.test(reading.reason))) return;
      sound += 1;
      expect(mine.map(reading => 'json' in reading ? asText(reading.json) : reading)).toEqual(documents.map(document => asText(document.toJS())));
    }), { numRuns: 2000 });
    expect(sound).toBeGreaterThan(300);
  });
});

/** Every scalar as text: what it means is tested elsewhere. */
function asText(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asText);
  if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, asText(field)]));
  return value === null ? '' : String(value);
}
