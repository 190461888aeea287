import { ManifestGraph } from './graph';
import { LabelSelector } from './label-selector';
import { Manifest } from './manifest';
import { PodTemplate } from './pod-template';
import { Relation } from './relation';

/** One object choosing pods by their labels. */
export interface Selection {
  readonly from: Manifest;
  /** Undefined where it selects nothing. */
  readonly selector: LabelSelector;
  readonly pods: readonly PodTemplate[];
}

export type Selections = Relation<Manifest, PodTemplate, Selection>;

/** What each object selects in its own namespace. */
export function selectionsOf(graph: ManifestGraph, manifests: readonly Manifest[], selectorOf: (manifest: Manifest) => LabelSelector): Selections {
  const selections = manifests.map(from => {
    const selector = selectorOf(from);
    return Object.freeze({ from, selector, pods: Object.freeze(graph.podsSelected(from.namespace, selector)) });
  });
  return new Relation(selections, ({ from }) => from, ({ pods }) => pods);
}
