import { textOf } from '../field';
import { ManifestGraph } from '../graph';
import { References, referencesOf, referenceTo } from '../reference';

/**
 * StatefulSets and the headless Service that gives their pods names.
 * Source: https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#stable-network-id
 */
export function setServices(graph: ManifestGraph): References {
  const at = ['spec', 'serviceName'];
  return referencesOf(graph.ofKind('apps', 'StatefulSet').flatMap(set => {
    const name = textOf(set.json, ...at) ?? '';
    return name === '' ? [] : [referenceTo(graph, set, at, { group: '', kind: 'Service', namespace: set.namespace, name }, {})];
  }));
}
