import { nearNameHint } from './near-name';
import { Schema } from './schema';
import { SchemaFlaw } from './schema-flaw';
import { matchesPattern } from './schema-pattern';
import { shownValue } from './shown-value';

/** The flaws of a value that has the right type: its `enum`, `format`, `pattern` and sizes. Says nothing about what is inside it. */
export function limitFlawsOf(schema: Schema, value: unknown, at: string): SchemaFlaw[] {
  return [...enumFlaws(schema, value, at), ...boundFlaws(schema, value, at), ...formatFlaws(schema, value, at), ...patternFlaws(schema, value, at)];
}

function enumFlaws(schema: Schema, value: unknown, at: string): SchemaFlaw[] {
  const { enum: allowed } = schema;
  if (allowed === undefined || typeof value === 'object' || allowed.some(member => member === value)) return [];
  const shownMembers = allowed.filter(member => member !== '').map(String);
  return [{ at, must: `be one of ${shownMembers.join(', ')}`, got: shownValue(value), ...nearNameHint(String(value), shownMembers) }];
}

function boundFlaws(schema: Schema, value: unknown, at: string): SchemaFlaw[] {
  const flaws: SchemaFlaw[] = [];
  for (const { keyword, sizeOf, isWithin, must } of BOUNDS) {
    const bound = schema[keyword];
    const size = bound === undefined ? undefined : sizeOf(value);
    if (bound === undefined || size === undefined || isWithin(size, bound, schema)) continue;
    flaws.push({ at, must: must(bound, schema), got: gotOf(value, size) });
  }
  return flaws;
}

interface Bound {
  readonly keyword: 'minimum' | 'maximum' | 'minLength' | 'maxLength' | 'minItems' | 'maxItems' | 'minProperties' | 'maxProperties';
  /** Undefined for a value that the keyword does not speak about. */
  readonly sizeOf: (value: unknown) => number | undefined;
  readonly isWithin: (size: number, bound: number, schema: Schema) => boolean;
  readonly must: (bound: number, schema: Schema) => string;
}

const isAtLeast = (size: number, bound: number): boolean => size >= bound;
const isAtMost = (size: number, bound: number): boolean => size <= bound;
const numberOf = (value: unknown): number | undefined => typeof value === 'number' ? value : undefined;
const itemsOf = (value: unknown): number | undefined => Array.isArray(value) ? value.length : undefined;
const fieldsOf = (value: unknown): number | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value).length : undefined;
/** Kubernetes counts code points, so one emoji is one character. */
const charactersOf = (value: unknown): number | undefined => typeof value === 'string' ? Array.from(value).length : undefined;

const BOUNDS: readonly Bound[] = [
  {
    keyword: 'minimum',
    sizeOf: numberOf,
    isWithin: (size, bound, schema) => schema.exclusiveMinimum ? size > bound : size >= bound,
    must: (bound, schema) => schema.exclusiveMinimum ? `be more than ${bound}` : `be ${bound} or more`,
  },
  {
    keyword: 'maximum',
    sizeOf: numberOf,
    isWithin: (size, bound, schema) => schema.exclusiveMaximum ? size < bound : size <= bound,
    must: (bound, schema) => schema.exclusiveMaximum ? `be less than ${bound}` : `be ${bound} or less`,
  },
  { keyword: 'minLength', sizeOf: charactersOf, isWithin: isAtLeast, must: bound => `have ${bound} or more characters` },
  { keyword: 'maxLength', sizeOf: charactersOf, isWithin: isAtMost, must: bound => `have ${bound} or fewer characters` },
  { keyword: 'minItems', sizeOf: itemsOf, isWithin: isAtLeast, must: bound => `have ${bound} or more items` },
  { keyword: 'maxItems', sizeOf: itemsOf, isWithin: isAtMost, must: bound => `have ${bound} or fewer items` },
  { keyword: 'minProperties', sizeOf: fieldsOf, isWithin: isAtLeast, must: bound => `have ${bound} or more fields` },
  { keyword: 'maxProperties', sizeOf: fieldsOf, isWithin: isAtMost, must: bound => `have ${bound} or fewer fields` },
];

function gotOf(value: unknown, size: number): string {
  return typeof value === 'number' || typeof value === 'string' ? shownValue(value) : String(size);
}

function patternFlaws(schema: Schema, value: unknown, at: string): SchemaFlaw[] {
  if (schema.pattern === undefined || typeof value !== 'string' || matchesPattern(value, schema.pattern)) return [];
  return [{ at, must: `match ${schema.pattern}`, got: shownValue(value) }];
}

function formatFlaws(schema: Schema, value: unknown, at: string): SchemaFlaw[] {
  const format = FORMATS.get(schema.format ?? '');
  if (format === undefined || format.accepts(value)) return [];
  return [{ at, must: format.must, got: format.isPrivate ? 'other text' : shownValue(value) }];
}

interface Format {
  readonly must: string;
  /** True for a value of a type that the format does not speak about. */
  readonly accepts: (value: unknown) => boolean;
  /** Whether the value must not be shown, because a mistake here is often a password that was not encoded. */
  readonly isPrivate?: boolean;
}

const TWO_31 = 2 ** 31;
const TWO_63 = 2 ** 63;
const isBelow = (value: unknown, power: number): boolean => typeof value !== 'number' || (value >= -power && value < power);

/** The formats that the API server enforces and that occur in our schemas. `quantity` is checked with the type, since a number may hold one too. */
const FORMATS: ReadonlyMap<string, Format> = new Map([
  ['int32', { must: 'fit in 32 bits', accepts: (value: unknown) => isBelow(value, TWO_31) }],
  ['int64', { must: 'fit in 64 bits', accepts: (value: unknown) => isBelow(value, TWO_63) }],
  ['date-time', { must: 'be a time such as 2030-01-31T12:00:00Z', accepts: (value: unknown) => typeof value !== 'string' || DATE_TIME.test(value) }],
  ['byte', { must: 'be base64', accepts: (value: unknown) => typeof value !== 'string' || isBase64(value), isPrivate: true }],
]);

const DATE_TIME = /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)$/;

/** As Go's decoder reads it: line breaks are skipped, padding is not optional. */
function isBase64(text: string): boolean {
  const digits = text.replace(/[\r\n]/g, '');
  return digits.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(digits);
}
