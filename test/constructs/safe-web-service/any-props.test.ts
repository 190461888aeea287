import { App, Chart, Size, Testing } from 'cdk8s';
import { Cpu, EnvValue, Pods, Secret } from 'cdk8s-plus-27';
import * as fc from 'fast-check';
import { GOOD, RICH } from './bad-cases/bad-case';
import {
  ClaimAccess, CloudIdentity, ClusterProfile, ConfigFile, CpuLimit, Disruption, Exposure, Health, PodVolume, Resources, Rollout, SafeWebService,
  SafeWebServiceProps, ScalingMetric, SecretRef, Spread, Tls, WebPort,
} from '../../../src';
import { KNOWN_PROPS } from '../../../src/constructs/safe-web-service/known-props';
import { InvalidPropsError } from '../../../src/errors/invalid-props';
import { validateManifest } from '../../../src/schema/validate';
import { junk } from '../../support/junk';

const PROFILE = new ClusterProfile({ ...RICH, nodePools: [{ name: 'large', cpu: Cpu.units(64), memory: Size.gibibytes(256) }] });
/** They are left to the author. */
const TERMS_OF_AFFINITY = /\.affinity\..*(?:DuringExecution\[|nodeSelectorTerms\[)/;

/** Every nested place in which junk can sit: what a function makes of junk, in the place of one prop. */
const NESTED: readonly ((value: any) => Partial<SafeWebServiceProps>)[] = [
  (value) => ({ health: Health.http(value) }),
  (value) => ({ health: Health.http('/ready', value) }),
  (value) => ({ health: Health.http('/ready', { headers: value }) }),
  (value) => ({ health: Health.http('/ready', { headers: { 'X-Probe': value } }), liveness: Health.http('/ready', { headers: { 'X-Probe': value } }) }),
  (value) => ({ liveness: Health.grpc({ port: value, service: value }) }),
  (value) => ({ liveness: Health.exec([value]) }),
  (value) => ({ liveness: Health.exec(['check'], { period: value, timeout: value, failureThreshold: value }) }),
  (value) => ({ liveness: Health.declined(value) }),
  (value) => ({ ports: [WebPort.http(value), WebPort.grpc(9000, value)] }),
  (value) => ({ ports: [WebPort.http(8080, { name: value, servicePort: value, appProtocol: value })] }),
  (value) => ({ ports: [value, value] }),
  (value) => ({ resources: Resources.preset(value) }),
  (value) => ({ resources: Resources.of(value) }),
  (value) => ({ resources: Resources.of({ cpu: value, memory: value, cpuLimit: value }) }),
  (value) => ({ resources: Resources.of({ cpuLimit: CpuLimit.of(value) }) }),
  (value) => ({ resources: Resources.of({ cpuLimit: CpuLimit.none(value) }) }),
  (value) => ({ env: { A: value, B: EnvValue.fromValue(value) } }),
  (value) => ({ config: { A: value }, configRollout: value }),
  (value) => ({ configFiles: [ConfigFile.text('/etc/a', value), ConfigFile.text(value, 'a'), ConfigFile.copy('/etc/b', value), value] }),
  (value) => ({ secrets: [SecretRef.existing(value, value), SecretRef.external(value), SecretRef.csi(value), value] }),
  (value) => ({ secrets: [SecretRef.existing('a', { env: { A: value }, mountPath: value }), SecretRef.existing('b', { env: value })] }),
  (value) => ({
    secrets: [SecretRef.external({ name: value, store: value, keys: value, env: { A: value }, refreshInterval: value, namespacedStore: value })],
  }),
  (value) => ({ secrets: [SecretRef.external({ store: 'vault', keys: { a: value }, env: value, mountPath: '/run/a' })] }),
  (value) => ({ secrets: [SecretRef.csi({ providerClass: value, mountPath: value })] }),
  (value) => ({ volumes: [{ volume: value, path: value, subPath: value, readOnly: value }, value] }),
  (value) => ({ volumes: [{ volume: PodVolume.emptyDir(value, value, value), path: '/a' }, { volume: PodVolume.emptyDir('cache', value, { inMemory: value }), path: '/b' }] }),
  (value) => ({ volumes: ['/a', '/b'].map((path) => ({ volume: PodVolume.csi('data', value, { a: value }), path })) }),
  (value) => ({ volumes: ['/a', '/b'].map((path) => ({ volume: PodVolume.secret('data', value, { items: { a: value } }), path })) }),
  (value) => ({ volumes: [{ volume: PodVolume.claim('data', { name: value } as Secret as never, ClaimAccess.READ_WRITE_ONCE), path: '/a' }] }),
  (value) => ({ volumes: [{ volume: PodVolume.serviceAccountToken('token', value), path: '/a' }, { volume: PodVolume.serviceAccountToken('more', { audience: value, expirationSeconds: value }), path: '/b' }] }),
  (value) => ({ sidecars: [{ name: value, image: value, ports: { a: value, b: value }, health: Health.http('/', { port: value }) }] }),
  (value) => ({ sidecars: [{ name: 'a', image: 'a:1', ports: value, health: Health.tcp() }, { name: 'b', image: 'b:1', ports: { a: value }, health: value }] }),
  (value) => ({ initContainers: [{ name: 'a', image: 'a:1', command: [value], env: { A: value }, volumes: [value], resources: value }, value] }),
  (value) => ({ autoscaling: { minReplicas: value, maxReplicas: value, cpuUtilization: value, scaleOnCpu: value } }),
  (value) => ({ autoscaling: { maxReplicas: 9, scaleUp: value, scaleDown: { policies: [value], strategy: value, stabilizationWindow: value } } }),
  (value) => ({ autoscaling: { maxReplicas: 9, scaleUp: { policies: [{ replicas: value, duration: value }] } } }),
  (value) => ({
    autoscaling: { maxReplicas: 9 },
    runtime: value,
    scaleOn: [value, ScalingMetric.memory(value), ScalingMetric.memory({ utilization: value, reason: value })],
  }),
  (value) => ({ autoscaling: { maxReplicas: 9 }, runtime: value, scaleOn: [ScalingMetric.memory({ utilization: 70 })] }),
  (value) => ({
    autoscaling: { maxReplicas: 9 },
    scaleOn: [ScalingMetric.object(value), ScalingMetric.object({ name: value, object: value, value }), ScalingMetric.pods(value, value)],
  }),
  (value) => ({ autoscaling: { maxReplicas: 9 }, scaleOn: [ScalingMetric.external(value), ScalingMetric.external({ name: 'x', selector: { a: value }, value })] }),
  (value) => ({ disruption: Disruption.minAvailable(value) }),
  (value) => ({ disruption: Disruption.declined(value) }),
  (value) => ({ strategy: Rollout.rolling(value) }),
  (value) => ({ strategy: Rollout.rolling({ maxSurge: value, maxUnavailable: value }) }),
  (value) => ({ strategy: Rollout.recreate(value) }),
  (value) => ({ spread: Spread.none(value) }),
  (value) => ({ cloudIdentity: CloudIdentity.awsRole(value) }),
  (value) => ({ service: { sessionAffinity: value, trafficDistribution: value, annotations: { a: value } } }),
  (value) => ({ expose: Exposure.web(value, value) }),
  (value) => ({ expose: Exposure.web(value, { tls: value, paths: value, aliases: value, annotations: value }) }),
  (value) => ({ expose: Exposure.ingress('a.example.com', { tls: Tls.certManager(value), paths: [value], aliases: [value], annotations: { a: value } }) }),
  (value) => ({ expose: Exposure.gateway('a.example.com', { tls: Tls.terminatedUpstream(value), aliases: [value, value] }) }),
  (value) => ({ metrics: { port: value, path: value, interval: value } }),
  (value) => ({ tolerations: [value, { key: value, operator: value, effect: value, value, tolerationSeconds: value }] }),
  (value) => ({ affinity: { nodeAffinity: value, podAffinity: { a: value } as never } }),
  (value) => ({ affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: value } } }),
  (value) => ({
    affinity: { podAntiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: value, requiredDuringSchedulingIgnoredDuringExecution: value } },
  }),
  (value) => ({ service: { headless: value } }),
  (value) => ({ labels: { a: value }, annotations: { a: value }, podAnnotations: { a: value }, nodeSelector: { a: value } }),
  (value) => ({ command: [value], args: ['a', value], imagePullSecrets: [value], envFrom: [value], allowFrom: [value], allowTo: [value] }),
];

