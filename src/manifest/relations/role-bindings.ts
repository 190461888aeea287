import { listOf, textOf } from '../field';
import { ManifestGraph } from '../graph';
import { Manifest } from '../manifest';
import { sharedNamespace } from '../object-id';
import { Reference, References, referencesOf, referenceTo } from '../reference';

const RBAC = 'rbac.authorization.k8s.io';

/**
 * RoleBindings and ClusterRoleBindings, and the role they give.
 * Source: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#rolebinding-and-clusterrolebinding
 */
export function bindingRoles(graph: ManifestGraph): References {
  return referencesOf(bindingsOf(graph).flatMap(binding => roleOf(graph, binding)));
}

/** The same bindings, and the ServiceAccounts they give it to. Users and groups are no objects of a cluster. */
export function bindingAccounts(graph: ManifestGraph): References {
  return referencesOf(bindingsOf(graph).flatMap(binding => accountsOf(graph, binding)));
}

function bindingsOf(graph: ManifestGraph): readonly Manifest[] {
  return [...graph.ofKind(RBAC, 'RoleBinding'), ...graph.ofKind(RBAC, 'ClusterRoleBinding')];
}

function roleOf(graph: ManifestGraph, binding: Manifest): Reference[] {
  const kind = textOf(binding.json, 'roleRef', 'kind');
  const name = textOf(binding.json, 'roleRef', 'name');
  if (name === undefined || (kind !== 'Role' && kind !== 'ClusterRole')) return [];
  return [referenceTo(graph, binding, ['roleRef', 'name'], { group: RBAC, kind, namespace: binding.namespace, name }, {})];
}

/** A subject of a RoleBinding without a namespace lies in that of the binding. */
function accountsOf(graph: ManifestGraph, binding: Manifest): readonly Reference[] {
  return listOf(binding.json, 'subjects').flatMap((subject, index) => {
    const name = textOf(subject, 'name');
    if (name === undefined || textOf(subject, 'kind') !== 'ServiceAccount') return [];
    const written = textOf(subject, 'namespace') ?? '';
    const namespace = written === '' ? binding.namespace : sharedNamespace(written);
    return [referenceTo(graph, binding, ['subjects', index, 'name'], { group: '', kind: 'ServiceAccount', namespace, name }, {})];
  });
}
