import { readSchema } from '../../src/schema/read-schema';

test('what we interpret is kept, in one order, and all else is left out', () => {
  const written = {
    'x-kubernetes-validations': [{ rule: 'self.a > 0' }],
    'x-kubernetes-preserve-unknown-fields': true,
    'type': 'object',
    'required': ['b', 'a'],
    'properties': { b: { type: 'string', default: 'x', enum: ['x', 1, null, {}] }, a: { type: 'array', items: { 'x-kubernetes-int-or-string': true } } },
    'additionalProperties': { nullable: true },
    'anyOf': [{ minLength: 1 }],
    'not': { maximum: 0.5 },
    'description': 'A thing.',
  };
  expect(JSON.stringify(readSchema(written), undefined, 1)).toBe(JSON.stringify({
    'additionalProperties': { nullable: true },
    'anyOf': [{ minLength: 1 }],
    'not': { maximum: 0.5 },
    'properties': { a: { items: { 'x-kubernetes-int-or-string': true }, type: 'array' }, b: { enum: ['x', 1, null], type: 'string' } },
    'required': ['b', 'a'],
    'type': 'object',
    'x-kubernetes-preserve-unknown-fields': true,
  }, undefined, 1));
});

test.each<[string, unknown]>([
  ['a keyword of the wrong type', { type: ['string'], pattern: 1, minimum: '1', maximum: Infinity, required: 'a', properties: [], items: null, anyOf: {}, nullable: 'yes' }],
  ['a flag that is off', { 'nullable': false, 'x-kubernetes-int-or-string': false }],
  ['a reference, which no custom resource may have', { $ref: 'core.v1.Pod' }],
  ['no schema', null],
  ['a list', [{ type: 'string' }]],
])('%s is read as no keyword', (_, written) => {
  expect(readSchema(written)).toEqual({});
});

test('a property may have any name', () => {
  const { properties = {} } = readSchema(JSON.parse('{"properties":{"__proto__":{"type":"string"}}}'));
  expect(Object.entries(properties)).toEqual([['__proto__', { type: 'string' }]]);
});
