import { ContainerPort, portsOf, runningContainersOf, tryFindPort } from './container';
import { Json, listOf, sentenceOf, shown } from './json';
import { isSelected } from './label-selector';
import { ManifestSet, namespaceOf, ofKind, PodSet, subjectOf } from './manifest-set';

/** Source: https://prometheus-operator.dev/docs/api-reference/api/#monitoring.coreos.com/v1.PodMonitor */
export function* monitorViolations(set: ManifestSet): Iterable<string> {
  for (const monitor of monitorsOf(set)) {
    const watched = set.podSets.filter(podSet => isWatched(podSet, monitor));
    if (watched.length === 0) {
      yield sentenceOf('monitor/selector', subjectOf(monitor), `the selector ${shown(monitor.spec?.selector)} matches no pods of this set`);
    }
    for (const podSet of watched) {
      for (const endpoint of listOf(monitor.spec?.podMetricsEndpoints).filter(each => tryFindScraped(podSet, each) === undefined)) {
        yield sentenceOf('monitor/port', subjectOf(monitor), `${podSet.subject} declares no port ${shown(portOf(endpoint))}`);
      }
    }
  }
}

export function monitoredPortsOf(podSet: PodSet, set: ManifestSet): readonly ContainerPort[] {
  return monitorsOf(set).filter(monitor => isWatched(podSet, monitor))
    .flatMap(monitor => listOf(monitor.spec?.podMetricsEndpoints))
    .map(endpoint => tryFindScraped(podSet, endpoint))
    .filter(port => port !== undefined);
}

function monitorsOf(set: ManifestSet): readonly Json[] {
  return ofKind(set.manifests, 'monitoring.coreos.com', 'PodMonitor');
}

/** A monitor watches its own namespace unless it names others. */
function isWatched(podSet: PodSet, monitor: Json): boolean {
  const elsewhere = monitor.spec?.namespaceSelector;
  const isNear = elsewhere?.any === true || listOf(elsewhere?.matchNames).includes(podSet.namespace) || namespaceOf(monitor) === podSet.namespace;
  return isNear && isSelected(monitor.spec?.selector, podSet.labels);
}

function tryFindScraped(podSet: PodSet, endpoint: Json): ContainerPort | undefined {
  return tryFindPort(portsOf(runningContainersOf(podSet.pod)), portOf(endpoint), 'TCP');
}

function portOf(endpoint: Json): Json {
  return endpoint?.port ?? endpoint?.portNumber ?? endpoint?.targetPort;
}
