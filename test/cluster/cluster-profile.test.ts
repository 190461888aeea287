import { App, Chart, Duration } from 'cdk8s';
import { ClusterProfile, Exposure, Health, SafeWebService, Tls } from '../../src';
import { InvalidPropsError } from '../../src/errors/invalid-props';

test('a profile of nothing is plain Kubernetes 1.27', () => {
  expect({ ...new ClusterProfile() }).toEqual({
    kubernetesVersion: '1.27',
    minor: 27,
    customResources: [],
    loadBalancerDeregistrationSeconds: 0,
    assignsUserIds: false,
    dns: { namespace: 'kube-system', podLabels: { 'k8s-app': 'kube-dns' } },
    dnsPort: 53,
  });
});

test('lists of names are sorted and name each once', () => {
  const profile = new ClusterProfile({ zones: ['b', 'a', 'b'], customResources: ['b.example.com', 'a.example.com', 'b.example.com'] });
  expect([profile.zones, profile.customResources]).toEqual([['a', 'b'], ['a.example.com', 'b.example.com']]);
});

test.each([
  ['1.27', 27], ['v1.30', 30], ['1.33.4', 33], ['1.29.1-gke.100', 29], ['1.30+', 30], ['1.36', 36],
])('version %s is minor %i', (kubernetesVersion, minor) => {
  const profile = new ClusterProfile({ kubernetesVersion });
  expect([profile.minor, profile.kubernetesVersion]).toEqual([minor, `1.${minor}`]);
});

test('a profile has the custom resources it lists and no others', () => {
  const profile = new ClusterProfile({ customResources: ['certificates.cert-manager.io'] });
  expect(['certificates.cert-manager.io', 'issuers.cert-manager.io', ''].map((name) => profile.hasCustomResource(name))).toEqual([true, false, false]);
});

test('a profile cannot be changed', () => {
  const profile = new ClusterProfile();
  expect(() => Object.assign(profile, { minor: 36 })).toThrow(TypeError);
});

describe('of a scope', () => {
  const outer = new ClusterProfile({ kubernetesVersion: '1.30' });
  const inner = new ClusterProfile({ kubernetesVersion: '1.33' });

  test('where none was set is plain Kubernetes 1.27', () => {
    expect(ClusterProfile.of(new Chart(new App(), 'shop')).kubernetesVersion).toBe('1.27');
  });

  test('is the one set on it, or else the nearest above it', () => {
    const app = new App();
    ClusterProfile.set(app, outer);
    const near = new Chart(app, 'near');
    ClusterProfile.set(near, inner);
    expect([app, near, new Chart(near, 'child'), new Chart(app, 'far')].map((scope) => ClusterProfile.of(scope))).toEqual([outer, inner, inner, outer]);
  });

  test('is the last one set while it has no children', () => {
    const app = new App();
    ClusterProfile.set(app, outer);
    ClusterProfile.set(app, inner);
    expect(ClusterProfile.of(app)).toBe(inner);
  });

  test('cannot be set once it has children, which have asked already', () => {
    const app = new App();
    new Chart(app, 'shop');
    new Chart(app, 'jobs');
    expect(() => ClusterProfile.set(app, outer)).toThrow(new InvalidPropsError('ClusterProfile of ""', [{
      prop: 'scope',
      must: 'have no children yet, because they have read another profile',
      got: '2, the first is "shop"',
      fix: 'call ClusterProfile.set right after the App or Chart is made',
    }]));
    expect(ClusterProfile.of(app).kubernetesVersion).toBe('1.27');
  });

  test.each<[string, unknown]>([['props', { kubernetesVersion: '1.30' }], ['nothing', undefined], ['null', null], ['a version', '1.30']])('cannot be %s instead of a profile', (_, profile) => {
    const chart = new Chart(new App(), 'shop');
    expect(() => ClusterProfile.set(chart, profile as ClusterProfile)).toThrow('profile must be a ClusterProfile, got ');
  });

  test('decides for what is below it alone', () => {
    const app = new App();
    const exposed = (id: string, deregistration: number): SafeWebService => {
      const chart = new Chart(app, id);
      ClusterProfile.set(chart, new ClusterProfile({ kubernetesVersion: '1.30', loadBalancerDeregistration: Duration.seconds(deregistration) }));
      return new SafeWebService(chart, 'api', {
        image: 'api:1', health: Health.http('/ready'), liveness: Health.http('/live'), expose: Exposure.web('shop.example.com', { tls: Tls.secret('tls') }),
      });
    };
    const delays = [exposed('a', 30), exposed('b', 60)].map((service) => service.deployment.toJson().spec.template.spec.containers[0].lifecycle.preStop);
    expect(delays).toEqual([{ sleep: { seconds: 30 } }, { sleep: { seconds: 60 } }]);
  });
});
