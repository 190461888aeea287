/** What makes an object one object to a cluster. Two manifests may have the same: a rule reports that, the reader does not. */
export interface ObjectId {
  readonly apiVersion: string;
  readonly kind: string;
  /** As written; empty where none is. */
  readonly namespace: string;
  /** With `metadata.generateName` it ends in `*`, which no real name does. */
  readonly name: string;
}

/** `Deployment shop/api`, or `ClusterRole viewer` without a namespace. */
export function objectIdText({ kind, namespace, name }: ObjectId): string {
  return namespace === '' ? `${kind} ${name}` : `${kind} ${namespace}/${name}`;
}

/** Sorts by kind, namespace, name, apiVersion: as the texts read. */
export function compareObjectIds(a: ObjectId, b: ObjectId): number {
  return compareTexts(a.kind, b.kind) || compareTexts(a.namespace, b.namespace) || compareTexts(a.name, b.name) || compareTexts(a.apiVersion, b.apiVersion);
}

/** By code unit, so that no locale changes an order. */
function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** The API group of an apiVersion: `apps` of `apps/v1`, and the empty text of `v1`. */
export function groupOf(apiVersion: string): string {
  const slash = apiVersion.indexOf('/');
  return slash < 0 ? '' : apiVersion.slice(0, slash);
}

/**
 * The namespace an object meets others in: one without a namespace is applied to `default`, unless the command says otherwise.
 * Source: https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/#initial-namespaces
 */
export function sharedNamespace(namespace: string | undefined): string {
  return namespace === undefined || namespace === '' ? 'default' : namespace;
}
