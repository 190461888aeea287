import { Duration, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import * as fc from 'fast-check';
import { ClusterProfile } from '../../../src';

const CRDS = {
  gateway: 'httproutes.gateway.networking.k8s.io',
  certManager: 'certificates.cert-manager.io',
  externalSecrets: 'externalsecrets.external-secrets.io',
  csi: 'secretproviderclasses.secrets-store.csi.x-k8s.io',
  podMonitor: 'podmonitors.monitoring.coreos.com',
  keda: 'scaledobjects.keda.sh',
  kedaJobs: 'scaledjobs.keda.sh',
};

/** Any cluster, from a bare one to one with everything. */
export const arbitraryProfile: fc.Arbitrary<ClusterProfile> = fc.record({
  minor: fc.integer({ min: 27, max: 36 }),
  hasAll: fc.boolean(),
  crds: fc.subarray(Object.values(CRDS)),
  hasGateway: fc.boolean(),
  hasRedirect: fc.boolean(),
  knowsSource: fc.boolean(),
  ingressClass: fc.option(fc.constantFrom('nginx', 'traefik'), { nil: undefined }),
  deregistration: fc.integer({ min: 0, max: 300 }),
  external: fc.boolean(),
  custom: fc.boolean(),
  zones: fc.option(fc.constantFrom<string[]>(['a'], ['a', 'b', 'c']), { nil: undefined }),
  knowsNodes: fc.boolean(),
  priorityClassName: fc.option(fc.constant('business'), { nil: undefined }),
  assignsUserIds: fc.boolean(),
  dnsPort: fc.constantFrom(53, 5353),
  knowsMonitoring: fc.boolean(),
}).map((draw) => {
  const customResources = draw.hasAll ? Object.values(CRDS) : draw.crds;
  const proxy = draw.knowsSource ? { namespace: 'edge', podLabels: { app: 'proxy' } } : undefined;
  return new ClusterProfile({
    kubernetesVersion: `1.${draw.minor}`,
    customResources,
    gateway: draw.hasGateway && customResources.includes(CRDS.gateway)
      ? { name: 'public', namespace: 'edge', httpsListener: 'https', httpListener: draw.hasRedirect ? 'http' : undefined, proxy }
      : undefined,
    ingress: draw.ingressClass === undefined ? undefined : { className: draw.ingressClass, controller: proxy },
    loadBalancerDeregistration: Duration.seconds(draw.deregistration),
    externalMetricsAdapter: draw.external || draw.hasAll ? 'prometheus-adapter' : undefined,
    customMetricsAdapter: draw.custom || draw.hasAll ? 'prometheus-adapter' : undefined,
    zones: draw.zones,
    nodePools: draw.knowsNodes ? [{ name: 'large', cpu: Cpu.units(256), memory: Size.gibibytes(1024) }] : undefined,
    priorityClassName: draw.priorityClassName,
    assignsUserIds: draw.assignsUserIds,
    dnsPort: draw.dnsPort,
    monitoring: draw.knowsMonitoring ? { namespace: 'monitoring' } : undefined,
  });
});

/** What a cluster lets its services use. */
export function offers(profile: ClusterProfile, capability: keyof typeof CRDS): boolean {
  return profile.hasCustomResource(CRDS[capability]);
}
