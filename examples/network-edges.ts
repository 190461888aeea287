import { Workload, workloadsOf } from './workloads';

type Manifest = any;
type Labels = Record<string, string>;

/** Who lets whom in by the network policies, `caller -> callee`, sorted. */
export function callersOf(manifests: readonly Manifest[]): string[] {
  return edgesOf(manifests, 'ingress', 'from').map(({ pods, peer }) => `${peer} -> ${pods}`).sort();
}

/** Whom the network policies let out to whom, `caller -> callee`, sorted. */
export function calleesOf(manifests: readonly Manifest[]): string[] {
  return edgesOf(manifests, 'egress', 'to').map(({ pods, peer }) => `${pods} -> ${peer}`).sort();
}

function edgesOf(manifests: readonly Manifest[], direction: 'ingress' | 'egress', side: 'from' | 'to'): { pods: string; peer: string }[] {
  const workloads = workloadsOf(manifests);
  return manifests.filter(({ kind }) => kind === 'NetworkPolicy').flatMap(({ metadata, spec }) => {
    const selected = namesOf(workloads, spec.podSelector.matchLabels);
    expect(selected).not.toEqual([]);
    return (spec[direction] ?? []).flatMap((rule: Manifest) => rule[side] ?? [undefined])
      .flatMap((peer: Manifest) => selected.map((pods) => ({ pods, peer: titleOf(peer, metadata.namespace, workloads) })))
      .filter(isFirst);
  });
}

/** A workload of the example, or a namespace of others, or pods of others in its own. */
function titleOf(peer: Manifest, namespace: string | undefined, workloads: readonly Workload[]): string {
  if (peer === undefined) return 'anyone';
  const other = peer.namespaceSelector?.matchLabels['kubernetes.io/metadata.name'];
  if (other !== undefined && other !== namespace) return `namespace ${other}`;
  const found = namesOf(workloads, peer.podSelector.matchLabels);
  expect(found.length).toBeLessThanOrEqual(1);
  return found[0] ?? `pods ${peer.podSelector.matchLabels['app.kubernetes.io/name']}`;
}

function namesOf(workloads: readonly Workload[], selector: Labels): string[] {
  return workloads.filter(({ labels }) => Object.entries(selector).every(([key, value]) => labels[key] === value)).map(({ name }) => name);
}

function isFirst({ pods, peer }: { pods: string; peer: string }, index: number, all: { pods: string; peer: string }[]): boolean {
  return all.findIndex((other) => other.pods === pods && other.peer === peer) === index;
}
