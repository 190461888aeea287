import { allContainersOf, sidecarsOf } from './container';
import { entriesOf, integerOr, isPresent, Json, listOf, sentenceOf, shown } from './json';
import { isSelected } from './label-selector';
import { ManifestSet, PodSet, replicaCountsOf } from './manifest-set';
import { startupBudgetOf } from './probes';
import { shareOf } from './share';

const SELECTOR_KEYS = ['app.kubernetes.io/instance', 'app.kubernetes.io/name'];

/** Source: https://kubernetes.io/docs/concepts/workloads/controllers/deployment/ */
export function* rolloutViolations(set: ManifestSet, minor: number): Iterable<string> {
  for (const podSet of set.podSets) {
    yield* imageViolations(podSet);
    yield* sidecarViolations(podSet, minor);
    if (!podSet.isLongRunning) continue;
    yield* selectorViolations(podSet, set.podSets);
    if (podSet.kind === 'Deployment') yield* deploymentViolations(podSet);
  }
}

function* deploymentViolations(podSet: PodSet): Iterable<string> {
  const { subject } = podSet;
  const spec = podSet.manifest.spec;
  yield* floorViolations(podSet);

  const deadline = integerOr(spec.progressDeadlineSeconds, 600);
  const budget = startupBudgetOf(podSet.pod);
  const minReady = integerOr(spec.minReadySeconds, 0);
  if (!(deadline > budget + minReady)) {
    yield sentenceOf('rollout/deadline', subject,
      `progressDeadlineSeconds ${deadline} must exceed the startup budget ${budget} s plus minReadySeconds ${minReady}`);
  }
  if (!(integerOr(spec.revisionHistoryLimit, 0) >= 1)) {
    yield sentenceOf('rollout/history', subject, `revisionHistoryLimit must be written and at least 1, got ${shown(spec.revisionHistoryLimit)}`);
  }
  if (podSet.isScaled && isPresent(spec.replicas)) {
    yield sentenceOf('rollout/replicas', subject, `an autoscaler owns the count, yet spec.replicas is ${shown(spec.replicas)}`);
  }
  if (!podSet.isScaled && !(integerOr(spec.replicas, 0) >= 1)) {
    yield sentenceOf('rollout/replicas', subject, `no autoscaler sets the count, so spec.replicas must be at least 1, got ${shown(spec.replicas)}`);
  }
}

/** maxSurge rounds up, maxUnavailable rounds down, both default to 25 %; a written 0/0 is rejected, a rounded 0/0 takes one pod away. */
function* floorViolations(podSet: PodSet): Iterable<string> {
  const { subject } = podSet;
  const strategy = podSet.manifest.spec.strategy;
  if (strategy?.type === 'Recreate') {
    if (podSet.most >= 2) yield sentenceOf('rollout/floor', subject, `Recreate stops all of up to ${podSet.most} pods before it starts one`);
    return;
  }
  const surge = strategy?.rollingUpdate?.maxSurge ?? '25%';
  const unavailable = strategy?.rollingUpdate?.maxUnavailable ?? '25%';
  if (!(shareOf(surge, 100, 'up') >= 0) || !(shareOf(unavailable, 100, 'down') >= 0)) {
    yield sentenceOf('rollout/share', subject, `maxSurge ${shown(surge)} and maxUnavailable ${shown(unavailable)} must be counts or percentages`);
    return;
  }
  const stuck = replicaCountsOf(podSet).find(n => shareOf(surge, n, 'up') === 0 && shareOf(unavailable, n, 'down') === 0);
  if (stuck !== undefined) {
    yield sentenceOf('rollout/stuck', subject, `at ${stuck} pods maxSurge ${surge} and maxUnavailable ${unavailable} both come to 0`);
  }
  const empty = replicaCountsOf(podSet).find(n => n >= 2 && n - shareOf(unavailable, n, 'down') < 1);
  if (empty !== undefined) {
    yield sentenceOf('rollout/floor', subject, `maxUnavailable ${unavailable} of ${empty} pods leaves none during a rollout`);
  }
}

/** Source: https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#selector */
function* selectorViolations(podSet: PodSet, all: readonly PodSet[]): Iterable<string> {
  const { subject } = podSet;
  const selector = podSet.manifest.spec.selector;
  const keys = entriesOf(selector?.matchLabels).map(([key]) => key).sort();
  if (keys.join() !== SELECTOR_KEYS.join() || listOf(selector?.matchExpressions).length > 0) {
    yield sentenceOf('rollout/selector', subject, `the selector must be exactly ${SELECTOR_KEYS.join(' and ')}, got ${shown(selector)}`);
  }
  if (!isSelected(selector, podSet.labels)) {
    yield sentenceOf('rollout/template', subject, `the selector does not match the template labels ${shown(podSet.labels)}`);
  }
  const foreign = all.find(other => other !== podSet && other.namespace === podSet.namespace && isSelected(selector, other.labels));
  if (foreign) yield sentenceOf('rollout/overlap', subject, `the selector also matches the pods of ${foreign.subject}`);
}

/** Source: https://kubernetes.io/docs/concepts/containers/images/#image-names */
function* imageViolations(podSet: PodSet): Iterable<string> {
  for (const container of allContainersOf(podSet.pod)) {
    if (!isPinned(container?.image)) {
      yield sentenceOf('rollout/image', podSet.subject,
        `container ${container?.name} must pin a tag other than latest, or a digest, got ${shown(container?.image)}`);
    }
  }
}

function isPinned(image: Json): boolean {
  if (typeof image !== 'string') return false;
  if (image.includes('@')) return /^[^@\s]+@sha256:[0-9a-f]{64}$/.test(image);
  const tag = /:([\w][\w.-]{0,127})$/.exec(image.slice(image.lastIndexOf('/') + 1))?.[1];
  return tag !== undefined && tag !== 'latest';
}

/** Before 1.29 the API server drops restartPolicy, and an init container that never ends holds the pod back forever. */
function* sidecarViolations(podSet: PodSet, minor: number): Iterable<string> {
  if (minor >= 29) return;
  for (const sidecar of sidecarsOf(podSet.pod)) {
    yield sentenceOf('rollout/native-sidecar', podSet.subject, `init container ${sidecar?.name} restarts always, which needs Kubernetes 1.29, not 1.${minor}`);
  }
}
