import { integerOr, Json, listOf, sentenceOf, shown } from './json';
import { isEmptySelector, isSelected } from './label-selector';
import { ManifestSet, PodSet } from './manifest-set';

/** Source: https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/ */
export function* spreadViolations(set: ManifestSet): Iterable<string> {
  for (const podSet of set.podSets.filter(each => each.kind === 'Deployment')) {
    const constraints = listOf(podSet.pod?.topologySpreadConstraints);
    if (constraints.length === 0 && podSet.most >= 2) {
      yield sentenceOf('spread/missing', podSet.subject, `up to ${podSet.most} pods may all land on one node`);
    }
    for (const constraint of constraints) yield* constraintViolations(podSet, constraint);
  }
}

function* constraintViolations(podSet: PodSet, constraint: Json): Iterable<string> {
  const { subject } = podSet;
  const key = constraint?.topologyKey;
  if (typeof key !== 'string' || key === '') yield sentenceOf('spread/key', subject, `topologyKey must be a node label, got ${shown(key)}`);
  if (!(integerOr(constraint?.maxSkew, 0) >= 1)) yield sentenceOf('spread/skew', subject, `maxSkew over ${key} must be at least 1, got ${shown(constraint?.maxSkew)}`);
  if (constraint?.whenUnsatisfiable !== 'ScheduleAnyway') {
    yield sentenceOf('spread/hard', subject, `whenUnsatisfiable over ${key} must be ScheduleAnyway, got ${shown(constraint?.whenUnsatisfiable)}`);
  }
  if (!listOf(constraint?.matchLabelKeys).includes('pod-template-hash')) {
    yield sentenceOf('spread/generation', subject, `matchLabelKeys over ${key} must have pod-template-hash, else old pods skew a rollout`);
  }
  if (!isSelected(constraint?.labelSelector, podSet.labels) || isEmptySelector(constraint?.labelSelector)) {
    yield sentenceOf('spread/selector', subject, `labelSelector over ${key} does not select the pods it spreads: ${shown(constraint?.labelSelector)}`);
  }
}