const oneProp = fc.tuple(fc.constantFrom(...Object.keys(KNOWN_PROPS), 'unknown'), junk).map(([prop, value]) => ({ [prop]: value }));
const nestedProp = fc.tuple(fc.constantFrom(...NESTED), junk).map(([place, value]) => place(value));
const anyProps = fc.array(fc.oneof(oneProp, nestedProp), { minLength: 1, maxLength: 4 })
  .map((parts) => Object.assign({}, GOOD, ...parts) as SafeWebServiceProps);

test('whatever its props are, a service is refused with the props that are wrong, or it synthesizes what Kubernetes accepts', () => {
  fc.assert(fc.property(anyProps, (props) => {
    expect(outcomeOf(props)).toMatch(/^(refused|synthesized)$/);
  }), { numRuns: 400 });
}, 10_000);

test.each(NESTED.map((place) => [String(place).replace(/^\(value\) => |\bsrc_1\./g, ''), place] as const))('every kind of junk in %s is refused or synthesizes', (_, place) => {
  const kinds = fc.sample(junk, { seed: 1, numRuns: 100 });
  expect(kinds.map((value) => outcomeOf({ ...GOOD, ...place(value) })).filter((outcome) => outcome !== 'refused' && outcome !== 'synthesized')).toEqual([]);
});

function outcomeOf(props: SafeWebServiceProps): string {
  const chart = new Chart(new App(), 'shop');
  ClusterProfile.set(chart, PROFILE);
  try {
    new SafeWebService(chart, 'api', props).allowFrom(Pods.all(chart, 'everybody'));
    const flaws = Testing.synth(chart)
      .flatMap((manifest) => validateManifest(manifest, PROFILE.minor).flaws)
      .filter(({ at }) => !TERMS_OF_AFFINITY.test(at));
    return flaws.length === 0 ? 'synthesized' : JSON.stringify(flaws);
  } catch (error) {
    return error instanceof InvalidPropsError && error.issues.length > 0 ? 'refused' : String((error as Error).stack).split('\n').slice(0, 4).join(' ');
  }
}
