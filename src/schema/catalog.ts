import { Definitions, SchemaSource } from './schema';
import { readSchemaFile } from './schema-file';
import { minorText, NEWEST_MINOR, OLDEST_MINOR } from '../units/kubernetes-version';

/** Every kind that one Kubernetes minor version serves, alpha and beta included, with the schemas of their manifests. */
export interface KubernetesSchema {
  readonly kubernetes: string;
  readonly source: SchemaSource;
  /** The source of the enum members, which the OpenAPI file does not carry. */
  readonly enumSource: SchemaSource;
  /** The name of a kind's definition by `kindKey`. */
  readonly kinds: Readonly<Record<string, string>>;
  /** `status` is an open object everywhere: the cluster writes it and drops it from what we apply. */
  readonly definitions: Definitions;
}

export interface KindName {
  readonly apiVersion: string;
  readonly kind: string;
}

/** How the catalog and custom schemas name a kind: `apps/v1 Deployment`. */
export function kindKey(apiVersion: string, kind: string): string {
  return `${apiVersion} ${kind}`;
}

/**
 * The schema of Kubernetes 1.`minor`, read from disk at its first use.
 *
 * Range: 27 to 36; anything else throws a RangeError.
 */
export function schemaOf(minor: number): KubernetesSchema {
  if (!Number.isInteger(minor) || minor < OLDEST_MINOR || minor > NEWEST_MINOR) {
    throw new RangeError(`Kubernetes minor must be ${OLDEST_MINOR} to ${NEWEST_MINOR}, got ${minor}`);
  }
  const loaded = schemas.get(minor) ?? Object.freeze(readSchemaFile<KubernetesSchema>(`kubernetes-${minorText(minor)}`));
  schemas.set(minor, loaded);
  return loaded;
}

const schemas = new Map<number, KubernetesSchema>();

export function hasKind(minor: number, apiVersion: string, kind: string): boolean {
  return Object.hasOwn(schemaOf(minor).kinds, kindKey(apiVersion, kind));
}

/** Sorted by apiVersion, then kind. */
export function kindsOf(minor: number): readonly KindName[] {
  return Object.keys(schemaOf(minor).kinds).map(key => {
    const [apiVersion, kind] = key.split(' ');
    return { apiVersion, kind };
  });
}
