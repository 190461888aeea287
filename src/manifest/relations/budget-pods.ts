import { fieldOf } from '../field';
import { ManifestGraph } from '../graph';
import { labelSelectorOf } from '../label-selector';
import { Selections, selectionsOf } from '../selection';

/**
 * PodDisruptionBudgets and the pods they guard. An empty selector guards the whole namespace, none guards nothing.
 * Source: https://kubernetes.io/docs/tasks/run-application/configure-pdb/
 */
export function budgetPods(graph: ManifestGraph): Selections {
  return selectionsOf(graph, graph.ofKind('policy', 'PodDisruptionBudget'), ({ json }) => labelSelectorOf(fieldOf(json, 'spec', 'selector')));
}
