import { Duration, Size } from 'cdk8s';
import { ConfigMap, PersistentVolumeClaim, PercentOrAbsolute, Secret } from 'cdk8s-plus-27';
import { madeChart, madeService } from './made';
import { ClaimAccess, Exposure, Health, PodVolume, Rollout, SafeWebService, SafeWebServiceProps, SecretRef, Tls } from '../../../src';
import { mostPodsOf, planRollout } from '../../../src/parts/rollout/plan-rollout';
import { IssueList } from '../../../src/validation/issue-list';

const podOf = (change: Partial<SafeWebServiceProps>): any => madeService(change).deployment.toJson().spec.template.spec;
const mountsOf = (change: Partial<SafeWebServiceProps>): any[] => podOf(change).containers[0].volumeMounts.slice(1);

test('ConfigMaps, Secrets, tokens and CSI volumes are mounted read only, scratch and disks are not, and the author decides otherwise', () => {
  const chart = madeChart();
  const volumes = {
    map: PodVolume.configMap('map', new ConfigMap(chart, 'map')),
    secret: PodVolume.secret('secret', Secret.fromSecretName(chart, 'secret', 's')),
    token: PodVolume.serviceAccountToken('token', { audience: 'vault' }),
    csi: PodVolume.csi('csi', 'csi.example.com', { a: 'b' }),
    scratch: PodVolume.emptyDir('scratch', Size.mebibytes(1)),
    disk: PodVolume.claim('disk', PersistentVolumeClaim.fromClaimName(chart, 'disk', 'disk'), ClaimAccess.READ_WRITE_MANY),
  };
  const mounts = (readOnly?: boolean): [string, boolean][] =>
    mountsOf({ volumes: Object.values(volumes).map((volume, i) => ({ volume, path: `/v${i}`, readOnly })) }).map((mount) => [mount.name, mount.readOnly === true]);
  expect(mounts()).toEqual([['map', true], ['secret', true], ['token', true], ['csi', true], ['scratch', false], ['disk', false]]);
  expect(mounts(true).every(([, readOnly]) => readOnly)).toBe(true);
  expect(mounts(false).some(([, readOnly]) => readOnly)).toBe(false);
});

test('each kind of volume becomes its Kubernetes source', () => {
  const chart = madeChart();
  const volumes = [
    PodVolume.configMap('map', new ConfigMap(chart, 'map', { metadata: { name: 'm' } }), { items: { key: 'a/b' } }),
    PodVolume.secret('secret', Secret.fromSecretName(chart, 'secret', 's')),
    PodVolume.emptyDir('fast', Size.mebibytes(8), { inMemory: true }),
    PodVolume.csi('csi', 'csi.example.com', { a: 'b' }),
    PodVolume.serviceAccountToken('token', { audience: 'vault', expirationSeconds: 600 }),
  ];
  expect(podOf({ volumes: volumes.map((volume, i) => ({ volume, path: `/v${i}` })) }).volumes.slice(1)).toEqual([
    { name: 'map', configMap: { name: 'm', items: [{ key: 'key', path: 'a/b' }] } },
    { name: 'secret', secret: { secretName: 's' } },
    { name: 'fast', emptyDir: { medium: 'Memory', sizeLimit: '8Mi' } },
    { name: 'csi', csi: { driver: 'csi.example.com', readOnly: true, volumeAttributes: { a: 'b' } } },
    { name: 'token', projected: { sources: [{ serviceAccountToken: { path: 'token', audience: 'vault', expirationSeconds: 600 } }] } },
  ]);
});

test('a disk that one node can mount gives one pod that is recreated', () => {
  const chart = madeChart();
  const disk = PodVolume.claim('disk', PersistentVolumeClaim.fromClaimName(chart, 'disk', 'disk'), ClaimAccess.READ_WRITE_ONCE);
  const { spec } = madeService({ replicas: 1, volumes: [{ volume: disk, path: '/data' }] }).deployment.toJson();
  expect([spec.replicas, spec.strategy]).toEqual([1, { type: 'Recreate' }]);
});

test('own intervals are emitted', () => {
  const service = madeService({
    metrics: { interval: Duration.seconds(7), path: '/m' },
    secrets: [SecretRef.external({ store: 'vault', namespacedStore: true, keys: { a: 'b' }, mountPath: '/s', refreshInterval: Duration.minutes(5) })],
  }, madeChart({ customResources: ['podmonitors.monitoring.coreos.com', 'externalsecrets.external-secrets.io'] }));
  expect(service.podMonitor!.toJson().spec.podMetricsEndpoints).toEqual([{ port: 'http', path: '/m', interval: '7s' }]);
  expect(service.externalSecrets[0].toJson().spec).toMatchObject({ refreshInterval: '300s', secretStoreRef: { kind: 'SecretStore', name: 'vault' } });
});

test('a secret of a CSI driver is mounted and never becomes a Secret', () => {
  const chart = madeChart({ customResources: ['secretproviderclasses.secrets-store.csi.x-k8s.io'] });
  const pod = new SafeWebService(chart, 'api', {
    image: 'a:1', health: Health.tcp(), liveness: Health.declined('nothing to ask here'), secrets: [SecretRef.csi({ providerClass: 'vault', mountPath: '/s' })],
  }).deployment.toJson().spec.template.spec;
  expect(pod.volumes[1]).toEqual({ name: 'secret-vault', csi: { driver: 'secrets-store.csi.k8s.io', readOnly: true, volumeAttributes: { secretProviderClass: 'vault' } } });
  expect(pod.containers[0].volumeMounts[1]).toEqual({ name: 'secret-vault', mountPath: '/s', readOnly: true });
});

test('a reason is long enough from ten characters on', () => {
  expect(() => madeService({ liveness: Health.declined('ten chars!') })).not.toThrow();
  expect(() => madeService({ liveness: Health.declined(' nine char ') })).toThrow('liveness must give a reason of at least 10 characters, got " nine char "');
});

test('a rollout adds its surge to the most pods there may be, and recreating adds none', () => {
  const most = (strategy: Rollout | undefined, max: number): number => {
    const range = { min: 2, max };
    return mostPodsOf(planRollout({ strategy, range, startSeconds: 60 }, new IssueList()), range);
  };
  expect([most(undefined, 10), most(Rollout.rolling({ maxSurge: PercentOrAbsolute.absolute(2) }), 10), most(Rollout.recreate('one at a time, please'), 10)]).toEqual([13, 12, 10]);
});

test('an Ingress whose TLS ends upstream has no TLS of its own, and a note', () => {
  const service = madeService({ expose: Exposure.ingress('a.example.com', { tls: Tls.terminatedUpstream('the CDN terminates TLS') }) });
  expect(service.ingress!.toJson().spec.tls).toBeUndefined();
  expect(service.notes).toEqual(['no TLS at the Ingress: the CDN terminates TLS']);
});
