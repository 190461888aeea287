import { Duration, Size } from 'cdk8s';
import { Cpu, EnvFieldPaths, EnvValue, ImagePullPolicy, PercentOrAbsolute, Replicas, ScalingStrategy, k8s } from 'cdk8s-plus-27';
import * as fc from 'fast-check';
import { offers } from './arbitrary-profile';
import {
  CloudIdentity, ClusterProfile, ConfigFile, ConfigRollout, CpuLimit, Disruption, Egress, Exposure, Health, PodVolume, Qos, ResourcePreset, Resources,
  Rollout, Runtime, SafeWebServiceProps, ScalingMetric, SecretRef, Spread, Tls, TrafficDistribution, WebPort,
} from '../../../src';

export const REASON = 'a reason that is long enough';
export const seconds = (min: number, max: number): fc.Arbitrary<number> => fc.integer({ min, max });
export const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(arbitrary, { nil: undefined });
const label = fc.stringMatching(/^[a-z]([a-z0-9]{0,8}[a-z0-9])?$/);
const text = fc.string({ maxLength: 30 }).filter((value) => !/[:@]|eyJ|AKIA/.test(value));

/** Props that are right for a cluster, over everything a service can be told. */
export function arbitraryProps(profile: ClusterProfile): fc.Arbitrary<SafeWebServiceProps> {
  return fc.record({
    identity: identity(profile),
    scale: scale(profile),
    ports: arbitraryPorts,
    timing,
    config,
    containers,
    outside: outside(profile),
    places,
  }).map(({ identity: names, scale: scaling, ports, timing: times, config: settings, containers: pods, outside: edges, places: scheduling }) => ({
    ...names, ...scaling, ...ports.props, ...probes(ports.first, times), ...times.props, ...settings, ...pods, ...edges, ...scheduling,
  }));
}

export function identity(profile: ClusterProfile): fc.Arbitrary<Partial<SafeWebServiceProps> & { image: string }> {
  return fc.record({
    image: fc.constantFrom('ghcr.io/acme/api:1.4.2', 'api:v1', `registry.example.com:5000/a/b@sha256:${'0'.repeat(64)}`, 'a/b:x_Y.z-1'),
    imagePullPolicy: maybe(fc.constantFrom(ImagePullPolicy.ALWAYS, ImagePullPolicy.IF_NOT_PRESENT)),
    imagePullSecrets: maybe(fc.constant<string[]>(['registry'])),
    labels: fc.dictionary(fc.constantFrom('team', 'example.com/tier', 'A_b.c-d'), fc.constantFrom('', 'x', 'Y-z_1.0'), { maxKeys: 3 }),
    annotations: fc.dictionary(fc.constantFrom('example.com/note', 'note'), text, { maxKeys: 2 }),
    podAnnotations: fc.dictionary(fc.constantFrom('example.com/inject'), text, { maxKeys: 1 }),
    partOf: maybe(label),
    component: maybe(label),
    owner: maybe(label),
    ids: profile.assignsUserIds ? fc.constant({}) : fc.record({ userId: maybe(fc.integer({ min: 1, max: 2 ** 31 - 1 })), groupId: maybe(fc.integer({ min: 1, max: 70000 })) }),
    account: fc.oneof(
      fc.constant({}),
      fc.constant({ serviceAccountName: 'existing' }),
      fc.constantFrom(
        { cloudIdentity: CloudIdentity.awsRole('arn:aws:iam::111122223333:role/api') },
        { cloudIdentity: CloudIdentity.googleServiceAccount('api@project-1.iam.gserviceaccount.com') },
        { cloudIdentity: CloudIdentity.azureManagedIdentity('00000000-0000-0000-0000-000000000000') },
      ),
    ),
  }).map(({ ids, account, ...rest }) => ({ ...rest, ...ids, ...account }));
}

const arbitraryPorts = fc.uniqueArray(
  fc.record({ port: fc.integer({ min: 1025, max: 65535 }), kind: fc.constantFrom('http' as const, 'grpc' as const) }),
  { minLength: 0, maxLength: 3, selector: ({ port }) => port },
).map((drawn) => {
  if (drawn.length === 0) return { first: 8080, props: {} };
  if (drawn.length === 1 && drawn[0].kind === 'http') return { first: drawn[0].port, props: { port: drawn[0].port } };
  return { first: drawn[0].port, props: { ports: drawn.map(({ port, kind }, i) => WebPort[kind](port, { name: `p${i}` })) } };
});

