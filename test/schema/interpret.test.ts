import { interpret } from '../../src/schema/interpret';
import { Schema } from '../../src/schema/schema';

const object = (properties: Record<string, Schema>): Schema => ({ type: 'object', properties });
const text: Schema = { type: 'string' };
const whole: Schema = { type: 'integer' };

/** Title: schema, values without a flaw, and values with the one flaw as `at|must|got`. */
const KEYWORDS: Readonly<Record<string, { schema: Schema; fits: unknown[]; fails: [unknown, string][] }>> = {
  'type string': { schema: text, fits: ['', 'a'], fails: [[1, '|be a string|1'], [null, '|be a string|null']] },
  'type integer': { schema: whole, fits: [0, -1, 1e15], fails: [[0.5, '|be an integer|0.5'], [Infinity, '|be an integer|Infinity']] },
  'type number': { schema: { type: 'number' }, fits: [0, 0.5], fails: [['0.5', '|be a number|"0.5"'], [NaN, '|be a number|NaN']] },
  'type boolean': { schema: { type: 'boolean' }, fits: [true], fails: [[0, '|be a boolean|0']] },
  'type array': { schema: { type: 'array' }, fits: [[], [1]], fails: [[{}, '|be a list|an object']] },
  'type object': { schema: { type: 'object' }, fits: [{}], fails: [[[1], '|be an object|a list'], [{ a: 1 }, 'a|be a field of this kind|"a"']] },
  'no type': { schema: {}, fits: [null, 1, 'a', { a: [1] }], fails: [] },
  'nullable': { schema: { type: 'string', nullable: true }, fits: [null, 'a'], fails: [[1, '|be a string|1']] },
  'enum': { schema: { enum: ['A', 2, true] }, fits: ['A', 2, true], fails: [['B', '|be one of A, 2, true|"B"'], ['2', '|be one of A, 2, true|"2"']] },
  'properties': { schema: object({ a: whole }), fits: [{}, { a: 1 }, { a: null }], fails: [[{ a: 'x' }, 'a|be an integer|"x"']] },
  'required': {
    schema: { ...object({ a: whole }), required: ['a'] },
    fits: [{ a: 0 }],
    fails: [[{}, 'a|be set|nothing'], [{ a: null }, 'a|be set|null']],
  },
  'required of Object': { schema: { 'type': 'object', 'required': ['toString'], 'x-kubernetes-preserve-unknown-fields': true }, fits: [], fails: [[{}, 'toString|be set|nothing']] },
  'required and nullable': { schema: { ...object({ a: { ...whole, nullable: true } }), required: ['a'] }, fits: [{ a: null }], fails: [[{}, 'a|be set|nothing']] },
  'additionalProperties schema': {
    schema: { type: 'object', properties: { a: whole }, additionalProperties: text },
    fits: [{ a: 1, b: 'x' }, { b: null }],
    fails: [[{ b: 1 }, 'b|be a string|1'], [{ 'a/b': 1 }, '["a/b"]|be a string|1']],
  },
  'additionalProperties true': { schema: { type: 'object', additionalProperties: true }, fits: [{ a: { b: 1 } }], fails: [] },
  'additionalProperties false': { schema: { type: 'object', additionalProperties: false }, fits: [{}], fails: [[{ a: 1 }, 'a|be a field of this kind|"a"']] },
  'items': { schema: { type: 'array', items: whole }, fits: [[], [1, 2]], fails: [[[1, 'x'], '[1]|be an integer|"x"'], [[null], '[0]|be an integer|null']] },
  'pattern': { schema: { type: 'string', pattern: '^[a-z]+$' }, fits: ['abc'], fails: [['Abc', '|match ^[a-z]+$|"Abc"']] },
  'pattern with an escape that only plain expressions allow': { schema: { pattern: '^a\\-b$' }, fits: ['a-b'], fails: [['ab', '|match ^a\\-b$|"ab"']] },
  'pattern of code points': { schema: { pattern: '^.$' }, fits: ['😀'], fails: [['ab', '|match ^.$|"ab"']] },
  'pattern that only RE2 reads': { schema: { pattern: '(?i)^abc\\z' }, fits: ['xyz'], fails: [] },
  'pattern that nobody reads': { schema: { pattern: '(' }, fits: ['xyz'], fails: [] },
  'pattern and a text beyond its limit': { schema: { pattern: '^a+$' }, fits: ['b'.repeat(4097)], fails: [['b'.repeat(4096), `|match ^a+$|"${'b'.repeat(60)}..."`]] },
  'minimum': { schema: { minimum: 1 }, fits: [1, 'a'], fails: [[0, '|be 1 or more|0']] },
  'maximum': { schema: { maximum: 1 }, fits: [1], fails: [[1.5, '|be 1 or less|1.5']] },
  'exclusiveMinimum': { schema: { minimum: 1, exclusiveMinimum: true }, fits: [2], fails: [[1, '|be more than 1|1']] },
  'exclusiveMaximum': { schema: { maximum: 1, exclusiveMaximum: true }, fits: [0], fails: [[1, '|be less than 1|1']] },
  'minLength': { schema: { minLength: 2 }, fits: ['ab', 5], fails: [['😀', '|have 2 or more characters|"😀"']] },
  'maxLength': { schema: { maxLength: 1 }, fits: ['😀'], fails: [['ab', '|have 1 or fewer characters|"ab"']] },
  'minItems': { schema: { minItems: 1 }, fits: [[1]], fails: [[[], '|have 1 or more items|0']] },
  'maxItems': { schema: { maxItems: 1 }, fits: [[1]], fails: [[[1, 2], '|have 1 or fewer items|2']] },
  'minProperties': { schema: { minProperties: 1 }, fits: [{ a: 1 }], fails: [[{}, '|have 1 or more fields|0']] },
  'maxProperties': { schema: { maxProperties: 1 }, fits: [{ a: 1 }], fails: [[{ a: 1, b: 2 }, '|have 1 or fewer fields|2']] },
  'format int32': { schema: { format: 'int32' }, fits: [2147483647, -2147483648], fails: [[2147483648, '|fit in 32 bits|2147483648'], [-2147483649, '|fit in 32 bits|-2147483649']] },
  'format int64': { schema: { format: 'int64' }, fits: [2147483648], fails: [[1e19, '|fit in 64 bits|10000000000000000000']] },
  'format byte': { schema: { format: 'byte' }, fits: ['', 'AAEC', 'AAE=', 'AA\nEC'], fails: [['AAE', '|be base64|other text'], ['A===', '|be base64|other text'], ['A-_=', '|be base64|other text']] },
  'format date-time': {
    schema: { format: 'date-time' },
    fits: ['2030-01-31T12:00:00Z', '2030-01-31T12:00:00.123456+02:00'],
    fails: [['2030-01-31', '|be a time such as 2030-01-31T12:00:00Z|"2030-01-31"']],
  },
  'format quantity': { schema: { format: 'quantity' }, fits: ['1Gi', '.5', 2, 0.5], fails: [['1gb', '|be a quantity such as 500m, 2 or 1Gi|"1gb"'], [null, '|be a quantity such as 500m, 2 or 1Gi|null']] },
  'format we do not judge': { schema: { type: 'string', format: 'ipv4' }, fits: ['x'], fails: [] },
  'preserve-unknown-fields': {
    schema: { ...object({ a: object({}) }), 'x-kubernetes-preserve-unknown-fields': true },
    fits: [{ b: 1 }],
    fails: [[{ a: { b: 1 } }, 'a.b|be a field of this kind|"b"']],
  },
  'int-or-string': {
    schema: { 'x-kubernetes-int-or-string': true, 'anyOf': [whole, text], 'pattern': '^[0-9]+%$' },
    fits: [1, '25%'],
    fails: [[0.5, '|be an integer or a string|0.5'], ['x', '|match ^[0-9]+%$|"x"']],
  },
  'embedded-resource': {
    schema: { ...object({ spec: object({}) }), 'x-kubernetes-embedded-resource': true },
    fits: [{ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a' }, spec: {} }],
    fails: [[{ kind: 1 }, 'kind|be a string|1'], [{ specs: {} }, 'specs|be a field of this kind|"specs"']],
  },
  'allOf': { schema: { allOf: [{ minimum: 1 }, { maximum: 3 }] }, fits: [2], fails: [[0, '|be 1 or more|0'], [4, '|be 3 or less|4']] },
  'anyOf': {
    schema: { ...object({ a: whole, b: whole }), anyOf: [{ required: ['a'] }, { required: ['b'] }] },
    fits: [{ a: 1 }, { a: 1, b: 1 }],
    fails: [[{}, '|fit one of these: a must be set; b must be set|an object']],
  },
  'anyOf names each way once': { schema: { anyOf: [whole, whole, { type: 'boolean' }] }, fits: [1], fails: [['x', '|fit one of these: be an integer; be a boolean|"x"']] },
  'oneOf': {
    schema: { ...object({ a: whole, b: whole }), oneOf: [{ required: ['a'] }, { required: ['b'] }] },
    fits: [{ a: 1 }, { b: 1 }],
    fails: [
      [{}, '|fit one of these: a must be set; b must be set|an object'],
      [{ a: 1, b: 1 }, '|fit exactly one of its 2 alternatives|a value that fits 2'],
    ],
  },
  'not': { schema: { ...object({ a: whole }), not: { required: ['a'] } }, fits: [{}], fails: [[{ a: 1 }, '|not fit what its schema excludes|an object']] },
  'a field that only an alternative mentions': {
    schema: { ...object({ a: whole }), anyOf: [object({ a: { minimum: 1 }, b: whole })] },
    fits: [{ a: 1 }],
    fails: [[{ b: 1 }, 'b|be a field of this kind|"b"'], [{ a: 0 }, '|fit one of these: a must be 1 or more|an object']],
  },
};

const told = (schema: Schema, value: unknown): string[] => interpret(schema, value).map(({ at, must, got }) => `${at}|${must}|${got}`);

test.each(Object.keys(KEYWORDS))('%s', keyword => {
  const { schema, fits, fails } = KEYWORDS[keyword];
  expect(fits.map(value => told(schema, value))).toEqual(fits.map(() => []));
  expect(fails.map(([value]) => told(schema, value))).toEqual(fails.map(([, flaw]) => [flaw]));
});

test('a $ref is followed, and one that leads nowhere accepts anything', () => {
  expect(interpret({ $ref: 'a' }, 1, { a: text })).toEqual([{ at: '', must: 'be a string', got: '1', hint: 'put it in quotes' }]);
  expect(interpret({ $ref: 'toString' }, 1, { a: text })).toEqual([]);
});

test('a long value is shown shortened', () => {
  expect(told(whole, 'x'.repeat(61))).toEqual([`|be an integer|"${'x'.repeat(60)}..."`]);
  expect(told(whole, 'x'.repeat(60))).toEqual([`|be an integer|"${'x'.repeat(60)}"`]);
});

test('200 levels are judged and the next one is refused', () => {
  const list: Schema = { type: 'array', items: { $ref: 'list' } };
  const nested = (levels: number): unknown => levels === 0 ? [] : [nested(levels - 1)];
  expect(interpret(list, nested(200), { list })).toEqual([]);
  expect(interpret(list, nested(201), { list })).toEqual([{ at: '[0]'.repeat(201), must: 'be nested at most 200 deep', got: 'more' }]);
});
