import { Duration, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import * as fc from 'fast-check';
import { ClusterProfile } from '../../src';
import { InvalidPropsError } from '../../src/errors/invalid-props';
import { issueText } from '../../src/errors/issue';

const ROUTES = { customResources: ['httproutes.gateway.networking.k8s.io'] };
const GATEWAY = { name: 'public', namespace: 'edge', httpsListener: 'https' };
const POOL = { name: 'small', cpu: Cpu.units(2), memory: Size.gibibytes(4) };
const FIXES = { cpu: 'write Cpu.millis(3920), or 3920m in a file', memory: 'write Size.gibibytes(13), or 13Gi in a file', duration: 'write Duration.seconds(30), or 30s in a file' };

const CASES: { readonly [title: string]: readonly [props: unknown, issues: readonly string[]] } = {
  'a misspelt prop': [{ kubernetesversion: '1.30' }, ['kubernetesversion must be a known prop, got "1.30" (did you mean kubernetesVersion?)']],
  'a version as a number': [{ kubernetesVersion: 1.3 }, ['kubernetesVersion must be 1.27 to 1.36, as text, got 1.3 (put it in quotes, such as "1.30")']],
  'a version that is too old': [{ kubernetesVersion: '1.26' }, ['kubernetesVersion must be 1.27 to 1.36, as text, got "1.26"']],
  'a version that is too new': [{ kubernetesVersion: '1.37' }, ['kubernetesVersion must be 1.27 to 1.36, as text, got "1.37"']],
  'a minor version alone': [{ kubernetesVersion: '30' }, ['kubernetesVersion must be 1.27 to 1.36, as text, got "30"']],
  'null for what is left out': [{ kubernetesVersion: null, dnsPort: null, zones: null }, [
    'kubernetesVersion must have a value, or be left out, got null',
    'zones must be a list, got null',
    'dnsPort must have a value, or be left out, got null',
  ]],
  'a custom resource by kind': [{ customResources: ['HTTPRoute'] }, [
    'customResources[0] must be <plural>.<group>, as "kubectl get crd" prints it, got "HTTPRoute" (such as httproutes.gateway.networking.k8s.io)',
  ]],
  'a custom resource without a group': [{ customResources: ['certificates.io'] }, [
    'customResources[0] must be <plural>.<group>, as "kubectl get crd" prints it, got "certificates.io" (such as httproutes.gateway.networking.k8s.io)',
  ]],
  'one custom resource, not a list, and a gateway': [{ customResources: ROUTES.customResources[0], gateway: GATEWAY }, [
    'customResources must be a list, got "httproutes.gateway.networking.k8s.io"',
  ]],
  'an ingress by name': [{ ingress: 'nginx' }, ['ingress must be an object, got "nginx"']],
  'an ingress without a class': [{ ingress: {} }, ['ingress.className must be a lower-case DNS name, got nothing']],
  'an ingress class with capitals': [{ ingress: { className: 'Nginx' } }, ['ingress.className must be a lower-case DNS name, got "Nginx"']],
  'an ingress controller in a namespace that cannot be': [{ ingress: { className: 'nginx', controller: { namespace: 'ingress.nginx' } } }, [
    'ingress.controller.namespace must be the name of a namespace, got "ingress.nginx"',
  ]],
  'an ingress controller with labels in a text': [{ ingress: { className: 'nginx', controller: { namespace: 'edge', podLabels: 'app=nginx' } } }, [
    'ingress.controller.podLabels must be a map of names to values, got "app=nginx"',
  ]],
  'an ingress controller with a label that is a flag': [{ ingress: { className: 'nginx', controller: { namespace: 'edge', podLabels: { proxy: true } } } }, [
    'ingress.controller.podLabels must hold valid labels, got proxy: true',
  ]],
  'a misspelt option of an ingress': [{ ingress: { className: 'nginx', classname: 'nginx' } }, ['ingress.classname must be a known prop, got "nginx" (did you mean className?)']],
  'a gateway on a cluster without the Gateway API': [{ gateway: GATEWAY }, [
    'gateway must come with httproutes.gateway.networking.k8s.io in customResources, got "public" (install the Gateway API and list it, or give an ingress instead)',
  ]],
  'a gateway of nothing': [{ ...ROUTES, gateway: {} }, [
    'gateway.name must be a lower-case DNS name, got nothing',
    'gateway.namespace must be a lower-case DNS name, got nothing',
    'gateway.httpsListener must be a lower-case DNS name, got nothing',
  ]],
  'a gateway with a listener by number and a proxy by name': [{ ...ROUTES, gateway: { ...GATEWAY, httpListener: 80, proxy: 'envoy' } }, [
    'gateway.httpListener must be a lower-case DNS name, got 80',
    'gateway.proxy must be an object, got "envoy"',
  ]],
  'a misspelt option of a gateway': [{ ...ROUTES, gateway: { ...GATEWAY, httpslistener: 'x' } }, ['gateway.httpslistener must be a known prop, got "x" (did you mean httpsListener?)']],
  'a load balancer that remembers for an hour': [{ loadBalancerDeregistration: Duration.hours(1) }, ['loadBalancerDeregistration must be 0s to 900s, in whole seconds, got "3600s"']],
  'a load balancer that remembers NaN': [{ loadBalancerDeregistration: Duration.seconds(NaN) }, ['loadBalancerDeregistration must be 0s to 900s, in whole seconds, got "NaNs"']],
  'a load balancer that remembers a number': [{ loadBalancerDeregistration: 30 }, [`loadBalancerDeregistration must be 0s to 900s, in whole seconds, got 30 (${FIXES.duration})`]],
  'an adapter as a flag': [{ externalMetricsAdapter: true }, ['externalMetricsAdapter must be a non-empty text, got true']],
  'an adapter without a name': [{ customMetricsAdapter: '' }, ['customMetricsAdapter must be a non-empty text, got ""']],
  'no zones': [{ zones: [] }, ['zones must name at least one zone, got an empty list (leave it out where the zones are unknown)']],
  'a zone that is no label value': [{ zones: ['eu west', ''] }, [
    'zones[0] must be the value of the label topology.kubernetes.io/zone, got "eu west"',
    'zones[1] must be the value of the label topology.kubernetes.io/zone, got ""',
  ]],
  'no node pools': [{ nodePools: [] }, ['nodePools must name at least one pool, got an empty list (leave it out where the pools are unknown)']],
  'a node pool of nothing': [{ nodePools: [{}] }, [
    'nodePools[0].name must be a non-empty text, got nothing',
    `nodePools[0].cpu must be a CPU amount above zero in whole millicores, got nothing (${FIXES.cpu})`,
    `nodePools[0].memory must be a size above zero in whole bytes, got nothing (${FIXES.memory})`,
  ]],
  'a node pool without CPU and memory': [{ nodePools: [{ ...POOL, cpu: Cpu.millis(0), memory: Size.gibibytes(0) }] }, [
    `nodePools[0].cpu must be a CPU amount above zero in whole millicores, got "0m" (${FIXES.cpu})`,
    `nodePools[0].memory must be a size above zero in whole bytes, got "0Gi" (${FIXES.memory})`,
  ]],
  'a node pool with CPU as a text': [{ nodePools: [POOL, { ...POOL, cpu: '2' }] }, [`nodePools[1].cpu must be a CPU amount above zero in whole millicores, got "2" (${FIXES.cpu})`]],
  'a misspelt option of a node pool': [{ nodePools: [{ ...POOL, cpus: 2 }] }, ['nodePools[0].cpus must be a known prop, got 2 (did you mean cpu?)']],
  'a priority class with a space': [{ priorityClassName: 'very high' }, ['priorityClassName must be a lower-case DNS name, got "very high"']],
  'assigned ids as a text': [{ assignsUserIds: 'yes' }, ['assignsUserIds must be true or false, got "yes"']],
  'a storage class by name': [{ storageClasses: ['gp3'] }, ['storageClasses[0] must be an object, got "gp3"']],
  'a storage class with texts for flags': [{ storageClasses: [{ name: 'gp3', expandable: 'true', isDefault: 1 }] }, [
    'storageClasses[0].expandable must be true or false, got "true"',
    'storageClasses[0].isDefault must be true or false, got 1',
  ]],
  'a storage class without a name': [{ storageClasses: [{}] }, ['storageClasses[0].name must be a lower-case DNS name, got nothing']],
  'a DNS of no namespace': [{ dns: {} }, ['dns.namespace must be the name of a namespace, got nothing']],
  'a DNS on port 0': [{ dnsPort: 0 }, ['dnsPort must be a whole number from 1 to 65535, got 0']],
  'a DNS on a port as a text': [{ dnsPort: '5353' }, ['dnsPort must be a whole number from 1 to 65535, got "5353"']],
  'monitoring by name': [{ monitoring: 'prometheus' }, ['monitoring must be an object, got "prometheus"']],
  'a misspelt option of monitoring': [{ monitoring: { namespace: 'monitoring', podLabel: {} } }, ['monitoring.podLabel must be a known prop, got an empty object (did you mean podLabels?)']],
  'props in a list': [[], ['props must be an object, got an empty list']],
};

const KNOWN = Object.keys({
  kubernetesVersion: 0,
  customResources: 0,
  ingress: 0,
  gateway: 0,
  loadBalancerDeregistration: 0,
  externalMetricsAdapter: 0,
  customMetricsAdapter: 0,
  zones: 0,
  nodePools: 0,
  priorityClassName: 0,
  assignsUserIds: 0,
  storageClasses: 0,
  dns: 0,
  dnsPort: 0,
  monitoring: 0,
} satisfies { [prop in keyof Required<ConstructorParameters<typeof ClusterProfile>[0] & object>]: 0 });

test.each(Object.entries(CASES))('%s is refused', (_, [props, issues]) => {
  expect(issuesOf(props)).toEqual(issues);
});

test('every prop has a bad value', () => {
  const refused = Object.values(CASES).flatMap(([, issues]) => issues.map((line) => line.split(/[ .[]/)[0]));
  expect(KNOWN.filter((prop) => !refused.includes(prop))).toEqual([]);
});

test('many wrong values come in one error that names the profile', () => {
  expect(() => new ClusterProfile({ dnsPort: 0, kubernetesVersion: '2.0', zones: [] })).toThrow(new RegExp([
    '^ClusterProfile has 3 invalid props:',
    '  kubernetesVersion must .*',
    '  zones must .*',
    '  dnsPort must .*$',
  ].join('\\n')));
});

const junk: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(null, NaN, -1, '', [], {}, Symbol('s'), 3n, () => 1, [Symbol('a'), Symbol('b')], Object.create(null), Duration.seconds(NaN), Size.mebibytes(NaN)),
  fc.anything({ withBigInt: true, withNullPrototype: true, withMap: true, withSparseArray: true }),
);
const anyProps = fc.tuple(fc.dictionary(fc.constantFrom(...KNOWN), junk, { maxKeys: 4 }), junk, fc.constantFrom<(value: unknown) => object>(
  () => ({}),
(value) => ({ ...ROUTES, gateway: { ...GATEWAY, name: value, proxy: { namespace: value, podLabels: { a: value } } } }),
(value) => ({ ingress: { className: value, controller: { namespace: 'a', podLabels: value } } }),
(value) => ({ nodePools: [value, { ...POOL, cpu: value, memory: value }] }),
(value) => ({ storageClasses: [value, { name: value, expandable: value }], zones: [value, value], customResources: [value, value] }),
)).map(([props, value, nested]) => ({ ...props, ...nested(value) }));

test('whatever its props are, a profile is refused with the props that are wrong, or it is one', () => {
  fc.assert(fc.property(anyProps, (props) => {
    try {
      new ClusterProfile(props);
    } catch (error) {
      expect(error).toBeInstanceOf(InvalidPropsError);
    }
  }), { numRuns: 2000 });
});

function issuesOf(props: unknown): string[] {
  try {
    new ClusterProfile(props as object);
  } catch (error) {
    if (error instanceof InvalidPropsError) return error.issues.map(issueText);
    throw error;
  }
  throw new Error('nothing was refused');
}