const timing = fc.record({
  period: seconds(1, 60),
  failures: fc.integer({ min: 1, max: 10 }),
  timeoutShare: fc.double({ min: 0, max: 1, noNaN: true }),
  patience: fc.integer({ min: 2, max: 5 }),
  by: fc.constantFrom('http', 'tcp', 'grpc', 'exec'),
  declined: fc.boolean(),
  startupBudget: maybe(seconds(1, 3600)),
  minReady: maybe(seconds(0, 600)),
  pullAllowance: maybe(seconds(1, 600)),
  shutdownTimeout: maybe(seconds(1, 600)),
  drainsItself: maybe(fc.boolean()),
  revisionHistoryLimit: maybe(fc.integer({ min: 1, max: 100 })),
  deadline: fc.boolean(),
  grace: fc.boolean(),
}).map((draw) => {
  const duration = (value: number | undefined): Duration | undefined => (value === undefined ? undefined : Duration.seconds(value));
  // 60 seconds for a native sidecar that holds the main container back, 4 for rounding up to whole probe periods.
  const slowest = 64 + (draw.startupBudget ?? 60) + (draw.minReady ?? 10) + (draw.pullAllowance ?? 300);
  return {
    ...draw,
    props: {
      startupBudget: duration(draw.startupBudget),
      minReady: duration(draw.minReady),
      pullAllowance: duration(draw.pullAllowance),
      shutdownTimeout: duration(draw.shutdownTimeout),
      drainsItself: draw.drainsItself,
      revisionHistoryLimit: draw.revisionHistoryLimit,
      ...(draw.deadline ? { progressDeadline: Duration.seconds(slowest + 1) } : {}),
      // 300 seconds cover the longest deregistration of arbitraryProfile.
      ...(draw.grace ? { drainDelay: Duration.seconds(300), terminationGracePeriod: Duration.seconds(300 + (draw.shutdownTimeout ?? 20)) } : {}),
    },
  };
});
type Timing = typeof timing extends fc.Arbitrary<infer T> ? T : never;

/** A readiness probe, and a liveness probe that asks something else and is at least twice as patient. */
function probes(port: number, draw: Timing): Pick<SafeWebServiceProps, 'health' | 'liveness'> {
  const timeout = Duration.seconds(Math.max(1, Math.floor(draw.period * draw.timeoutShare)));
  const options = { period: Duration.seconds(draw.period), timeout, failureThreshold: draw.failures };
  const patient = { ...options, failureThreshold: Math.min(100, draw.patience * draw.failures + 1) };
  const patientEnough = 2 * (draw.failures * draw.period + timeout.toSeconds()) <= patient.failureThreshold * draw.period + timeout.toSeconds();
  const health = {
    http: Health.http('/ready', { ...options, port }),
    tcp: Health.tcp(options),
    grpc: Health.grpc({ ...options, service: 'shop.Cart' }),
    exec: Health.exec(['/bin/ready'], options),
  }[draw.by]!;
  return { health, liveness: draw.declined || !patientEnough ? Health.declined(REASON) : Health.http('/live', patient) };
}

function scale(profile: ClusterProfile): fc.Arbitrary<Partial<SafeWebServiceProps>> {
  const fixed = fc.record({ replicas: maybe(fc.integer({ min: 1, max: 50 })) }).chain((props) => withBudget(props, props.replicas ?? 3));
  const elastic = fc.record({ min: fc.integer({ min: 2, max: 30 }), more: fc.integer({ min: 0, max: 100 }), cpu: maybe(fc.integer({ min: 1, max: 90 })), rules })
    .chain(({ min, more, cpu, rules: { scaleUp, scaleDown } }) => fc.record({
      scaleOn: metrics(profile),
      props: withBudget({ autoscaling: { minReplicas: min, maxReplicas: min + more, cpuUtilization: cpu, scaleUp, scaleDown } }, min),
    }).map(({ scaleOn, props }) => ({ ...props, scaleOn, runtime: Runtime.NATIVE })));
  return fc.oneof(fixed, elastic);
}

