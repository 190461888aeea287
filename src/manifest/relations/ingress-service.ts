import { FieldPath, fieldOf, listOf, textOf } from '../field';
import { ManifestGraph } from '../graph';
import { Manifest } from '../manifest';
import { Reference, References, referencesOf, referenceTo } from '../reference';

/** A backend of an Ingress. */
export interface IngressBackend extends Reference {
  /** The port of the Service, by number or name; undefined where none is written. */
  readonly port: number | string | undefined;
}

/**
 * Ingresses and the Services they send requests to, the default backend included. Backends that are other resources are passed over.
 * Source: https://kubernetes.io/docs/concepts/services-networking/ingress/
 */
export function ingressServices(graph: ManifestGraph): References<IngressBackend> {
  return referencesOf(graph.ofKind('networking.k8s.io', 'Ingress').flatMap(ingress => backendsOf(ingress).flatMap(at => backendAt(graph, ingress, at))));
}

function backendsOf({ json }: Manifest): readonly FieldPath[] {
  const paths = listOf(json, 'spec', 'rules').flatMap((rule, index) =>
    listOf(rule, 'http', 'paths').map((_, path) => ['spec', 'rules', index, 'http', 'paths', path, 'backend', 'service']));
  return [['spec', 'defaultBackend', 'service'], ...paths];
}

function backendAt(graph: ManifestGraph, from: Manifest, at: FieldPath): IngressBackend[] {
  const name = textOf(from.json, ...at, 'name');
  if (name === undefined) return [];
  const port = fieldOf(from.json, ...at, 'port', 'number') ?? fieldOf(from.json, ...at, 'port', 'name');
  const target = { group: '', kind: 'Service', namespace: from.namespace, name };
  return [referenceTo(graph, from, [...at, 'name'], target, { port: typeof port === 'number' || typeof port === 'string' ? port : undefined })];
}
