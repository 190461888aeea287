import { fieldOf } from '../field';
import { ManifestGraph } from '../graph';
import { labelSelectorOf } from '../label-selector';
import { Selections, selectionsOf } from '../selection';

/**
 * NetworkPolicies and the pods they apply to. An empty podSelector, or none, applies to the whole namespace.
 * Source: https://kubernetes.io/docs/concepts/services-networking/network-policies/
 */
export function policyPods(graph: ManifestGraph): Selections {
  return selectionsOf(graph, graph.ofKind('networking.k8s.io', 'NetworkPolicy'), ({ json }) => labelSelectorOf(fieldOf(json, 'spec', 'podSelector') ?? {}));
}
