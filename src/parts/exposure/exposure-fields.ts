import { k8s } from 'cdk8s-plus-27';
import { Bug } from '../../errors/bug';
import { Fields } from '../kubernetes-fields';
import { ExposurePlan } from './plan-exposure';

export function ingressFieldsOf(plan: ExposurePlan, service: string): Fields<k8s.IngressSpec> {
  const paths = plan.paths.map((path) => ({ path, pathType: 'Prefix', backend: { service: { name: service, port: { name: plan.servicePortName } } } }));
  return {
    ingressClassName: plan.ingress?.className,
    tls: plan.ingress?.tlsSecretName === undefined ? undefined : [{ hosts: [...plan.hosts], secretName: plan.ingress.tlsSecretName }],
    rules: plan.hosts.map((host) => ({ host, http: { paths } })),
  };
}

/** The spec of an HTTPRoute, as far as we emit it. Source: https://gateway-api.sigs.k8s.io/reference/spec/#httproute */
export interface HttpRouteFields {
  readonly parentRefs: { readonly group: string; readonly kind: string; readonly name: string; readonly namespace: string; readonly sectionName: string }[];
  readonly hostnames: string[];
  readonly rules: {
    readonly matches: { readonly path: { readonly type: string; readonly value: string } }[];
    readonly backendRefs?: { readonly kind: string; readonly name: string; readonly port: number }[];
    readonly filters?: { readonly type: string; readonly requestRedirect: { readonly scheme: string; readonly statusCode: number } }[];
  }[];
}

export function httpRouteFieldsOf(plan: ExposurePlan, service: string): HttpRouteFields {
  return {
    parentRefs: [parentRefOf(plan, (gateway) => gateway.httpsListener)],
    hostnames: [...plan.hosts],
    rules: [{ matches: matchesOf(plan), backendRefs: [{ kind: 'Service', name: service, port: plan.servicePort }] }],
  };
}

/** Sends what arrives on the plain listener to HTTPS. */
export function httpRedirectFieldsOf(plan: ExposurePlan): HttpRouteFields {
  return {
    parentRefs: [parentRefOf(plan, (gateway) => gateway.httpListener)],
    hostnames: [...plan.hosts],
    rules: [{ matches: matchesOf(plan), filters: [{ type: 'RequestRedirect', requestRedirect: { scheme: 'https', statusCode: 301 } }] }],
  };
}

type Gateway = NonNullable<ExposurePlan['gateway']>;

function parentRefOf(plan: ExposurePlan, listener: (gateway: Gateway) => string | undefined): HttpRouteFields['parentRefs'][number] {
  const sectionName = plan.gateway && listener(plan.gateway);
  if (plan.gateway === undefined || sectionName === undefined) throw new Bug('A route is rendered without a listener');
  return { group: 'gateway.networking.k8s.io', kind: 'Gateway', name: plan.gateway.name, namespace: plan.gateway.namespace, sectionName };
}

function matchesOf(plan: ExposurePlan): HttpRouteFields['rules'][number]['matches'] {
  return plan.paths.map((value) => ({ path: { type: 'PathPrefix', value } }));
}
