import { Schema, SchemaType } from './schema';

/**
 * The part of an `openAPIV3Schema` that we interpret, whatever was written.
 *
 * A keyword we do not know, or one with a value of the wrong type, is left out: the flaws of a
 * CustomResourceDefinition are found by validating it as a manifest, not by tripping over it here.
 */
export function readSchema(written: unknown, depth = 0): Schema {
  if (!isRecord(written) || depth > DEEPEST) return {};
  const schema: Record<string, unknown> = {};
  for (const keyword of Object.keys(READERS).sort()) {
    const value = Object.hasOwn(written, keyword) ? READERS[keyword](written[keyword], depth + 1) : undefined;
    if (value !== undefined) schema[keyword] = value;
  }
  return schema;
}

const DEEPEST = 200;

/** Undefined for a value that the keyword cannot have. */
type Reader = (value: unknown, depth: number) => unknown;

const TYPES: readonly unknown[] = ['object', 'array', 'string', 'integer', 'number', 'boolean'] satisfies SchemaType[];
const SCALARS: readonly string[] = ['string', 'number', 'boolean'];

const text: Reader = value => typeof value === 'string' ? value : undefined;
const flag: Reader = value => value === true ? true : undefined;
const count: Reader = value => typeof value === 'number' && Number.isFinite(value) ? value : undefined;
const type: Reader = value => TYPES.includes(value) ? value : undefined;
const one: Reader = (value, depth) => isRecord(value) ? readSchema(value, depth) : undefined;
const oneOrFlag: Reader = (value, depth) => typeof value === 'boolean' ? value : one(value, depth);
const list: Reader = (value, depth) => Array.isArray(value) ? value.map(item => readSchema(item, depth)) : undefined;
const texts: Reader = value => Array.isArray(value) ? value.filter(item => typeof item === 'string') : undefined;
const scalars: Reader = value => Array.isArray(value) ? value.filter(item => item === null || SCALARS.includes(typeof item)) : undefined;
const named: Reader = (value, depth) =>
  isRecord(value) ? Object.fromEntries(Object.keys(value).sort().map(name => [name, readSchema(value[name], depth)])) : undefined;

const READERS: Readonly<Record<keyof Omit<Schema, '$ref'>, Reader>> & Readonly<Record<string, Reader>> = {
  'type': type,
  'format': text,
  'nullable': flag,
  'enum': scalars,
  'properties': named,
  'required': texts,
  'additionalProperties': oneOrFlag,
  'items': one,
  'pattern': text,
  'minimum': count,
  'maximum': count,
  'exclusiveMinimum': flag,
  'exclusiveMaximum': flag,
  'minLength': count,
  'maxLength': count,
  'minItems': count,
  'maxItems': count,
  'minProperties': count,
  'maxProperties': count,
  'allOf': list,
  'anyOf': list,
  'oneOf': list,
  'not': one,
  'x-kubernetes-preserve-unknown-fields': flag,
  'x-kubernetes-int-or-string': flag,
  'x-kubernetes-embedded-resource': flag,
};

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
