import { ContainerPort, portsOf, runningContainersOf, tryFindPort } from './container';
import { entriesOf, isPresent, Json, listOf } from './json';
import { isSelected } from './label-selector';
import { ManifestSet, namespaceOf, ofKind, PodSet, subjectOf } from './manifest-set';

/** What a route sends its requests to: a Service and, by name or number, one of its ports. */
export interface Backend {
  readonly subject: string;
  readonly namespace: string;
  readonly service: Json;
  readonly port: Json;
}

export function backendsOf(set: ManifestSet): readonly Backend[] {
  return [
    ...ofKind(set.manifests, 'networking.k8s.io', 'Ingress').flatMap(ingressBackendsOf),
    ...ofKind(set.manifests, 'gateway.networking.k8s.io', 'HTTPRoute').flatMap(routeBackendsOf),
  ];
}

export function tryFindService(set: ManifestSet, backend: Backend): Json {
  return ofKind(set.manifests, '', 'Service')
    .find(service => service.metadata?.name === backend.service && namespaceOf(service) === backend.namespace);
}

export function tryFindServicePort(service: Json, reference: Json): Json {
  return listOf(service?.spec?.ports).find(port => isPresent(reference) && (port?.name === reference || port?.port === reference));
}

/** The pods a Service selects; none where it has no selector. */
export function podSetsBehind(service: Json, podSets: readonly PodSet[]): readonly PodSet[] {
  const selector = service?.spec?.selector;
  if (entriesOf(selector).length === 0) return [];
  return podSets.filter(podSet => podSet.namespace === namespaceOf(service) && isSelected({ matchLabels: selector }, podSet.labels));
}

/** Whether some Service sends traffic to the pods. */
export function isServed(podSet: PodSet, set: ManifestSet): boolean {
  return ofKind(set.manifests, '', 'Service').some(service => podSetsBehind(service, [podSet]).length > 0);
}

/**
 * The container port behind a Service port: `targetPort` by name or number, and `port` itself where it is left out.
 * Source: https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports
 */
export function tryFindTarget(podSet: PodSet, servicePort: Json): ContainerPort | undefined {
  const reference = servicePort?.targetPort ?? servicePort?.port;
  return tryFindPort(portsOf(runningContainersOf(podSet.pod)), reference, servicePort?.protocol ?? 'TCP');
}

function ingressBackendsOf(ingress: Json): readonly Backend[] {
  const paths = listOf(ingress.spec?.rules).flatMap(rule => listOf(rule?.http?.paths));
  return [ingress.spec?.defaultBackend, ...paths.map(path => path?.backend)]
    .filter(backend => isPresent(backend?.service))
    .map(({ service }) => ({
      subject: subjectOf(ingress),
      namespace: namespaceOf(ingress),
      service: service.name,
      port: service.port?.name ?? service.port?.number,
    }));
}

function routeBackendsOf(route: Json): readonly Backend[] {
  return listOf(route.spec?.rules).flatMap(rule => listOf(rule?.backendRefs))
    .filter(reference => (reference?.kind ?? 'Service') === 'Service' && (reference?.group ?? '') === '')
    .map(reference => ({
      subject: subjectOf(route),
      namespace: String(reference?.namespace ?? namespaceOf(route)),
      service: reference?.name,
      port: typeof reference?.port === 'number' ? reference.port : undefined,
    }));
}
