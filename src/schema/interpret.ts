import { nearNameHint } from './near-name';
import { Definitions, Schema } from './schema';
import { SchemaFlaw } from './schema-flaw';
import { limitFlawsOf } from './schema-limits';
import { tryFindNullFlaw, tryFindTypeFlaw } from './schema-type';
import { shownValue } from './shown-value';
import { fieldPath, itemPath } from '../manifest/field';

/** What a flaw says of a field that its object does not have. */
export const MUST_BE_KNOWN = 'be a field of this kind';

/**
 * All flaws of a value, in the order of its fields.
 *
 * Never throws for a value that came from JSON or YAML, and looks at each part of it once.
 * A field set to null counts as left out, as it does for the API server.
 * Not judged: `x-kubernetes-validations`, `x-kubernetes-list-type`, and formats other than int32, int64, byte, date-time and quantity.
 */
export function interpret(schema: Schema, value: unknown, definitions: Definitions = {}): SchemaFlaw[] {
  const flaws: SchemaFlaw[] = [];
  judge(schema, value, '', 0, { definitions, flaws, isClosed: true });
  return flaws;
}

interface Walk {
  readonly definitions: Definitions;
  /** Grows during the walk. */
  readonly flaws: SchemaFlaw[];
  /** Whether unknown fields are flaws. Inside allOf, anyOf, oneOf and not they are fields of the surrounding schema. */
  readonly isClosed: boolean;
}

/** Deeper than any real manifest, shallow enough for the call stack. */
const DEEPEST = 200;

/** Finding a near name is the one slow step, and past so many flaws the file is not what somebody meant to write. */
const MOST_HINTED = 100;

function judge(written: Schema, value: unknown, at: string, depth: number, walk: Walk): void {
  if (depth > DEEPEST && typeof value === 'object') {
    walk.flaws.push({ at, must: `be nested at most ${DEEPEST} deep`, got: 'more' });
    return;
  }
  const schema = resolved(written, walk.definitions);
  const misfit = value === null ? tryFindNullFlaw(schema, at) : tryFindTypeFlaw(schema, value, at);
  if (misfit !== undefined) walk.flaws.push(misfit);
  if (misfit !== undefined || value === null) return;

  walk.flaws.push(...limitFlawsOf(schema, value, at));
  if (Array.isArray(value)) judgeItems(schema, value, at, depth, walk);
  else if (typeof value === 'object') judgeFields(schema, value as Record<string, unknown>, at, depth, walk);
  judgeAlternatives(schema, value, at, depth, walk);
}

function resolved(schema: Schema, definitions: Definitions): Schema {
  const name = schema.$ref;
  return name === undefined ? schema : ownValue(definitions, name) ?? {};
}

function judgeItems(schema: Schema, items: readonly unknown[], at: string, depth: number, walk: Walk): void {
  const { items: itemSchema } = schema;
  if (itemSchema === undefined) return;
  items.forEach((item, index) => judge(itemSchema, item, itemPath(at, index), depth + 1, walk));
}

function judgeFields(schema: Schema, value: Readonly<Record<string, unknown>>, at: string, depth: number, walk: Walk): void {
  const properties = propertiesOf(schema);
  for (const name of schema.required ?? []) {
    const field = ownValue(value, name);
    const mayBeNull = ownValue(properties, name)?.nullable ?? false;
    if (field === undefined || (field === null && !mayBeNull)) walk.flaws.push({ at: fieldPath(at, name), must: 'be set', got: shownValue(field) });
  }
  const { additionalProperties } = schema;
  const others = typeof additionalProperties === 'object' ? additionalProperties : undefined;
  const isClosed = walk.isClosed && isClosedObject(schema);
  for (const name of Object.keys(value)) {
    const field = value[name];
    if (field === undefined) continue;
    const fieldSchema = ownValue(properties, name) ?? others;
    if (fieldSchema !== undefined) {
      if (field !== null) judge(fieldSchema, field, fieldPath(at, name), depth + 1, walk);
    } else if (isClosed) {
      const hint = walk.flaws.length < MOST_HINTED ? nearNameHint(name, Object.keys(properties)) : {};
      walk.flaws.push({ at: fieldPath(at, name), must: MUST_BE_KNOWN, got: shownValue(name), ...hint });
    }
  }
}

function isClosedObject(schema: Schema): boolean {
  const { type, properties, additionalProperties } = schema;
  const isOpen = schema['x-kubernetes-preserve-unknown-fields'] === true || (additionalProperties !== undefined && additionalProperties !== false);
  return !isOpen && (type === 'object' || properties !== undefined);
}

/** An embedded resource has these three without naming them. */
const RESOURCE_PROPERTIES: Definitions = { apiVersion: { type: 'string' }, kind: { type: 'string' }, metadata: {} };

function propertiesOf(schema: Schema): Definitions {
  const { properties = {} } = schema;
  return schema['x-kubernetes-embedded-resource'] ? { ...properties, ...RESOURCE_PROPERTIES } : properties;
}

function judgeAlternatives(schema: Schema, value: unknown, at: string, depth: number, walk: Walk): void {
  const { allOf, anyOf, oneOf, not } = schema;
  for (const part of allOf ?? []) judge(part, value, at, depth + 1, { ...walk, isClosed: false });
  if (anyOf !== undefined) walk.flaws.push(...alternativeFlaws(trialsOf(anyOf, value, at, depth, walk), anyOf.length, value, at));
  if (oneOf !== undefined) walk.flaws.push(...alternativeFlaws(trialsOf(oneOf, value, at, depth, walk), 1, value, at));
  if (not === undefined) return;
  const [excluded] = trialsOf([not], value, at, depth, walk);
  if (excluded.length === 0) walk.flaws.push({ at, must: 'not fit what its schema excludes', got: shownValue(value) });
}

/** What each alternative would say, without saying it. */
function trialsOf(alternatives: readonly Schema[], value: unknown, at: string, depth: number, walk: Walk): SchemaFlaw[][] {
  return alternatives.map(alternative => {
    const flaws: SchemaFlaw[] = [];
    judge(alternative, value, at, depth + 1, { ...walk, flaws, isClosed: false });
    return flaws;
  });
}

/** The flaw of a value that fits none, or more than `most`, of its alternatives. */
function alternativeFlaws(trials: readonly (readonly SchemaFlaw[])[], most: number, value: unknown, at: string): SchemaFlaw[] {
  const fitting = trials.filter(flaws => flaws.length === 0).length;
  if (fitting > most) return [{ at, must: `fit exactly one of its ${trials.length} alternatives`, got: `a value that fits ${fitting}` }];
  if (fitting > 0 || trials.length === 0) return [];
  const ways = trials.map(([first]) => first.at === at ? first.must : `${first.at} must ${first.must}`);
  return [{ at, must: `fit one of these: ${[...new Set(ways)].join('; ')}`, got: shownValue(value) }];
}

/** A record's own entry, so that a manifest's `constructor` does not find Object's. */
function ownValue<T>(record: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}
