import { KubernetesSchema, kindKey } from '../src/schema/catalog';
import { Schema } from '../src/schema/schema';

/** The part of api/openapi-spec/swagger.json that we read. */
export interface OpenApi {
  readonly definitions: Readonly<Record<string, OpenApiSchema>>;
}

interface OpenApiSchema {
  readonly '$ref'?: string;
  readonly 'type'?: Schema['type'];
  readonly 'format'?: string;
  readonly 'properties'?: Readonly<Record<string, OpenApiSchema>>;
  readonly 'required'?: readonly string[];
  readonly 'additionalProperties'?: OpenApiSchema;
  readonly 'items'?: OpenApiSchema;
  readonly 'x-kubernetes-group-version-kind'?: readonly { readonly group: string; readonly version: string; readonly kind: string }[];
}

/** Every kind with the definitions it needs, without descriptions and with the enums of the Go types. */
export function definitionsOf(api: OpenApi, enums: ReadonlyMap<string, readonly string[]>): Pick<KubernetesSchema, 'kinds' | 'definitions'> {
  const names = new Map(Object.entries(api.definitions).flatMap(([name, definition]) =>
    name.includes('.apimachinery.') ? [] : (definition['x-kubernetes-group-version-kind'] ?? []).map(({ group, version, kind }) =>
      [kindKey(group === '' ? version : `${group}/${version}`, kind), name] as const)));

  const definitions = new Map<string, Schema>();
  const waiting = [...names.values()];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (definitions.has(shortName(name))) continue;
    const definition = withoutStatus(api.definitions[name]);
    definitions.set(shortName(name), schemaOfDefinition(shortName(name), definition, enums));
    waiting.push(...referencesOf(definition).filter(reference => !SPECIAL.has(shortName(reference))));
  }
  return {
    kinds: sorted([...names].map(([key, name]) => [key, shortName(name)])),
    definitions: sorted([...definitions]),
  };
}

const OPEN: Schema = { 'type': 'object', 'x-kubernetes-preserve-unknown-fields': true };

/** Types whose JSON is not what their OpenAPI definition says. */
const SPECIAL: ReadonlyMap<string, Schema> = new Map<string, Schema>([
  ['util.intstr.IntOrString', { 'x-kubernetes-int-or-string': true }],
  ['api.resource.Quantity', { format: 'quantity' }],
  ['meta.v1.Time', { type: 'string', format: 'date-time' }],
  ['meta.v1.MicroTime', { type: 'string', format: 'date-time' }],
  ['meta.v1.FieldsV1', OPEN],
  ['runtime.RawExtension', OPEN],
]);

/** `io.k8s.api.core.v1.Container` becomes `core.v1.Container`. */
function shortName(name: string): string {
  return name.replace(/^#\/definitions\//, '').replace(/^io\.k8s\.(?:(?:api|apimachinery|apiextensions-apiserver|kube-aggregator)\.)?(?:pkg\.)?(?:apis\.)?/, '');
}

function withoutStatus(definition: OpenApiSchema): OpenApiSchema {
  const { properties } = definition;
  const isKind = definition['x-kubernetes-group-version-kind'] !== undefined;
  return isKind && properties?.status !== undefined ? { ...definition, properties: { ...properties, status: { type: 'object' } } } : definition;
}

function referencesOf({ $ref, items, additionalProperties, properties = {} }: OpenApiSchema): string[] {
  const inner = [...Object.values(properties), ...[items, additionalProperties].filter(schema => schema !== undefined)];
  return [...($ref === undefined ? [] : [$ref.replace('#/definitions/', '')]), ...inner.flatMap(referencesOf)];
}

function schemaOfDefinition(name: string, definition: OpenApiSchema, enums: ReadonlyMap<string, readonly string[]>): Schema {
  const schema = schemaOfField(definition);
  if (schema.properties === undefined) return schema;
  return { ...schema, properties: sorted(Object.entries(schema.properties).map(([field, value]) => [field, withEnum(value, enums.get(`${name}#${field}`))])) };
}

function schemaOfField(field: OpenApiSchema): Schema {
  if (field.$ref !== undefined) return SPECIAL.get(shortName(field.$ref)) ?? { $ref: shortName(field.$ref) };
  const { type, format, required, items, properties, additionalProperties } = field;
  if (type === 'object' && properties === undefined && additionalProperties === undefined) return OPEN;
  return {
    ...(type && { type }),
    ...(format && format !== 'double' && { format }),
    ...(required && { required: [...required].sort() }),
    ...(items && { items: schemaOfField(items) }),
    ...(additionalProperties && { additionalProperties: schemaOfField(additionalProperties) }),
    ...(properties && { properties: sorted(Object.entries(properties).map(([name, value]) => [name, schemaOfField(value)])) }),
  };
}

function withEnum(schema: Schema, members: readonly string[] | undefined): Schema {
  if (members === undefined) return schema;
  if (schema.type === 'string') return { ...schema, enum: members };
  return schema.items?.type === 'string' ? { ...schema, items: { ...schema.items, enum: members } } : schema;
}

function sorted<T>(entries: readonly (readonly [string, T])[]): Record<string, T> {
  return Object.fromEntries([...entries].sort(([a], [b]) => a < b ? -1 : 1));
}
