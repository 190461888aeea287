import { fieldOf } from '../field';
import { ManifestGraph } from '../graph';
import { equalitySelectorOf, LabelSelector } from '../label-selector';
import { Manifest } from '../manifest';
import { Selections, selectionsOf } from '../selection';

/**
 * Services and the pods they send traffic to.
 * One without a selector has its endpoints from elsewhere, and one of type ExternalName has none.
 * Source: https://kubernetes.io/docs/concepts/services-networking/service/
 */
export function servicePods(graph: ManifestGraph): Selections {
  return selectionsOf(graph, graph.ofKind('', 'Service'), selectorOf);
}

function selectorOf({ json }: Manifest): LabelSelector {
  return fieldOf(json, 'spec', 'type') === 'ExternalName' ? undefined : equalitySelectorOf(fieldOf(json, 'spec', 'selector'));
}
