import { textOf } from '../field';
import { ManifestGraph } from '../graph';
import { PodTemplate } from '../pod-template';
import { Reference, References, referencesOf, referenceTo } from '../reference';

/** The ServiceAccount pods run as. */
export interface AccountUse extends Reference {
  readonly pod: PodTemplate;
  /** Whether the pods name it; otherwise they get `default`, which every namespace has. */
  readonly isWritten: boolean;
}

/**
 * Workloads and the ServiceAccount their pods run as.
 * Source: https://kubernetes.io/docs/concepts/security/service-accounts/
 */
export function podAccounts(graph: ManifestGraph): References<AccountUse> {
  return referencesOf(graph.podTemplates().map(pod => accountOf(graph, pod)));
}

function accountOf(graph: ManifestGraph, pod: PodTemplate): AccountUse {
  const field = ['serviceAccountName', 'serviceAccount'].find(one => (textOf(pod.spec, one) ?? '') !== '');
  const name = field === undefined ? 'default' : textOf(pod.spec, field) ?? 'default';
  const at = [...pod.at, 'spec', field ?? 'serviceAccountName'];
  return referenceTo(graph, pod.workload, at, { group: '', kind: 'ServiceAccount', namespace: pod.namespace, name }, { pod, isWritten: field !== undefined });
}
