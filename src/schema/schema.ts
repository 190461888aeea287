/**
 * The JSON schema keywords that Kubernetes structural schemas use, plus `$ref` into a catalog and the format `quantity`.
 *
 * An object is closed: a field its `properties` do not name is a mistake, unless `additionalProperties` or
 * `x-kubernetes-preserve-unknown-fields` says otherwise. A schema without `type` accepts any value.
 * Source: https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#specifying-a-structural-schema
 */
export interface Schema {
  /** The name of a definition in the same catalog. Stands alone: keywords next to it are not read. */
  readonly '$ref'?: string;
  readonly 'type'?: SchemaType;
  readonly 'format'?: string;
  readonly 'nullable'?: boolean;
  readonly 'enum'?: readonly (string | number | boolean | null)[];
  readonly 'properties'?: Readonly<Record<string, Schema>>;
  readonly 'required'?: readonly string[];
  readonly 'additionalProperties'?: Schema | boolean;
  readonly 'items'?: Schema;
  readonly 'pattern'?: string;
  readonly 'minimum'?: number;
  readonly 'maximum'?: number;
  readonly 'exclusiveMinimum'?: boolean;
  readonly 'exclusiveMaximum'?: boolean;
  readonly 'minLength'?: number;
  readonly 'maxLength'?: number;
  readonly 'minItems'?: number;
  readonly 'maxItems'?: number;
  readonly 'minProperties'?: number;
  readonly 'maxProperties'?: number;
  readonly 'allOf'?: readonly Schema[];
  readonly 'anyOf'?: readonly Schema[];
  readonly 'oneOf'?: readonly Schema[];
  readonly 'not'?: Schema;
  readonly 'x-kubernetes-preserve-unknown-fields'?: boolean;
  readonly 'x-kubernetes-int-or-string'?: boolean;
  readonly 'x-kubernetes-embedded-resource'?: boolean;
}

export type SchemaType = 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean';

/** Schemas by the name a `$ref` uses. */
export type Definitions = Readonly<Record<string, Schema>>;

/** Where a bundled schema was taken from. */
export interface SchemaSource {
  readonly package: string;
  readonly version: string;
  readonly file: string;
  readonly license: string;
}
