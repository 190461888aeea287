import { ManifestGraph } from '../graph';
import { Manifest } from '../manifest';

/** What bounds the pods of a namespace. */
export interface NamespaceLimits {
  /** The Namespace itself: none if it is not in the set. */
  readonly namespaces: readonly Manifest[];
  readonly quotas: readonly Manifest[];
  readonly limitRanges: readonly Manifest[];
}

/**
 * The Namespace, ResourceQuotas and LimitRanges that govern what is in a namespace.
 * Source: https://kubernetes.io/docs/concepts/policy/resource-quotas/ and https://kubernetes.io/docs/concepts/policy/limit-range/
 */
export function limitsOf(graph: ManifestGraph, namespace: string): NamespaceLimits {
  return Object.freeze({
    namespaces: graph.find({ group: '', kind: 'Namespace', namespace: '', name: namespace }),
    quotas: graph.inNamespace('', 'ResourceQuota', namespace),
    limitRanges: graph.inNamespace('', 'LimitRange', namespace),
  });
}
