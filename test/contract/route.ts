import { backendsOf, tryFindService, tryFindServicePort } from './backend';
import { isPresent, Json, listOf, sentenceOf, shown } from './json';
import { ManifestSet, namespaceOf, ofKind, subjectOf } from './manifest-set';

/** A place a route claims; two routes with one key are undefined. */
interface Claim {
  readonly key: string;
  readonly subject: string;
}

/** Sources: https://kubernetes.io/docs/concepts/services-networking/ingress/ and https://gateway-api.sigs.k8s.io/api-types/httproute/ */
export function* routeViolations(set: ManifestSet): Iterable<string> {
  const ingresses = ofKind(set.manifests, 'networking.k8s.io', 'Ingress');
  const routes = ofKind(set.manifests, 'gateway.networking.k8s.io', 'HTTPRoute');
  yield* backendViolations(set);
  for (const ingress of ingresses) {
    yield* tlsViolations(ingress);
    yield* pathTypeViolations(ingress);
  }
  yield* duplicateViolations([...ingresses.flatMap(ingressClaimsOf), ...routes.flatMap(routeClaimsOf)]);
}

function* backendViolations(set: ManifestSet): Iterable<string> {
  for (const backend of backendsOf(set)) {
    const service = tryFindService(set, backend);
    if (service === undefined) {
      yield sentenceOf('route/backend', backend.subject, `Service/${backend.service} is not in this set`);
    } else if (tryFindServicePort(service, backend.port) === undefined) {
      yield sentenceOf('route/backend', backend.subject, `Service/${backend.service} has no port ${shown(backend.port)}`);
    }
  }
}

/** A wildcard covers exactly one label. A rule without a host answers for every host, so any TLS entry counts. */
function* tlsViolations(ingress: Json): Iterable<string> {
  const entries = listOf(ingress.spec?.tls);
  const covered = entries.flatMap(entry => listOf(entry?.hosts)).map(String);
  for (const rule of listOf(ingress.spec?.rules)) {
    const host = rule?.host;
    const wildcard = `*${String(host).slice(String(host).indexOf('.'))}`;
    const isCovered = isPresent(host) ? covered.includes(host) || covered.includes(wildcard) : entries.length > 0;
    if (!isCovered) yield sentenceOf('route/tls', subjectOf(ingress), `host ${shown(host)} is served without TLS`);
  }
}

function* pathTypeViolations(ingress: Json): Iterable<string> {
  for (const path of listOf(ingress.spec?.rules).flatMap(rule => listOf(rule?.http?.paths))) {
    if (!['Exact', 'Prefix', 'ImplementationSpecific'].includes(path?.pathType) || !String(path?.path ?? '/').startsWith('/')) {
      yield sentenceOf('route/path', subjectOf(ingress), `a path must start with / and have a pathType, got ${shown(path?.pathType)} ${shown(path?.path)}`);
    }
  }
}

function* duplicateViolations(claims: readonly Claim[]): Iterable<string> {
  const first = new Map<string, string>();
  for (const { key, subject } of claims) {
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, subject);
    else yield sentenceOf('route/duplicate', subject, `${key} is already claimed by ${earlier}`);
  }
}

/** Exact wins over Prefix on the same path, so those two may meet; all else on one host and path may not. */
function ingressClaimsOf(ingress: Json): readonly Claim[] {
  const controller = ingress.spec?.ingressClassName ?? ingress.metadata?.annotations?.['kubernetes.io/ingress.class'] ?? 'default';
  return listOf(ingress.spec?.rules).flatMap(rule => listOf(rule?.http?.paths).map(path => {
    const kind = path?.pathType === 'Exact' ? 'Exact' : 'Prefix';
    const place = kind === 'Exact' ? String(path?.path) : withoutTrailingSlash(String(path?.path ?? '/'));
    return { key: `${controller} ${rule?.host ?? '*'} ${kind} ${place}`, subject: subjectOf(ingress) };
  }));
}

function routeClaimsOf(route: Json): readonly Claim[] {
  const hostnames = listOf(route.spec?.hostnames).length > 0 ? listOf(route.spec.hostnames) : ['*'];
  const parents = listOf(route.spec?.parentRefs).map(parent =>
    [parent?.namespace ?? namespaceOf(route), parent?.name, parent?.sectionName ?? '*', parent?.port ?? '*'].join('/'));
  const matches = listOf(route.spec?.rules).flatMap(rule => listOf(rule?.matches).length > 0 ? listOf(rule.matches) : [{}]);
  return parents.flatMap(parent => hostnames.flatMap(host => matches.map(match => {
    const path = `${match?.path?.type ?? 'PathPrefix'} ${withoutTrailingSlash(String(match?.path?.value ?? '/'))}`;
    const rest = [match?.method, match?.headers, match?.queryParams].map(part => isPresent(part) ? ` ${shown(part)}` : '').join('');
    return { key: `${parent} ${host} ${path}${rest}`, subject: subjectOf(route) };
  })));
}

function withoutTrailingSlash(path: string): string {
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
}
