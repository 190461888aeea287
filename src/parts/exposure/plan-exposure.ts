import { Exposure } from './exposure';
import { Tls } from './tls';
import { needCustomResource } from '../../cluster/capability';
import { ClusterProfile } from '../../cluster/cluster-profile';
import { GatewayTarget, PodLocation } from '../../cluster/cluster-profile-props';
import { IssueList } from '../../validation/issue-list';
import { isStruct } from '../../validation/known-props';
import { entriesOf, listOf, reasonOf } from '../../validation/ranges';
import { shown } from '../../validation/shown';
import { isDnsSubdomain, isHostName } from '../../values/dns-name';
import { isHttpPath } from '../../values/http-path';
import { isAnnotationKey } from '../../values/label';
import { PortPlan } from '../ports/plan-ports';

export interface ExposurePlan {
  readonly hosts: readonly string[];
  readonly paths: readonly string[];
  readonly annotations: { readonly [key: string]: string };
  readonly servicePortName: string;
  readonly servicePort: number;
  /** Where the traffic comes from, where the cluster profile knows. */
  readonly source?: PodLocation;
  /** Set where an Ingress exposes the service. */
  readonly ingress?: { readonly className?: string; readonly tlsSecretName?: string };
  /** Set where an HTTPRoute does. */
  readonly gateway?: GatewayTarget;
  readonly note?: string;
}

const GATEWAY_ROUTES = 'httproutes.gateway.networking.k8s.io';
const CERTIFICATES = 'certificates.cert-manager.io';

export function planExposure(expose: Exposure | undefined, name: string, port: PortPlan, profile: ClusterProfile, issues: IssueList): ExposurePlan | undefined {
  if (expose === undefined) return undefined;
  if (!(expose instanceof Exposure)) {
    issues.add({ prop: 'expose', must: 'be Exposure.web(host, {...}), .ingress or .gateway', got: shown(expose) });
    return undefined;
  }
  const options = expose._options;
  if (!isStruct(issues, 'expose', options, { tls: true, paths: true, aliases: true, annotations: true })) return undefined;
  if (!port.isHttp) issues.add({ prop: 'expose', must: 'lead to a port that speaks HTTP', got: `port "${port.name}"`, fix: 'put WebPort.http(n) first in ports' });
  const common = {
    hosts: planHosts(expose, issues),
    paths: planPaths(options.paths, issues),
    servicePortName: port.name,
    servicePort: port.servicePort,
  };
  const annotations = planAnnotations(options.annotations, issues);
  const tls = planTls(options.tls, issues);
  const byGateway = expose._by === 'gateway' || (expose._by === 'profile' && profile.gateway !== undefined);
  if (byGateway) return { ...common, annotations, ...planGateway(common.hosts, profile, issues) };
  return { ...common, ...planIngress(name, tls, annotations, profile, issues) };
}

function planHosts(expose: Exposure, issues: IssueList): string[] {
  const hosts = [expose._host, ...listOf(issues, 'expose.aliases', expose._options.aliases)];
  hosts.forEach((host, i) => {
    const prop = i === 0 ? 'expose.host' : `expose.aliases[${i - 1}]`;
    if (!isHostName(host, { wildcard: true })) issues.add({ prop, must: 'be a lower-case host name, without scheme, port or path', got: shown(host), fix: 'write "shop.example.com"' });
    else if (hosts.indexOf(host) < i) issues.add({ prop, must: 'be named once', got: shown(host) });
  });
  return hosts.filter((host) => typeof host === 'string');
}

function planPaths(given: string[] | undefined, issues: IssueList): string[] {
  const paths = given === undefined ? ['/'] : [...listOf(issues, 'expose.paths', given)];
  if (paths.length === 0 && !issues.concerns('expose.paths')) issues.add({ prop: 'expose.paths', must: 'name at least one path', got: shown(given), fix: 'leave it out for "/"' });
  paths.forEach((path, i) => {
    const prop = `expose.paths[${i}]`;
    if (!isHttpPath(path) || path.includes('?')) issues.add({ prop, must: 'be an HTTP path that starts with "/", without a query', got: shown(path) });
    else if (paths.findIndex((other) => isHttpPath(other) && samePath(other) === samePath(path)) < i) issues.add({ prop, must: 'be named once', got: shown(path) });
  });
  return paths;
}

/** Prefix matching ignores a trailing slash: /shop and /shop/ are one path. */
export function samePath(path: string): string {
  return path.length > 1 ? path.replace(/\/$/, '') : path;
}

function planAnnotations(given: { readonly [key: string]: string } | undefined, issues: IssueList): Record<string, string> {
  const annotations = entriesOf(issues, 'expose.annotations', given);
  for (const [key, value] of annotations) {
    if (!isAnnotationKey(key) || typeof value !== 'string') issues.add({ prop: 'expose.annotations', must: 'hold valid annotations', got: `${key}: ${shown(value)}` });
  }
  return Object.fromEntries(annotations);
}

function planTls(tls: Tls | undefined, issues: IssueList): Tls | undefined {
  if (!(tls instanceof Tls)) {
    issues.add({ prop: 'expose.tls', must: 'say where the certificate comes from', got: shown(tls), fix: "write Tls.secret('shop-tls') or Tls.certManager('letsencrypt')" });
    return undefined;
  }
  if (tls._by === 'upstream') reasonOf(issues, 'expose.tls', tls._value);
  else if (!isDnsSubdomain(tls._value)) issues.add({ prop: 'expose.tls', must: 'name a Secret or ClusterIssuer', got: shown(tls._value) });
  return tls;
}

function planGateway(hosts: readonly string[], profile: ClusterProfile, issues: IssueList): Pick<ExposurePlan, 'gateway' | 'source' | 'note'> {
  needCustomResource(issues, profile, 'expose', GATEWAY_ROUTES, 'use Exposure.ingress');
  const gateway = profile.gateway;
  if (gateway === undefined) {
    issues.add({ prop: 'expose', must: 'have a Gateway to attach to', got: 'a ClusterProfile without one', fix: 'name it in gateway of the ClusterProfile, or use Exposure.ingress' });
    return {};
  }
  return {
    gateway,
    source: gateway.proxy,
    note: `listener ${gateway.httpsListener} of Gateway ${gateway.namespace}/${gateway.name} must hold a certificate for ${hosts.join(', ')}`,
  };
}

function planIngress(
  name: string, tls: Tls | undefined, annotations: Record<string, string>, profile: ClusterProfile, issues: IssueList,
): Pick<ExposurePlan, 'ingress' | 'source' | 'annotations' | 'note'> {
  const className = profile.ingress?.className;
  const source = profile.ingress?.controller;
  if (tls?._by === 'upstream') {
    return { ingress: { className }, source, annotations, note: `no TLS at the Ingress: ${tls._value}` };
  }
  if (tls?._by === 'cert-manager') {
    needCustomResource(issues, profile, 'expose.tls', CERTIFICATES, "use Tls.secret('name') with a certificate of your own");
    return { ingress: { className, tlsSecretName: `${name}-tls` }, source, annotations: { ...annotations, 'cert-manager.io/cluster-issuer': tls._value } };
  }
  return { ingress: { className, tlsSecretName: tls?._value }, source, annotations };
}
