import { isServed } from './backend';
import { mainContainerOf, portsOf, runningContainersOf, sidecarsOf, tryFindPort } from './container';
import { entriesOf, integerOr, isMap, isPresent, Json, listOf, sentenceOf, shown } from './json';
import { ManifestSet, PodSet } from './manifest-set';

const PROBES = ['readinessProbe', 'livenessProbe', 'startupProbe'] as const;
const ACTIONS = ['httpGet', 'tcpSocket', 'grpc', 'exec'] as const;

/** Source: https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/ */
export function* probeViolations(set: ManifestSet): Iterable<string> {
  for (const podSet of set.podSets) {
    yield* initContainerViolations(podSet);
    if (!podSet.isLongRunning) continue;
    const main = mainContainerOf(podSet);
    // A worker that no Service sends traffic to has nothing to be taken out of.
    if (!isMap(main?.readinessProbe) && isServed(podSet, set)) {
      yield sentenceOf('probes/readiness', podSet.subject, `container ${main?.name} has no readinessProbe, so every rollout sends it traffic too early`);
    }
    for (const container of runningContainersOf(podSet.pod)) {
      for (const kind of PROBES) yield* oneProbeViolations(podSet.subject, container, kind);
      yield* pairViolations(podSet.subject, container);
    }
  }
}

/** Seconds a healthy pod may take to start: native sidecars start one after the other, the main containers together. */
export function startupBudgetOf(pod: Json): number {
  const sidecars = sidecarsOf(pod).map(containerBudgetOf).reduce((sum, seconds) => sum + seconds, 0);
  return sidecars + Math.max(0, ...listOf(pod?.containers).map(containerBudgetOf));
}

function containerBudgetOf(container: Json): number {
  const probe = container?.startupProbe;
  return isMap(probe) ? integerOr(probe.initialDelaySeconds, 0) + failuresOf(probe) * periodOf(probe) : 0;
}

function* oneProbeViolations(subject: string, container: Json, kind: typeof PROBES[number]): Iterable<string> {
  const probe = container?.[kind];
  if (!isPresent(probe)) return;
  const where = `${kind} of container ${container?.name}`;
  const action = actionOf(probe);
  if (action === undefined) {
    yield sentenceOf('probes/action', subject, `${where} must have exactly one of ${ACTIONS.join(', ')}, got ${shown(probe)}`);
    return;
  }
  if (!hasPlainNumbers(probe)) {
    yield sentenceOf('probes/numbers', subject, `${where} must count in whole numbers from 1 (initialDelaySeconds from 0), got ${shown(probe)}`);
    return;
  }
  if (!(timeoutOf(probe) <= periodOf(probe))) {
    yield sentenceOf('probes/timeout', subject, `${where} waits ${timeoutOf(probe)} s for an answer but asks every ${periodOf(probe)} s`);
  }
  if (kind !== 'readinessProbe' && integerOr(probe.successThreshold, 1) !== 1) {
    yield sentenceOf('probes/success', subject, `${where} must have successThreshold 1, got ${shown(probe.successThreshold)}`);
  }
  if (action !== 'exec' && tryFindPort(portsOf([container]), probe[action].port, 'TCP') === undefined) {
    yield sentenceOf('probes/port', subject, `${where} asks port ${shown(probe[action].port)}, which the container does not declare`);
  }
}

function* pairViolations(subject: string, container: Json): Iterable<string> {
  const { livenessProbe: liveness, readinessProbe: readiness, startupProbe: startup } = container ?? {};
  if (!isMap(liveness)) return;
  if (!isMap(startup)) {
    yield sentenceOf('probes/startup', subject, `container ${container.name} has a livenessProbe but no startupProbe, so a slow start is killed`);
  }
  if (!isMap(readiness)) return;
  const same = identityOf(liveness, container);
  if (same !== undefined && same === identityOf(readiness, container)) {
    yield sentenceOf('probes/same-action', subject, `liveness and readiness of container ${container.name} ask the same question: ${same}`);
  }
  const [restart, removal] = [reactionOf(liveness), reactionOf(readiness)];
  if (hasPlainNumbers(liveness) && hasPlainNumbers(readiness) && restart < 2 * removal) {
    yield sentenceOf('probes/reaction', subject,
      `liveness of container ${container.name} reacts after ${restart} s, readiness after ${removal} s; liveness must take at least twice as long`);
  }
}

function* initContainerViolations(podSet: PodSet): Iterable<string> {
  for (const container of listOf(podSet.pod?.initContainers)) {
    if (container?.restartPolicy !== 'Always' && PROBES.some(kind => isPresent(container?.[kind]))) {
      yield sentenceOf('probes/init', podSet.subject, `init container ${container.name} ends by itself and may not have probes`);
    }
  }
}

/** Longest time from the first failure to the reaction: every attempt fails, the last one by timeout. */
function reactionOf(probe: Json): number {
  return failuresOf(probe) * periodOf(probe) + timeoutOf(probe);
}

function periodOf(probe: Json): number {
  return integerOr(probe.periodSeconds, 10);
}

function timeoutOf(probe: Json): number {
  return integerOr(probe.timeoutSeconds, 1);
}

function failuresOf(probe: Json): number {
  return integerOr(probe.failureThreshold, 3);
}

function hasPlainNumbers(probe: Json): boolean {
  return periodOf(probe) >= 1 && timeoutOf(probe) >= 1 && failuresOf(probe) >= 1 && integerOr(probe.initialDelaySeconds, 0) >= 0;
}

function actionOf(probe: Json): typeof ACTIONS[number] | undefined {
  const present = ACTIONS.filter(action => isMap(probe?.[action]));
  return present.length === 1 ? present[0] : undefined;
}

/** What a probe asks, with the defaults filled in and port names resolved, so that two spellings of one question are equal. */
function identityOf(probe: Json, container: Json): string | undefined {
  const action = actionOf(probe);
  if (action === undefined) return undefined;
  const asked = probe[action];
  if (action === 'exec') return `exec ${shown(asked.command)}`;
  const port = tryFindPort(portsOf([container]), asked.port, 'TCP')?.number ?? asked.port;
  const rest = entriesOf(asked).filter(([key, value]) => key !== 'port' && shown(value) !== shown(DEFAULTS[key]));
  return `${action} ${shown(port)} ${shown(rest.sort(([left], [right]) => left < right ? -1 : 1))}`;
}

const DEFAULTS: Readonly<Record<string, Json>> = { scheme: 'HTTP', path: '/', host: '', service: '', httpHeaders: [] };
