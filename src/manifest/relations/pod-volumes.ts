import { fieldOf, listOf, textOf } from '../field';
import { ManifestGraph } from '../graph';
import { PodTemplate } from '../pod-template';
import { Reference, References, referencesOf, referenceTo } from '../reference';

/** A volume of pods that is a claim of its own object. */
export interface ClaimUse extends Reference {
  readonly pod: PodTemplate;
  /** The name of the volume, which mounts name; empty where none is written. */
  readonly volume: string;
  readonly isReadOnly: boolean;
}

/**
 * Workloads and the PersistentVolumeClaims their pods mount. Claims made from a template, one for each pod, are no references.
 * Source: https://kubernetes.io/docs/concepts/storage/persistent-volumes/#claims-as-volumes
 */
export function podVolumes(graph: ManifestGraph): References<ClaimUse> {
  return referencesOf(graph.podTemplates().flatMap(pod => claimsOf(graph, pod)));
}

function claimsOf(graph: ManifestGraph, pod: PodTemplate): readonly ClaimUse[] {
  return listOf(pod.spec, 'volumes').flatMap((volume, index) => {
    const name = textOf(volume, 'persistentVolumeClaim', 'claimName');
    if (name === undefined) return [];
    const at = [...pod.at, 'spec', 'volumes', index, 'persistentVolumeClaim', 'claimName'];
    return [referenceTo(graph, pod.workload, at, { group: '', kind: 'PersistentVolumeClaim', namespace: pod.namespace, name }, {
      pod,
      volume: textOf(volume, 'name') ?? '',
      isReadOnly: fieldOf(volume, 'persistentVolumeClaim', 'readOnly') === true,
    })];
  });
}
