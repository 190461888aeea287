import { Schema, SchemaType } from './schema';
import { SchemaFlaw } from './schema-flaw';
import { shownValue } from './shown-value';
import { Quantity } from '../units/quantity';

/** The flaw of a value, not null, whose type is not the schema's; undefined if it has that type. */
export function tryFindTypeFlaw(schema: Schema, value: unknown, at: string): SchemaFlaw | undefined {
  const must = mustOf(schema);
  if (must === undefined || hasType(schema, value)) return undefined;
  return { at, must, got: shownValue(value), ...quotesHint(schema, value) };
}

/** The flaw of a null where a value is wanted; undefined if the schema allows null. */
export function tryFindNullFlaw(schema: Schema, at: string): SchemaFlaw | undefined {
  const must = mustOf(schema);
  return must === undefined || schema.nullable ? undefined : { at, must, got: 'null' };
}

function mustOf(schema: Schema): string | undefined {
  if (schema.format === 'quantity') return 'be a quantity such as 500m, 2 or 1Gi';
  if (schema['x-kubernetes-int-or-string']) return 'be an integer or a string';
  return schema.type === undefined ? undefined : MUST[schema.type];
}

const MUST: Readonly<Record<SchemaType, string>> = {
  object: 'be an object',
  array: 'be a list',
  string: 'be a string',
  integer: 'be an integer',
  number: 'be a number',
  boolean: 'be a boolean',
};

function hasType(schema: Schema, value: unknown): boolean {
  if (schema.format === 'quantity') return (typeof value === 'string' || typeof value === 'number') && Quantity.tryParse(value) !== undefined;
  if (schema['x-kubernetes-int-or-string']) return typeof value === 'string' || Number.isInteger(value);
  switch (schema.type) {
    case 'object': return typeof value === 'object' && !Array.isArray(value);
    case 'array': return Array.isArray(value);
    case 'integer': return Number.isInteger(value);
    case 'number': return Number.isFinite(value);
    default: return typeof value === schema.type;
  }
}

function quotesHint(schema: Schema, value: unknown): { readonly hint?: string } {
  const isBare = typeof value === 'number' || typeof value === 'boolean';
  if (schema.type === 'string' && isBare) return { hint: 'put it in quotes' };
  return typeof value === 'string' && isQuoted(schema.type, value) ? { hint: 'remove the quotes' } : {};
}

function isQuoted(type: SchemaType | undefined, text: string): boolean {
  if (type === 'boolean') return text === 'true' || text === 'false';
  if (type === 'integer') return /^-?\d+$/.test(text);
  return type === 'number' && /^-?\d+(?:\.\d+)?$/.test(text);
}
