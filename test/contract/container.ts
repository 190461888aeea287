import { isPresent, Json, listOf } from './json';
import { PodSet } from './manifest-set';

/** A port some container of a pod declares. */
export interface ContainerPort {
  readonly name?: Json;
  readonly number: Json;
  readonly protocol: string;
}

/**
 * Init containers that stay up beside the main ones.
 * Source: https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/
 */
export function sidecarsOf(pod: Json): readonly Json[] {
  return listOf(pod?.initContainers).filter(container => container?.restartPolicy === 'Always');
}

/** The containers that run while the pod is up, native sidecars first, as they start first. */
export function runningContainersOf(pod: Json): readonly Json[] {
  return [...sidecarsOf(pod), ...listOf(pod?.containers)];
}

export function allContainersOf(pod: Json): readonly Json[] {
  return [...listOf(pod?.initContainers), ...listOf(pod?.containers)];
}

/** The container that does the work: the one kubectl is told to prefer, else the first. */
export function mainContainerOf(podSet: PodSet): Json {
  const containers = listOf(podSet.pod?.containers);
  const preferred = podSet.annotations?.['kubectl.kubernetes.io/default-container'];
  return containers.find(container => isPresent(preferred) && container?.name === preferred) ?? containers[0];
}

export function portsOf(containers: readonly Json[]): readonly ContainerPort[] {
  return containers.flatMap(container => listOf(container?.ports).map(port => ({
    name: port?.name ?? undefined,
    number: port?.containerPort,
    protocol: port?.protocol ?? 'TCP',
  })));
}

/** The declared port behind a name or a number, over one protocol. */
export function tryFindPort(ports: readonly ContainerPort[], reference: Json, protocol: string): ContainerPort | undefined {
  return ports.find(port => port.protocol === protocol && (typeof reference === 'string' ? port.name : port.number) === reference);
}
