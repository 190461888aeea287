import { podSetsBehind, tryFindTarget } from './backend';
import { portsOf, runningContainersOf } from './container';
import { entriesOf, isPresent, Json, listOf, sentenceOf, shown } from './json';
import { ManifestSet, ofKind, PodSet, subjectOf } from './manifest-set';

/** Sources: https://kubernetes.io/docs/concepts/services-networking/service/ and, for port names, RFC 6335 section 5.1. */
export function* serviceViolations(set: ManifestSet): Iterable<string> {
  for (const podSet of set.podSets) yield* containerPortViolations(podSet);
  for (const service of ofKind(set.manifests, '', 'Service')) {
    yield* portNameViolations(service);
    yield* targetViolations(service, set.podSets);
  }
}

function* targetViolations(service: Json, podSets: readonly PodSet[]): Iterable<string> {
  const subject = subjectOf(service);
  const selector = service.spec?.selector;
  if (service.spec?.type === 'ExternalName' || entriesOf(selector).length === 0) return;
  const behind = podSetsBehind(service, podSets);
  if (behind.length === 0) yield sentenceOf('service/selector', subject, `the selector ${shown(selector)} matches no pods of this set`);
  if (behind.length > 1) {
    yield sentenceOf('service/wide', subject, `the selector matches several workloads: ${behind.map(each => each.subject).join(', ')}`);
  }
  for (const port of listOf(service.spec?.ports)) {
    for (const podSet of behind.filter(each => tryFindTarget(each, port) === undefined)) {
      yield sentenceOf('service/target-port', subject,
        `port ${shown(port?.name ?? port?.port)} goes to ${port?.protocol ?? 'TCP'} ${shown(port?.targetPort ?? port?.port)}, which ${podSet.subject} does not declare`);
    }
  }
}

function* portNameViolations(service: Json): Iterable<string> {
  const ports = listOf(service.spec?.ports);
  const names = ports.map(port => port?.name);
  const bad = names.filter(name => isPresent(name) ? !/^(?=.{1,63}$)[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(String(name)) : ports.length > 1);
  for (const name of bad) yield sentenceOf('service/port-name', subjectOf(service), `a port name must be a DNS label, and written when there are several, got ${shown(name)}`);
  for (const port of ports.filter(each => typeof each?.targetPort === 'string' && !isPortName(each.targetPort))) {
    yield sentenceOf('service/port-name', subjectOf(service), `targetPort ${shown(port.targetPort)} cannot be the name of a container port`);
  }
  const keys = ports.map(port => `${port?.protocol ?? 'TCP'} ${port?.port}`);
  const repeated = [...names.filter(isPresent), ...keys].find((key, index, all) => all.indexOf(key) !== index);
  if (repeated !== undefined) yield sentenceOf('service/port-unique', subjectOf(service), `port ${repeated} is there twice`);
}

function* containerPortViolations(podSet: PodSet): Iterable<string> {
  const ports = portsOf(runningContainersOf(podSet.pod));
  for (const { name } of ports.filter(port => isPresent(port.name) && !isPortName(port.name))) {
    yield sentenceOf('service/port-name', podSet.subject,
      `container port ${shown(name)} must be 1 to 15 lower-case letters, digits and single hyphens, with at least one letter`);
  }
  const keys = [...ports.map(port => port.name).filter(isPresent), ...ports.map(port => `${port.protocol} ${port.number}`)];
  const repeated = keys.find((key, index) => keys.indexOf(key) !== index);
  if (repeated !== undefined) yield sentenceOf('service/port-unique', podSet.subject, `container port ${repeated} is there twice`);
}

function isPortName(name: Json): boolean {
  return /^(?=.{1,15}$)(?=.*[a-z])[a-z0-9]+(-[a-z0-9]+)*$/.test(String(name));
}
