import { FieldPath, fieldOf, listOf, textOf } from '../field';
import { ManifestGraph } from '../graph';
import { Json } from '../json';
import { Manifest } from '../manifest';
import { sharedNamespace } from '../object-id';
import { Reference, References, referencesOf, referenceTo } from '../reference';

/** A backend of a route of the Gateway API. */
export interface RouteBackend extends Reference {
  /** The port of the Service; undefined where none is written. */
  readonly port: number | undefined;
  /** Whether it lies in another namespace, which takes a ReferenceGrant there. */
  readonly isCrossNamespace: boolean;
}

/**
 * HTTPRoutes and GRPCRoutes, and the Services they send requests to or mirror them to. Backends that are no Services are passed over.
 * Source: https://gateway-api.sigs.k8s.io/reference/spec/#backendref
 */
export function routeServices(graph: ManifestGraph): References<RouteBackend> {
  const routes = ['HTTPRoute', 'GRPCRoute'].flatMap(kind => graph.ofKind('gateway.networking.k8s.io', kind));
  return referencesOf(routes.flatMap(route => backendsOf(route).flatMap(at => backendAt(graph, route, at))));
}

function backendsOf({ json }: Manifest): readonly FieldPath[] {
  return listOf(json, 'spec', 'rules').flatMap((rule, index) => {
    const at = ['spec', 'rules', index];
    const backends = listOf(rule, 'backendRefs').flatMap((backend, item) =>
      [[...at, 'backendRefs', item], ...mirrorsOf(backend, [...at, 'backendRefs', item])]);
    return [...backends, ...mirrorsOf(rule, at)];
  });
}

function mirrorsOf(json: Json, at: FieldPath): readonly FieldPath[] {
  return listOf(json, 'filters').map((_, index) => [...at, 'filters', index, 'requestMirror', 'backendRef']);
}

function backendAt(graph: ManifestGraph, from: Manifest, at: FieldPath): RouteBackend[] {
  const backend = fieldOf(from.json, ...at);
  const name = textOf(backend, 'name');
  const isService = (fieldOf(backend, 'group') ?? '') === '' && (fieldOf(backend, 'kind') ?? 'Service') === 'Service';
  if (name === undefined || !isService) return [];
  const written = textOf(backend, 'namespace');
  const namespace = written === undefined ? from.namespace : sharedNamespace(written);
  const port = fieldOf(backend, 'port');
  return [referenceTo(graph, from, [...at, 'name'], { group: '', kind: 'Service', namespace, name }, {
    port: typeof port === 'number' ? port : undefined,
    isCrossNamespace: namespace !== from.namespace,
  })];
}
