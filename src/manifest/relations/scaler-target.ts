import { textOf } from '../field';
import { ManifestGraph } from '../graph';
import { Manifest } from '../manifest';
import { groupOf } from '../object-id';
import { Reference, References, referencesOf, referenceTo } from '../reference';

/**
 * HorizontalPodAutoscalers and KEDA ScaledObjects, and the workloads they scale. A ScaledObject means a Deployment unless it says otherwise.
 * Source: https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/ and https://keda.sh/docs/latest/reference/scaledobject-spec/
 */
export function scalerTargets(graph: ManifestGraph): References {
  return referencesOf([
    ...graph.ofKind('autoscaling', 'HorizontalPodAutoscaler').flatMap(scaler => targetOf(graph, scaler)),
    ...graph.ofKind('keda.sh', 'ScaledObject').flatMap(scaler => targetOf(graph, scaler, { apiVersion: 'apps/v1', kind: 'Deployment' })),
  ]);
}

function targetOf(graph: ManifestGraph, from: Manifest, fallback?: { readonly apiVersion: string; readonly kind: string }): Reference[] {
  const at = ['spec', 'scaleTargetRef'];
  const name = textOf(from.json, ...at, 'name');
  const kind = textOf(from.json, ...at, 'kind') ?? fallback?.kind;
  if (name === undefined || kind === undefined) return [];
  const group = groupOf(textOf(from.json, ...at, 'apiVersion') ?? fallback?.apiVersion ?? '');
  return [referenceTo(graph, from, [...at, 'name'], { group, kind, namespace: from.namespace, name }, {})];
}
