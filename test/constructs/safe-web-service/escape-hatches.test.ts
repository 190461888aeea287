import { ApiObject, Chart, JsonPatch } from 'cdk8s';
import { Deployment, EnvValue, Namespaces, NetworkPolicy, NetworkPolicyIpBlock, Pods, Secret } from 'cdk8s-plus-27';
import { GOOD, madeChart, madeService, manifestsOf } from './made';
import { PRESETS } from './presets';
import { SafeWebService, SecretRef, ClusterProfile } from '../../../src';

/** Values that the typed serializer of the L1 objects of cdk8s-plus drops without a word. */
const LOST_BY_OTHERS: [string, string, unknown][] = [
  ['an int-or-string', '/spec/strategy/rollingUpdate/maxUnavailable', 0],
  ['a quantity', '/spec/template/spec/containers/0/resources/limits/memory', '1Gi'],
  ['a field newer than Kubernetes 1.27', '/spec/template/spec/containers/0/resizePolicy', [{ resourceName: 'cpu', restartPolicy: 'NotRequired' }]],
  ['a field nobody knows yet', '/spec/template/spec/futureField', { nested: [1, 'two', { three: null }] }],
];

test.each(LOST_BY_OTHERS)('a JSON patch with %s reaches the YAML', (_name, path, value) => {
  const { deployment } = madeService();
  deployment.addJsonPatch(JsonPatch.add(path, value));
  expect(JsonPatch.apply(deployment.toJson(), JsonPatch.test(path, value))).toBeDefined();
});

test('every object of every preset can be reached as a property and patched without losing anything else', () => {
  for (const { profile, props } of Object.values(PRESETS)) {
    const chart = new Chart(madeChart().node.root as any, 'all', { namespace: 'shop' });
    ClusterProfile.set(chart, profile);
    const service = new SafeWebService(chart, 'api', props);
    const reachable = Object.values(service).flat().filter((value): value is ApiObject => ApiObject.isApiObject(value));
    expect(new Set(reachable)).toEqual(new Set(service.node.findAll().filter((construct) => ApiObject.isApiObject(construct))));
    for (const object of reachable) {
      const before = object.toJson();
      object.addJsonPatch(JsonPatch.add('/metadata/patched', { amount: '1Gi', share: 0, list: [null] }));
      expect(object.toJson()).toEqual({ ...before, metadata: { ...before.metadata, patched: { amount: '1Gi', share: 0, list: [null] } } });
    }
  }
});

test('a label added to the metadata of an object is emitted', () => {
  const service = madeService();
  service.deployment.metadata.addLabel('team', 'checkout');
  expect(service.deployment.toJson().metadata.labels.team).toBe('checkout');
});

test('a network policy of cdk8s-plus can select our pods and name them as a peer', () => {
  const chart = madeChart();
  const service = madeService({}, chart);
  const policy = new NetworkPolicy(chart, 'policy', { selector: service });
  policy.addIngressRule(service);
  expect(ApiObject.of(policy).toJson().spec).toMatchObject({
    podSelector: { matchLabels: selector('api') },
    ingress: [{ from: [{ podSelector: { matchLabels: selector('api') }, namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'shop' } } }] }],
  });
});

test('workloads, pods, namespaces and IP blocks of cdk8s-plus can be our callers', () => {
  const chart = madeChart();
  const job = new Deployment(chart, 'job', { containers: [{ image: 'a:1', portNumber: 1234 }] });
  const service = madeService({ allowFrom: [job] }, chart);
  service.allowFrom(
    Pods.select(chart, 'pods', { labels: { app: 'cron' } }),
    Namespaces.select(chart, 'namespaces', { labels: { team: 'ops' } }),
    NetworkPolicyIpBlock.ipv4(chart, 'office', '10.1.0.0/16', ['10.1.2.0/24']),
  );
  const callers = service.networkPolicy.toJson().spec.ingress.map((rule: any) => rule.from);
  expect(callers).toEqual([
    [{ podSelector: { matchLabels: { 'cdk8s.io/metadata.addr': expect.any(String) } }, namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'shop' } } }],
    [{ podSelector: { matchLabels: { app: 'cron' } } }],
    [{ podSelector: {}, namespaceSelector: { matchLabels: { team: 'ops' } } }],
    [{ ipBlock: { cidr: '10.1.0.0/16', except: ['10.1.2.0/24'] } }],
  ]);
});

test('our address and a Secret of cdk8s-plus feed variables of either side', () => {
  const chart = madeChart();
  const service = madeService({}, chart);
  const secret = Secret.fromSecretName(chart, 'secret', 'api-key');
  const client = madeService({ env: { API: EnvValue.fromValue(service.address), KEY: secret.envValue('key') }, secrets: [SecretRef.of(secret, { mountPath: '/s' })] }, chart, 'client');
  expect(client.deployment.toJson().spec.template.spec.containers[0].env).toEqual([
    { name: 'API', value: 'api.shop:80' },
    { name: 'KEY', valueFrom: { secretKeyRef: { name: 'api-key', key: 'key' } } },
  ]);
});

test('objects of ours live in a chart beside objects of cdk8s-plus', () => {
  const chart = madeChart();
  new Deployment(chart, 'plain', { containers: [{ image: 'a:1', portNumber: 1234 }] });
  madeService({}, chart);
  expect(manifestsOf(chart).filter((manifest) => manifest.kind === 'Deployment')).toHaveLength(2);
});

test('a service may be a subclass with the organisation\'s own defaults', () => {
  class OurService extends SafeWebService {
    public constructor(chart: Chart, id: string, image: string) {
      super(chart, id, { ...GOOD, image, labels: { org: 'acme' } });
    }
  }
  expect(new OurService(madeChart(), 'own', 'a:1').deployment.toJson().metadata.labels.org).toBe('acme');
});

function selector(name: string): Record<string, string> {
  return { 'app.kubernetes.io/name': name, 'app.kubernetes.io/instance': name };
}
