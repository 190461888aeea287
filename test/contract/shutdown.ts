import { podSetsBehind } from './backend';
import { mainContainerOf, runningContainersOf } from './container';
import { entriesOf, integerOr, isMap, isPresent, Json, listOf, sentenceOf, shown } from './json';
import { ManifestSet, ofKind, PodSet } from './manifest-set';

/** On the pod template, with the value "true": the process itself keeps serving until its endpoints are gone. */
const DRAINS_ITSELF = 'cdk8s-vetted/drains-itself';

/** Source: https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination */
export function* shutdownViolations(set: ManifestSet, minor: number): Iterable<string> {
  for (const podSet of set.podSets.filter(each => each.isLongRunning)) {
    for (const container of runningContainersOf(podSet.pod)) yield* preStopViolations(podSet, container, minor);
    yield* drainViolations(podSet, set);
  }
}

function* preStopViolations(podSet: PodSet, container: Json, minor: number): Iterable<string> {
  const { subject } = podSet;
  const preStop = container?.lifecycle?.preStop;
  if (!isPresent(preStop)) return;
  if (isPresent(preStop.sleep) && minor < 30) {
    yield sentenceOf('shutdown/native-sleep', subject, `container ${container.name} uses preStop.sleep, which is on from Kubernetes 1.30, not 1.${minor}`);
  }
  const seconds = tryReadSleep(preStop) ?? tryReadStop(preStop);
  if (seconds === undefined) {
    yield sentenceOf('shutdown/pre-stop', subject, `preStop of container ${container.name} must be one sleep or one stop of a whole number of seconds, got ${shown(preStop)}`);
    return;
  }
  const grace = integerOr(podSet.pod.terminationGracePeriodSeconds, 30);
  if (!(grace > seconds)) {
    yield sentenceOf('shutdown/grace', subject, `terminationGracePeriodSeconds ${grace} leaves nothing after ${seconds} s of preStop in container ${container.name}`);
  }
}

/** Traffic arrives for some seconds after SIGTERM, because endpoints are removed beside the shutdown and not before it. */
function* drainViolations(podSet: PodSet, set: ManifestSet): Iterable<string> {
  const service = ofKind(set.manifests, '', 'Service').find(each => podSetsBehind(each, [podSet]).length > 0);
  if (service === undefined || podSet.annotations?.[DRAINS_ITSELF] === 'true') return;
  // The only pod of a StatefulSet has no other that could take its traffic over.
  if (podSet.kind === 'StatefulSet' && podSet.most <= 1) return;
  const main = mainContainerOf(podSet);
  if (!isPresent(main?.lifecycle?.preStop)) {
    yield sentenceOf('shutdown/drain', podSet.subject,
      `Service/${service.metadata?.name} sends traffic to container ${main?.name}, which has no preStop and is not marked ${DRAINS_ITSELF}`);
  }
}

/** Seconds a preStop hook sleeps: natively, by `sleep 5`, or by a shell that runs `sleep 5` and nothing else. */
function tryReadSleep(preStop: Json): number | undefined {
  const handlers = entriesOf(preStop);
  if (handlers.length !== 1 || !handlers.every(([, handler]) => isMap(handler))) return undefined;
  if (preStop.sleep) return integerOr(preStop.sleep.seconds, NaN) >= 1 ? preStop.sleep.seconds : undefined;
  const words = listOf(preStop.exec?.command).map(String);
  const script = /^(\/bin\/)?(ba|da)?sh$/.test(words[0]) && words[1] === '-c' && words.length === 3 ? words[2] : words.join(' ');
  const seconds = /^(?:exec\s+)?(?:\/usr)?(?:\/bin\/)?sleep\s+(\d{1,6})s?$/.exec(script.trim())?.[1];
  return seconds === undefined ? undefined : Number(seconds);
}

/** Most seconds a preStop hook takes that ends PostgreSQL without waiting for its clients: pg_ctl gives up then. */
function tryReadStop(preStop: Json): number | undefined {
  const words = listOf(preStop?.exec?.command).map(String);
  const isFast = entriesOf(preStop).length === 1 && words[0] === 'pg_ctl' && words[1] === 'stop' && words.includes('--mode=fast') && words.includes('--wait');
  const seconds = isFast ? words.map(word => /^--timeout=(\d{1,6})$/.exec(word)?.[1]).find(isPresent) : undefined;
  return seconds === undefined ? undefined : Number(seconds);
}
