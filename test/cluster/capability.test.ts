import { App, Chart } from 'cdk8s';
import {
  ClusterProfile, ClusterProfileProps, Exposure, Health, SafeWebService, SafeWebServiceProps, ScalingMetric, SecretRef, Tls, TrafficDistribution,
} from '../../src';
import { needCustomResource, needMinor } from '../../src/cluster/capability';
import { InvalidPropsError } from '../../src/errors/invalid-props';
import { IssueList } from '../../src/validation/issue-list';

/** What a service asks of its cluster: from which profile on it gets it, and what the refusal must name. */
interface Capability {
  readonly props: Partial<SafeWebServiceProps>;
  readonly lacking: ClusterProfileProps;
  readonly having: ClusterProfileProps;
  readonly missing: RegExp;
  readonly alternative: RegExp;
}

const ROUTES = 'httproutes.gateway.networking.k8s.io';
const EXPOSED = { tls: Tls.certManager('letsencrypt') };

const CAPABILITIES: { readonly [title: string]: Capability } = {
  'native sleep': {
    props: { distroless: true },
    lacking: { kubernetesVersion: '1.29' },
    having: { kubernetesVersion: '1.30' },
    missing: /Kubernetes 1\.30 or later, got a ClusterProfile of 1\.29/,
    alternative: /an image that has the sleep command.*drainsItself: true/,
  },
  'traffic to pods nearby': {
    props: { service: { trafficDistribution: TrafficDistribution.PREFER_CLOSE } },
    lacking: { kubernetesVersion: '1.30' },
    having: { kubernetesVersion: '1.31' },
    missing: /Kubernetes 1\.31 or later, got a ClusterProfile of 1\.30/,
    alternative: /leave it out, or set service\.annotations/,
  },
  'traffic to pods of the node': {
    props: { service: { trafficDistribution: TrafficDistribution.PREFER_SAME_NODE } },
    lacking: { kubernetesVersion: '1.33' },
    having: { kubernetesVersion: '1.34' },
    missing: /Kubernetes 1\.34 or later, got a ClusterProfile of 1\.33/,
    alternative: /leave it out, or set service\.annotations/,
  },
  'cert-manager': {
    props: { expose: Exposure.ingress('a.example.com', EXPOSED) },
    lacking: {},
    having: { customResources: ['certificates.cert-manager.io'] },
    missing: /certificates\.cert-manager\.io in the cluster/,
    alternative: /Tls\.secret/,
  },
  'the Gateway API': {
    props: { expose: Exposure.gateway('a.example.com', EXPOSED) },
    lacking: {},
    having: { customResources: [ROUTES], gateway: { name: 'public', namespace: 'edge', httpsListener: 'https' } },
    missing: /httproutes\.gateway\.networking\.k8s\.io in the cluster/,
    alternative: /Exposure\.ingress/,
  },
  'a Gateway': {
    props: { expose: Exposure.gateway('a.example.com', EXPOSED) },
    lacking: { customResources: [ROUTES] },
    having: { customResources: [ROUTES], gateway: { name: 'public', namespace: 'edge', httpsListener: 'https' } },
    missing: /a Gateway to attach to/,
    alternative: /Exposure\.ingress/,
  },
  'External Secrets': {
    props: { secrets: [SecretRef.external({ store: 'vault', keys: { a: 'b' }, mountPath: '/run/a' })] },
    lacking: {},
    having: { customResources: ['externalsecrets.external-secrets.io'] },
    missing: /externalsecrets\.external-secrets\.io in the cluster/,
    alternative: /SecretRef\.existing/,
  },
  'the Secrets Store CSI driver': {
    props: { secrets: [SecretRef.csi({ providerClass: 'vault', mountPath: '/run/a' })] },
    lacking: {},
    having: { customResources: ['secretproviderclasses.secrets-store.csi.x-k8s.io'] },
    missing: /secretproviderclasses\.secrets-store\.csi\.x-k8s\.io in the cluster/,
    alternative: /SecretRef\.existing or SecretRef\.external/,
  },
  'custom metrics': {
    props: { autoscaling: { maxReplicas: 9 }, scaleOn: [ScalingMetric.requestsPerSecond(10)] },
    lacking: { externalMetricsAdapter: 'other' },
    having: { customMetricsAdapter: 'prometheus-adapter' },
    missing: /serves custom\.metrics\.k8s\.io/,
    alternative: /customMetricsAdapter of the ClusterProfile, or scale on CPU alone/,
  },
  'external metrics': {
    props: { autoscaling: { maxReplicas: 9 }, scaleOn: [ScalingMetric.external({ name: 'backlog', value: '30' })] },
    lacking: { customMetricsAdapter: 'other' },
    having: { externalMetricsAdapter: 'prometheus-adapter' },
    missing: /serves external\.metrics\.k8s\.io/,
    alternative: /externalMetricsAdapter of the ClusterProfile, or scale on CPU alone/,
  },
};

describe.each(Object.entries(CAPABILITIES))('%s', (_, { props, lacking, having, missing, alternative }) => {
  test('is named where the cluster lacks it, with what to do instead', () => {
    const text = messageOf(() => service(props, lacking));
    expect(text).toMatch(missing);
    expect(text).toMatch(alternative);
  });

  test('is used where the cluster has it', () => {
    expect(service(props, having).name).toBe('api');
  });
});

test('what is not asked for is never missed', () => {
  expect(service({}, {}).name).toBe('api');
});

test('a need that is met adds no issue, and one that is not adds one', () => {
  const issues = new IssueList();
  const profile = new ClusterProfile({ kubernetesVersion: '1.30', customResources: ['a.example.com'] });
  expect([needMinor(issues, profile, 'p', 30, 'x'), needCustomResource(issues, profile, 'p', 'a.example.com', 'x')]).toEqual([true, true]);
  expect(() => issues.throwIfAny('S')).not.toThrow();
  expect([needMinor(issues, profile, 'p', 31, 'x'), needCustomResource(issues, profile, 'q', 'b.example.com', 'y')]).toEqual([false, false]);
  expect(messageOf(() => issues.throwIfAny('S')).split('\n')).toEqual([
    'S has 2 invalid props:',
    '  p must have Kubernetes 1.31 or later, got a ClusterProfile of 1.30 (x)',
    '  q must have b.example.com in the cluster, got a ClusterProfile without it (add it to customResources once it is installed, or y)',
  ]);
});

function service(props: Partial<SafeWebServiceProps>, profile: ClusterProfileProps): SafeWebService {
  const chart = new Chart(new App(), 'shop');
  ClusterProfile.set(chart, new ClusterProfile(profile));
  return new SafeWebService(chart, 'api', { image: 'api:1', health: Health.http('/ready'), liveness: Health.http('/live'), ...props });
}

function messageOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (error instanceof InvalidPropsError) return error.message;
    throw error;
  }
  throw new Error('nothing was refused');
}
