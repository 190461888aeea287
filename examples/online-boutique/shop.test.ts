import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'cdk8s';
import { OnlineBoutique } from './shop';
import { declaredLines } from '../declared-lines';
import { calleesOf, callersOf } from '../network-edges';
import { manifestsIn, testPromises } from '../promises';
import { synthesized } from '../synthesized';
import { workloadsOf } from '../workloads';
import { ClusterProfile } from 'cdk8s-vetted';

type Manifest = any;

const CHARTS = [
  { chart: 'shop-bare', minor: 30, entrance: 'namespace ingress-nginx', dns: 'kube-system' },
  { chart: 'shop-managed', minor: 33, entrance: 'anyone', dns: 'kube-system' },
  { chart: 'shop-openshift', minor: 34, entrance: 'namespace openshift-ingress', dns: 'openshift-dns' },
] as const;

/** Who calls whom in Online Boutique 0.10.6, by the addresses in its published variables. */
const PUBLISHED_CALLS = [
  'cartservice -> redis-cart',
  'checkoutservice -> cartservice',
  'checkoutservice -> currencyservice',
  'checkoutservice -> emailservice',
  'checkoutservice -> paymentservice',
  'checkoutservice -> productcatalogservice',
  'checkoutservice -> shippingservice',
  'frontend -> adservice',
  'frontend -> cartservice',
  'frontend -> checkoutservice',
  'frontend -> currencyservice',
  'frontend -> productcatalogservice',
  'frontend -> recommendationservice',
  'frontend -> shippingservice',
  'recommendationservice -> productcatalogservice',
];

/** The pods of a database may always find each other, be it one alone. */
const REDIS_ITSELF = 'redis-cart -> redis-cart';

/** The Services of Online Boutique 0.10.6 with their ports. Its frontend-external is the exposure of ours. */
const PUBLISHED_SERVICES = [
  'adservice:9555', 'cartservice:7070', 'checkoutservice:5050', 'currencyservice:7000', 'emailservice:5000', 'frontend:80',
  'paymentservice:50051', 'productcatalogservice:3550', 'recommendationservice:8080', 'redis-cart:6379', 'shippingservice:50051',
];

const first = synthesized(__dirname);
const second = synthesized(__dirname);

describe.each(CHARTS)('$chart', ({ chart, minor, entrance, dns }) => {
  const manifests = manifestsIn(first[chart]);
  testPromises({ folder: __dirname, chart, minor, runs: [first[chart], second[chart]] });

  test('has ten services and a Redis', () => {
    expect(workloadsOf(manifests)).toHaveLength(11);
  });

  test('offers the published Services and ports, and one more that names the pod of Redis', () => {
    const [named, services] = [true, false].map((isHeadless) => ofKind(manifests, 'Service')
      .filter(({ spec }) => (spec.clusterIP === 'None') === isHeadless)
      .flatMap(({ metadata, spec }) => spec.ports.map(({ port }: Manifest) => `${metadata.name}:${port}`)));
    expect(named).toEqual(['redis-cart-headless:6379']);
    expect(services.sort()).toEqual(PUBLISHED_SERVICES);
  });

  test('lets in the published callers, and nobody else', () => {
    expect(callersOf(manifests)).toEqual([...PUBLISHED_CALLS, REDIS_ITSELF, `${entrance} -> frontend`].sort());
  });

  test('lets out to the published callees and the cluster DNS, and nowhere else', () => {
    const lookups = workloadsOf(manifests).map(({ name }) => `${name} -> namespace ${dns}`);
    expect(calleesOf(manifests)).toEqual([...PUBLISHED_CALLS, REDIS_ITSELF, ...lookups].sort());
  });
});

test('Kubernetes 1.27 is refused: the images without a sleep command cannot drain there', () => {
  expect(() => new OnlineBoutique(new App(), 'shop', { profile: new ClusterProfile({ kubernetesVersion: '1.27' }), host: 'shop.example.com' })).toThrow([
    'SafeWebService at "shop/shippingservice" has 1 invalid prop:',
    '  distroless must have Kubernetes 1.30 or later, got a ClusterProfile of 1.27 (use an image that has the sleep command, or let the application drain itself and say so with drainsItself: true)',
  ].join('\n'));
});

test('the cart service gets the address with the password, after the variable that it is taken from', () => {
  const manifests = manifestsIn(first['shop-bare']);
  const { env } = ofKind(manifests, 'Deployment').find(({ metadata }) => metadata.name === 'cartservice').spec.template.spec.containers[0];
  expect(env).toContainEqual({ name: 'REDIS_PASSWORD', valueFrom: { secretKeyRef: { name: 'redis-cart', key: 'password' } } });
  const names: string[] = env.map(({ name }: Manifest) => name);
  expect(names.indexOf('REDIS_PASSWORD')).toBeLessThan(names.indexOf('REDIS_ADDR'));
  expect(env[names.indexOf('REDIS_ADDR')].value).toBe('redis-cart:6379,password=$(REDIS_PASSWORD)');
});

test('the README tells how many lines declare the shop', () => {
  expect(readFileSync(join(__dirname, 'README.md'), 'utf8')).toContain(`${declaredLines(__dirname)} for three clusters`);
});

function ofKind(manifests: readonly Manifest[], kind: string): Manifest[] {
  return manifests.filter((manifest) => manifest.kind === kind);
}
