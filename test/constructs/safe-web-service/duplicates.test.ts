import { App, Chart, ChartProps } from 'cdk8s';
import { GOOD, RICH, linesOf, refusalOf } from './bad-cases/bad-case';
import { ClusterProfile, Exposure, SafeWebService, SafeWebServiceProps, SecretRef, Tls } from '../../../src';

const SHOP: ChartProps = { namespace: 'shop' };
const STAGING = new ClusterProfile({ kubernetesVersion: '1.30' });
const PRODUCTION = new ClusterProfile({ kubernetesVersion: '1.33' });

/** The second service beside a first one named `api`, each in a chart of its own. */
interface Pair {
  readonly first?: Partial<SafeWebServiceProps>;
  readonly second?: Partial<SafeWebServiceProps>;
  readonly charts?: readonly [ChartProps, ChartProps];
  readonly profiles?: readonly [ClusterProfile, ClusterProfile];
}

const exposed = (host: string, ...paths: string[]): Partial<SafeWebServiceProps> => ({
  expose: Exposure.ingress(host, { tls: Tls.secret('shop-tls'), paths: paths.length > 0 ? paths : undefined }),
});
const external = (name: string): Partial<SafeWebServiceProps> => ({
  secrets: [SecretRef.external({ name, store: 'vault', keys: { password: 'shop/db' }, mountPath: '/run/db' })],
});
const CLUSTER = new ClusterProfile(RICH);
const ONE_CLUSTER = [CLUSTER, CLUSTER] as const;

describe('refused', () => {
  test.each<[string, Pair, string[]]>([
    ['one name twice in one namespace, from two charts', { second: { name: 'api' } }, [
      'name must be the only one in its namespace, got "Deployment api in namespace shop", which "first/api" has (give it a name of its own)',
    ]],
    ['one host in two services', { first: exposed('shop.example.com'), second: exposed('shop.example.com') }, [
      'expose must lead each host and path to one service, got "shop.example.com/", which "first/api" has (use another host or path)',
    ]],
    ['one host and path, with and without a trailing slash', { first: exposed('shop.example.com', '/shop'), second: exposed('shop.example.com', '/cart', '/shop/') }, [
      'expose must lead each host and path to one service, got "shop.example.com/shop", which "first/api" has (use another host or path)',
    ]],
    ['one host and path in two namespaces', { first: exposed('shop.example.com'), second: exposed('shop.example.com'), charts: [SHOP, { namespace: 'other' }] }, [
      'expose must lead each host and path to one service, got "shop.example.com/", which "first/api" has (use another host or path)',
    ]],
    ['one external secret twice in one namespace', { first: external('db'), second: external('db'), profiles: ONE_CLUSTER }, [
      'secrets must make Secrets of their own, got "ExternalSecret db in namespace shop", which "first/api" has (share it with SecretRef.existing, or rename it)',
    ]],
    ['all of them at once', { first: { ...external('db'), ...exposed('a.example.com', '/a', '/b') }, second: { name: 'api', ...external('db'), ...exposed('a.example.com', '/b', '/a') }, profiles: ONE_CLUSTER }, [
      'name must be the only one in its namespace, got "Deployment api in namespace shop", which "first/api" has (give it a name of its own)',
      'secrets must make Secrets of their own, got "ExternalSecret db in namespace shop", which "first/api" has (share it with SecretRef.existing, or rename it)',
      'expose must lead each host and path to one service, got "a.example.com/b", which "first/api" has (use another host or path)',
      'expose must lead each host and path to one service, got "a.example.com/a", which "first/api" has (use another host or path)',
    ]],
  ])('%s', (_, pair, issues) => {
    expect(linesOf(refusalOf(() => synthesize(pair)))).toEqual(issues);
  });

  test('one name twice in one chart', () => {
    const chart = new Chart(new App(), 'shop');
    new SafeWebService(chart, 'api', GOOD);
    expect(linesOf(refusalOf(() => new SafeWebService(chart, 'other', { ...GOOD, name: 'api' })))).toEqual([
      'name must be the only one in its namespace, got "Deployment api in namespace of chart shop", which "shop/api" has (give it a name of its own)',
    ]);
  });

  test('nothing of a service that was refused: its name and hosts stay free', () => {
    const chart = new Chart(new App(), 'shop', SHOP);
    new SafeWebService(chart, 'api', { ...GOOD, ...exposed('a.example.com') });
    refusalOf(() => new SafeWebService(chart, 'cart', { ...GOOD, ...exposed('b.example.com'), name: 'api' }));
    refusalOf(() => new SafeWebService(chart, 'cart2', { ...GOOD, ...exposed('b.example.com'), replicas: 0 }));
    expect(new SafeWebService(chart, 'cart3', { ...GOOD, ...exposed('b.example.com') }).ingress).toBeDefined();
  });
});

describe('accepted', () => {
  test.each<[string, Pair]>([
    ['two names in one namespace', { second: { name: 'cart' } }],
    ['one name in two namespaces', { second: { name: 'api' }, charts: [SHOP, { namespace: 'other' }] }],
    ['one name in two charts that leave their namespaces open', { second: { name: 'api' }, charts: [{}, {}] }],
    ['one host with two paths', { first: exposed('shop.example.com', '/shop'), second: exposed('shop.example.com', '/cart') }],
    ['one path, and one below it', { first: exposed('shop.example.com', '/shop'), second: exposed('shop.example.com', '/shop/cart') }],
    ['one path on two hosts', { first: exposed('a.example.com'), second: exposed('b.example.com') }],
    ['one name, host and path in two clusters', {
      first: exposed('shop.example.com'), second: { name: 'api', ...exposed('shop.example.com') }, profiles: [STAGING, PRODUCTION],
    }],
  ])('%s', (_, pair) => {
    expect(() => synthesize(pair)).not.toThrow();
  });

  test('one name, host and path in two apps', () => {
    const props = { ...GOOD, ...exposed('shop.example.com') };
    expect([0, 1].map(() => new SafeWebService(new Chart(new App(), 'shop', SHOP), 'api', props).name)).toEqual(['api', 'api']);
  });
});

function synthesize({ first, second, charts = [SHOP, SHOP], profiles }: Pair): void {
  const app = new App();
  [first, second].forEach((props, i) => {
    const chart = new Chart(app, ['first', 'second'][i], charts[i]);
    if (profiles !== undefined) ClusterProfile.set(chart, profiles[i]);
    new SafeWebService(chart, ['api', 'other'][i], { ...GOOD, ...props });
  });
}

test('the redirect route of one service leaves no room for a service of that name on the same Gateway', () => {
  const chart = new Chart(new App(), 'shop', SHOP);
  ClusterProfile.set(chart, new ClusterProfile({
    customResources: ['httproutes.gateway.networking.k8s.io'],
    gateway: { name: 'public', namespace: 'edge', httpsListener: 'https', httpListener: 'http' },
  }));
  const expose = (host: string): Exposure => Exposure.web(host, { tls: Tls.secret('tls') });
  new SafeWebService(chart, 'api', { ...GOOD, expose: expose('a.example.com') });
  expect(() => new SafeWebService(chart, 'api-redirect', { ...GOOD, expose: expose('b.example.com') })).toThrow('name must leave the names of routes of others free');
});
