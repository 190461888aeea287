import { kindKey } from './catalog';
import { readSchema } from './read-schema';
import { Schema, SchemaSource } from './schema';
import { readSchemaFile } from './schema-file';
import { fieldOf } from '../manifest/field';

/** Schemas of custom resources by `kindKey`. They may refer to the definitions of any Kubernetes minor. */
export type CustomSchemas = ReadonlyMap<string, Schema>;

/** One bundled custom resource. */
export interface CustomSchemaFile {
  readonly apiVersion: string;
  readonly kind: string;
  readonly source: SchemaSource;
  readonly schema: Schema;
}

/** The custom resources our constructs emit, and those that stand beside them. A test holds this list against the files. */
const BUNDLED = [
  'barman-object-store', 'certificate', 'cluster-issuer', 'cluster-secret-store', 'cluster-trigger-authentication',
  'cnpg-backup', 'cnpg-cluster', 'cnpg-pooler', 'cnpg-scheduled-backup', 'external-secret', 'gateway', 'grpc-route', 'http-route', 'issuer',
  'pod-monitor', 'prometheus-rule', 'reference-grant', 'reference-grant-v1beta1', 'scaled-job', 'scaled-object', 'secret-store', 'service-monitor',
  'trigger-authentication',
];

let bundled: CustomSchemas | undefined;

/**
 * What is often applied of cert-manager, CloudNativePG and its barman-cloud plugin, External Secrets, the Gateway API,
 * KEDA and the Prometheus operator. Read from disk at the first use.
 */
export function bundledCustomSchemas(): CustomSchemas {
  bundled ??= new Map(BUNDLED
    .map(name => readSchemaFile<CustomSchemaFile>(name))
    .map(({ apiVersion, kind, schema }) => [kindKey(apiVersion, kind), resourceSchemaOf(schema)]));
  return bundled;
}

/**
 * The schemas that CustomResourceDefinitions declare, one for each version they list.
 *
 * Reads apiextensions.k8s.io/v1. Skips what is not such a definition and versions without a schema.
 * To use them with ours: `new Map([...bundledCustomSchemas(), ...customSchemasOf(manifests)])`.
 */
export function customSchemasOf(manifests: readonly unknown[]): CustomSchemas {
  return new Map(manifests.flatMap(schemasOfOne));
}

function schemasOfOne(manifest: unknown): [string, Schema][] {
  if (fieldOf(manifest, 'apiVersion') !== 'apiextensions.k8s.io/v1' || fieldOf(manifest, 'kind') !== 'CustomResourceDefinition') return [];
  const group = fieldOf(manifest, 'spec', 'group');
  const kind = fieldOf(manifest, 'spec', 'names', 'kind');
  const versions = fieldOf(manifest, 'spec', 'versions');
  if (typeof group !== 'string' || typeof kind !== 'string' || !Array.isArray(versions)) return [];
  return versions.flatMap((version: unknown): [string, Schema][] => {
    const name = fieldOf(version, 'name');
    const schema = fieldOf(version, 'schema', 'openAPIV3Schema');
    if (typeof name !== 'string' || schema === undefined) return [];
    return [[kindKey(`${group}/${name}`, kind), resourceSchemaOf(readSchema(schema))]];
  });
}

/** Every resource has a type and metadata, which its own schema may only mention; and a status, which is the controller's to write. */
function resourceSchemaOf(schema: Schema): Schema {
  return {
    ...schema,
    type: 'object',
    properties: {
      ...schema.properties,
      apiVersion: { type: 'string' },
      kind: { type: 'string' },
      metadata: { $ref: 'meta.v1.ObjectMeta' },
      status: { 'type': 'object', 'x-kubernetes-preserve-unknown-fields': true },
    },
  };
}
