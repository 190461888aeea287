import { isPresent, Json, sentenceOf, shown } from './json';
import { isEmptySelector, isSelected } from './label-selector';
import { ManifestSet, namespaceOf, ofKind, PodSet, replicaCountsOf, subjectOf } from './manifest-set';
import { shareOf } from './share';

/**
 * Sources: https://kubernetes.io/docs/tasks/run-application/configure-pdb/
 * and https://kubernetes.io/docs/concepts/workloads/pods/disruptions/
 */
export function* budgetViolations(set: ManifestSet): Iterable<string> {
  const budgets = ofKind(set.manifests, 'policy', 'PodDisruptionBudget');
  for (const budget of budgets) yield* oneBudgetViolations(budget, set.podSets);
  for (const podSet of set.podSets.filter(each => each.isLongRunning && each.kind !== 'DaemonSet')) {
    const own = budgets.filter(budget => isCovered(podSet, budget)).map(subjectOf);
    if (own.length > 1) yield sentenceOf('budget/overlap', podSet.subject, `${own.join(' and ')} cover the same pods, so every eviction fails`);
    if (own.length === 0 && podSet.fewest >= 2) {
      yield sentenceOf('budget/missing', podSet.subject, `no PodDisruptionBudget covers the ${podSet.fewest} or more pods, so a drain may take all at once`);
    }
  }
}

function* oneBudgetViolations(budget: Json, podSets: readonly PodSet[]): Iterable<string> {
  const subject = subjectOf(budget);
  const { minAvailable, maxUnavailable, unhealthyPodEvictionPolicy } = budget.spec ?? {};
  const covered = podSets.filter(podSet => isCovered(podSet, budget));
  if (covered.length === 0) yield sentenceOf('budget/selects-nothing', subject, `the selector ${shown(budget.spec?.selector)} matches no pods of this set`);
  if (covered.length > 1 || isEmptySelector(budget.spec?.selector)) {
    yield sentenceOf('budget/wide', subject, `the selector must cover one workload, it covers ${covered.map(each => each.subject).join(', ')} or the whole namespace`);
  }
  if (unhealthyPodEvictionPolicy !== 'AlwaysAllow') {
    yield sentenceOf('budget/unhealthy', subject, `unhealthyPodEvictionPolicy must be AlwaysAllow, got ${shown(unhealthyPodEvictionPolicy)}`);
  }
  const bound = minAvailable ?? maxUnavailable;
  if (isPresent(minAvailable) === isPresent(maxUnavailable) || !(shareOf(bound, 100, 'up') >= 0)) {
    yield sentenceOf('budget/shape', subject,
      `exactly one of minAvailable and maxUnavailable must be a count or a percentage, got ${shown(minAvailable)} and ${shown(maxUnavailable)}`);
    return;
  }
  for (const podSet of covered) {
    const blocked = replicaCountsOf(podSet).find(n => allowedEvictions(budget.spec, n) < 1);
    if (blocked !== undefined) {
      const written = isPresent(minAvailable) ? `minAvailable ${minAvailable}` : `maxUnavailable ${maxUnavailable}`;
      yield sentenceOf('budget/blocks', subject, `${written} allows no eviction at ${blocked} pods of ${podSet.subject}, so a drain never ends`);
    }
  }
}

/** Evictions the budget allows while all n pods are healthy; both percentages round up. */
function allowedEvictions(spec: Json, n: number): number {
  const desired = isPresent(spec.minAvailable) ? shareOf(spec.minAvailable, n, 'up') : Math.max(0, n - shareOf(spec.maxUnavailable, n, 'up'));
  return n - desired;
}

function isCovered(podSet: PodSet, budget: Json): boolean {
  return namespaceOf(budget) === podSet.namespace && isSelected(budget.spec?.selector, podSet.labels);
}