const policies = fc.array(fc.record({
  replicas: fc.integer({ min: 1, max: 100 }).chain((n) => fc.constantFrom(Replicas.percent(n), Replicas.absolute(n))),
  duration: maybe(seconds(1, 1800).map((n) => Duration.seconds(n))),
}), { maxLength: 2 });
export const rule = maybe(fc.record({
  stabilizationWindow: maybe(seconds(0, 3600).map((n) => Duration.seconds(n))),
  strategy: maybe(fc.constantFrom(ScalingStrategy.MAX_CHANGE, ScalingStrategy.MIN_CHANGE)),
  policies: maybe(policies),
}));
const rules = fc.record({ scaleUp: rule, scaleDown: rule });

function metrics(profile: ClusterProfile): fc.Arbitrary<ScalingMetric[] | undefined> {
  return maybe(fc.subarray([
    ScalingMetric.memory({ utilization: 80 }),
    ...(profile.customMetricsAdapter === undefined ? [] : [
      ScalingMetric.requestsPerSecond(100),
      ScalingMetric.object({ name: 'requests', object: { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', name: 'api' }, value: '2k' }),
    ]),
    ...(profile.externalMetricsAdapter === undefined ? [] : [ScalingMetric.external({ name: 'queue_depth', selector: { queue: 'orders' }, averageValue: '500m' })]),
  ]));
}

/** A budget and a rollout that are right for every number of pods from min on. */
function withBudget(props: Partial<SafeWebServiceProps>, min: number): fc.Arbitrary<Partial<SafeWebServiceProps>> {
  const count = fc.integer({ min: 1, max: Math.max(1, min - 1) }).map(PercentOrAbsolute.absolute);
  return fc.record({
    disruption: fc.constantFrom(
      undefined,
      Disruption.declined(REASON),
      Disruption.maxUnavailable(PercentOrAbsolute.absolute(1)),
      Disruption.maxUnavailable(PercentOrAbsolute.percent(10)),
      ...(min >= 2 ? [Disruption.minAvailable(PercentOrAbsolute.absolute(min - 1)), Disruption.minAvailable(PercentOrAbsolute.percent(50))] : []),
    ),
    strategy: fc.oneof(
      fc.constant(undefined),
      fc.constant(Rollout.recreate(REASON)),
      fc.record({
        maxSurge: maybe(fc.integer({ min: 1, max: 100 }).map(PercentOrAbsolute.percent)),
        maxUnavailable: maybe(min >= 2 ? count : fc.constant(PercentOrAbsolute.percent(99))),
      }).map(Rollout.rolling),
    ),
  }).map((more) => ({ ...props, ...more }));
}

export const config = fc.record({
  env: maybe(fc.dictionary(fc.constantFrom('A', 'B_1', 'c.d-e'), fc.oneof(text.map(EnvValue.fromValue), fc.constant(EnvValue.fromFieldRef(EnvFieldPaths.POD_IP))), { maxKeys: 3 })),
  config: maybe(fc.dictionary(fc.constantFrom('LOG_LEVEL', 'MODE', 'x'), text, { maxKeys: 3 })),
  configFiles: maybe(fc.subarray([ConfigFile.text('/etc/api/app.yaml', 'a: 1'), ConfigFile.text('/etc/other.txt', '')])),
  configRollout: maybe(fc.constantFrom(...Object.values(ConfigRollout))),
});

const extra = (name: string): fc.Arbitrary<any> => fc.record({
  name: fc.constant(name),
  image: fc.constant('ghcr.io/acme/extra:2'),
  command: maybe(fc.constant(['/bin/run'])),
  env: maybe(fc.constant({ A: EnvValue.fromValue('1') })),
  resources: maybe(fc.constantFrom(...Object.values(ResourcePreset)).map(Resources.preset)),
  volumes: maybe(fc.constant([{ volume: PodVolume.emptyDir('shared', Size.mebibytes(32)), path: '/shared' }])),
});

export const containers = fc.record({
  qos: maybe(fc.constantFrom(Qos.BURSTABLE, Qos.GUARANTEED)),
  resources: fc.oneof(
    fc.constant(undefined),
    fc.constantFrom(...Object.values(ResourcePreset)).map(Resources.preset),
    fc.record({ cpu: fc.integer({ min: 1, max: 8000 }), memory: fc.integer({ min: 128, max: 65536 }), factor: fc.integer({ min: 1, max: 8 }) })
      .map(({ cpu, memory, factor }) => Resources.of({ cpu: Cpu.millis(cpu), cpuLimit: CpuLimit.of(Cpu.millis(cpu * factor)), memory: Size.mebibytes(memory) })),
    fc.constant(Resources.of({ cpuLimit: CpuLimit.none(REASON) })),
  ),
  tmpSize: maybe(fc.integer({ min: 1, max: 4096 }).map((n) => Size.mebibytes(n))),
  ephemeralStorage: maybe(fc.constant(Size.gibibytes(20))),
  initContainers: maybe(extra('init').map((one) => [one])),
  sidecars: maybe(fc.record({ sidecar: extra('proxy'), health: fc.boolean() }).map(({ sidecar, health }) => [{ ...sidecar, ports: { proxy: 1024 }, health: health ? Health.tcp({ port: 1024 }) : undefined }])),
  volumes: maybe(fc.subarray([
    { volume: PodVolume.emptyDir('cache', Size.mebibytes(256)), path: '/var/cache' },
    { volume: PodVolume.emptyDir('shared', Size.mebibytes(32)), path: '/shared' },
    { volume: PodVolume.emptyDir('fast', Size.mebibytes(16), { inMemory: true }), path: '/fast', subPath: 'a/b' },
    { volume: PodVolume.serviceAccountToken('token', { audience: 'vault' }), path: '/var/run/vault' },
  ])),
}).map((draw) => {
  const hasOwnLimit = draw.resources?._options?.cpuLimit !== undefined;
  return { ...draw, qos: hasOwnLimit ? Qos.BURSTABLE : draw.qos };
});

function outside(profile: ClusterProfile): fc.Arbitrary<Partial<SafeWebServiceProps>> {
  const tls = fc.constantFrom(Tls.secret('tls'), Tls.terminatedUpstream(REASON), ...(offers(profile, 'certManager') ? [Tls.certManager('letsencrypt')] : []));
  return fc.record({
    expose: maybe(tls.chain((by) => fc.constantFrom(
      Exposure.web('api.example.com', { tls: by }),
      Exposure.ingress('*.example.com', { tls: by, paths: ['/a', '/b'], aliases: ['b.example.com'] }),
    ))),
    metrics: maybe(fc.record({ port: maybe(fc.constant(9090)), path: maybe(fc.constant('/m')) })),
    egress: maybe(fc.constantFrom(...Object.values(Egress))),
    service: maybe(fc.record({
      affinity: fc.oneof(fc.record({ sessionAffinity: seconds(1, 86400).map((n) => Duration.seconds(n)) }), fc.record({ headless: fc.boolean() })),
      trafficDistribution: profile.minor >= 34 ? maybe(fc.constantFrom(...Object.values(TrafficDistribution))) : fc.constant(undefined),
    }).map(({ affinity, ...rest }) => ({ ...rest, ...affinity }))),
    secrets: maybe(fc.subarray([
      SecretRef.existing('api-db', { env: { DATABASE_PASSWORD: 'password' }, mountPath: '/run/secrets/db' }),
      ...(offers(profile, 'externalSecrets') ? [SecretRef.external({ store: 'vault', keys: { key: 'a/b#c' }, mountPath: '/run/secrets/ext' })] : []),
      ...(offers(profile, 'csi') ? [SecretRef.csi({ providerClass: 'vault', mountPath: '/run/secrets/csi' })] : []),
    ])),
  });
}

export const places = fc.record({
  spread: maybe(fc.constantFrom(Spread.soft(), Spread.none(REASON))),
  priorityClassName: maybe(fc.constant('high')),
  nodeSelector: maybe(fc.constant({ 'kubernetes.io/arch': 'amd64' })),
  tolerations: maybe(fc.constant<k8s.Toleration[]>([{ key: 'spot', operator: 'Exists', effect: 'NoSchedule' }])),
});
