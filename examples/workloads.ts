type Manifest = any;

/** What makes pods of its own or has an operator make them, the scratch cluster of a restore drill included. */
export interface Workload {
  readonly name: string;
  readonly labels: Record<string, string>;
  /** Absent where an operator makes the pods. */
  readonly pod?: Manifest;
}

export function workloadsOf(manifests: readonly Manifest[]): Workload[] {
  return [...manifests, ...scratchClustersOf(manifests)].flatMap(({ kind, metadata: { name }, spec }): Workload[] => {
    if (kind === 'Cluster') return [{ name, labels: { 'cnpg.io/cluster': name, 'cnpg.io/podRole': 'instance' } }];
    const pod = spec?.jobTemplate?.spec.template ?? spec?.template;
    return pod === undefined ? [] : [{ name, labels: pod.metadata.labels, pod }];
  });
}

/** Clusters that a restore drill makes from a template. */
export function scratchClustersOf(manifests: readonly Manifest[]): Manifest[] {
  return manifests.flatMap(({ kind, data }) => (kind === 'ConfigMap' && data['cluster.json'] !== undefined ? [JSON.parse(data['cluster.json'])] : []));
}
