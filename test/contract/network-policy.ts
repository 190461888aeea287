import { backendsOf, podSetsBehind, tryFindService, tryFindServicePort, tryFindTarget } from './backend';
import { ContainerPort, portsOf, runningContainersOf, tryFindPort } from './container';
import { isMap, isPresent, Json, listOf, sentenceOf, shown } from './json';
import { isEmptySelector, isSelected } from './label-selector';
import { ManifestSet, namespaceOf, ofKind, PodSet, subjectOf } from './manifest-set';
import { monitoredPortsOf } from './monitor';

const DNS_PORT = 53;

/** Source: https://kubernetes.io/docs/concepts/services-networking/network-policies/ */
export function* networkPolicyViolations(set: ManifestSet): Iterable<string> {
  const policies = ofKind(set.manifests, 'networking.k8s.io', 'NetworkPolicy');
  for (const policy of policies) yield* onePolicyViolations(policy, set.podSets);
  for (const podSet of set.podSets) {
    const own = policies.filter(policy => isIsolating(policy, podSet));
    yield* ingressViolations(podSet, own, set);
    yield* dnsViolations(podSet, own);
  }
}

function* onePolicyViolations(policy: Json, podSets: readonly PodSet[]): Iterable<string> {
  const subject = subjectOf(policy);
  const selector = policy.spec?.podSelector;
  const selected = podSets.filter(podSet => isIsolating(policy, podSet));
  if (selected.length !== 1 || isEmptySelector(selector ?? {})) {
    yield sentenceOf('network/selects', subject,
      `podSelector ${shown(selector)} must select the pods of one workload, it selects ${selected.map(each => each.subject).join(', ') || 'none'}`);
  }
  const types = listOf(policy.spec?.policyTypes).map(String);
  if (!types.includes('Ingress') || !types.includes('Egress')) {
    yield sentenceOf('network/types', subject, `policyTypes must name Ingress and Egress, got ${shown(policy.spec?.policyTypes)}`);
  }
  const named = listOf(policy.spec?.ingress).flatMap(rule => listOf(rule?.ports)).filter(port => typeof port?.port === 'string');
  for (const podSet of selected) {
    for (const port of named.filter(each => resolve(each, podSet) === undefined)) {
      yield sentenceOf('network/named-port', subject, `ingress port ${shown(port.port)} over ${port.protocol ?? 'TCP'} is not declared by ${podSet.subject}`);
    }
  }
}

/** Policies add up: once one of them isolates a pod for ingress, a port is open only where some rule admits it. */
function* ingressViolations(podSet: PodSet, policies: readonly Json[], set: ManifestSet): Iterable<string> {
  const isolating = policies.filter(policy => hasType(policy, 'Ingress'));
  if (isolating.length === 0) return;
  const rules = isolating.flatMap(policy => listOf(policy.spec?.ingress));
  const closed = (port: ContainerPort) => !rules.some(rule => isAdmitted(rule, port, podSet));
  for (const port of exposedPortsOf(podSet, set).filter(closed)) {
    yield sentenceOf('network/exposed', podSet.subject, `${port.protocol} ${port.number} is exposed, but no ingress rule admits it`);
  }
  for (const port of monitoredPortsOf(podSet, set).filter(closed)) {
    yield sentenceOf('network/monitored', podSet.subject, `${port.protocol} ${port.number} is scraped, but no ingress rule admits it`);
  }
}

/** DNS servers sit in another namespace; without both protocols, long answers and then all names fail. */
function* dnsViolations(podSet: PodSet, policies: readonly Json[]): Iterable<string> {
  const isolating = policies.filter(policy => hasType(policy, 'Egress'));
  if (isolating.length === 0) return;
  const rules = isolating.flatMap(policy => listOf(policy.spec?.egress)).filter(isMap);
  for (const protocol of ['UDP', 'TCP']) {
    if (!rules.some(rule => isDnsAllowed(rule, protocol))) {
      yield sentenceOf('network/dns', podSet.subject, `egress is restricted and no rule allows ${protocol} ${DNS_PORT}`);
    }
  }
}

/** Container ports that something outside the workload is told to reach: by a route, or by a Service that leaves the cluster. */
function exposedPortsOf(podSet: PodSet, set: ManifestSet): readonly ContainerPort[] {
  const routed = backendsOf(set).map(backend => {
    const service = tryFindService(set, backend);
    return { service, port: tryFindServicePort(service, backend.port) };
  });
  const open = ofKind(set.manifests, '', 'Service').filter(service => ['LoadBalancer', 'NodePort'].includes(service.spec?.type))
    .flatMap(service => listOf(service.spec?.ports).map(port => ({ service, port })));
  const found = [...routed, ...open]
    .filter(({ service, port }) => isPresent(port) && podSetsBehind(service, [podSet]).length > 0)
    .map(({ port }) => tryFindTarget(podSet, port));
  return [...new Map(found.filter(port => port !== undefined).map(port => [shown(port), port])).values()];
}

function isAdmitted(rule: Json, wanted: ContainerPort, podSet: PodSet): boolean {
  if (!isMap(rule)) return false;
  const ports = listOf(rule.ports);
  return ports.length === 0 || ports.some(port => {
    if ((port?.protocol ?? 'TCP') !== wanted.protocol) return false;
    return !isPresent(port?.port) || isWithin(wanted.number, resolve(port, podSet), port.endPort);
  });
}

/** A rule for DNS by number may go anywhere but to pods of its own namespace alone; a rule for all ports must clearly include the DNS servers. */
function isDnsAllowed(rule: Json, protocol: string): boolean {
  const ports = listOf(rule.ports).filter(port => (port?.protocol ?? 'TCP') === protocol);
  const isNamed = ports.some(port => isPresent(port?.port) && isWithin(DNS_PORT, port.port, port.endPort));
  const isOpen = listOf(rule.ports).length === 0 || ports.some(port => !isPresent(port?.port));
  const peers = listOf(rule.to);
  if (peers.length === 0) return isNamed || isOpen;
  return peers.some(peer => (isNamed && (isMap(peer?.namespaceSelector) || isMap(peer?.ipBlock))) || (isOpen && includesDnsServers(peer)));
}

function includesDnsServers(peer: Json): boolean {
  if (isMap(peer?.ipBlock)) return ['0.0.0.0/0', '::/0'].includes(peer.ipBlock.cidr);
  return isSelected(peer?.namespaceSelector, { 'kubernetes.io/metadata.name': 'kube-system' });
}

function isWithin(number: Json, first: Json, last: Json): boolean {
  return typeof first === 'number' && number >= first && number <= (last ?? first);
}

function resolve(port: Json, podSet: PodSet): Json {
  return typeof port.port === 'string' ? tryFindPort(portsOf(runningContainersOf(podSet.pod)), port.port, port.protocol ?? 'TCP')?.number : port.port;
}

function isIsolating(policy: Json, podSet: PodSet): boolean {
  return namespaceOf(policy) === podSet.namespace && isSelected(policy.spec?.podSelector ?? {}, podSet.labels);
}

/** Left out, policyTypes means Ingress, and Egress only where there are egress rules. */
function hasType(policy: Json, type: 'Ingress' | 'Egress'): boolean {
  const types = policy.spec?.policyTypes;
  return isPresent(types) ? listOf(types).includes(type) : type === 'Ingress' || listOf(policy.spec?.egress).length > 0;
}
