import { Duration, Size } from 'cdk8s';
import { Cpu, EnvValue, PercentOrAbsolute } from 'cdk8s-plus-27';
import {
  CloudIdentity, ClusterProfile, ConfigFile, ConfigRollout, CpuLimit, Disruption, Egress, Exposure, Health, PodVolume, Qos, Resources, Runtime,
  SafeWebServiceProps, ScalingMetric, SecretRef, Tls, TrafficDistribution, WebPort,
} from '../../../src';

export interface Preset {
  readonly profile: ClusterProfile;
  readonly props: SafeWebServiceProps;
}

const BASE = { image: 'ghcr.io/acme/api:1.4.2', health: Health.http('/ready'), liveness: Health.http('/live') };

/** One service for each way of using the construct that people will recognize as theirs. */
export const PRESETS: { readonly [name: string]: Preset } = {
  'minimal': {
    profile: new ClusterProfile(),
    props: { ...BASE },
  },
  'one-replica': {
    profile: new ClusterProfile(),
    props: { ...BASE, replicas: 1 },
  },
  'public-autoscaled-on-ingress': {
    profile: new ClusterProfile({
      kubernetesVersion: '1.29',
      customResources: ['certificates.cert-manager.io'],
      ingress: { className: 'nginx', controller: { namespace: 'ingress-nginx', podLabels: { 'app.kubernetes.io/name': 'ingress-nginx' } } },
      customMetricsAdapter: 'prometheus-adapter',
    }),
    props: {
      ...BASE,
      autoscaling: { maxReplicas: 12 },
      scaleOn: [ScalingMetric.requestsPerSecond(150)],
      config: { LOG_LEVEL: 'info' },
      configFiles: [ConfigFile.text('/etc/api/limits.yaml', 'perUser: 10\n')],
      secrets: [SecretRef.existing('api-database', { mountPath: '/var/run/secrets/database' })],
      metrics: { port: 9090 },
      expose: Exposure.web('api.example.com', { tls: Tls.certManager('letsencrypt'), paths: ['/v1', '/v2'] }),
      partOf: 'shop',
      component: 'backend',
      owner: 'team-checkout',
      runbookUrl: 'https://runbooks.example.com/api',
    },
  },
  'public-on-gateway': {
    profile: new ClusterProfile({
      kubernetesVersion: '1.33',
      customResources: ['httproutes.gateway.networking.k8s.io', 'podmonitors.monitoring.coreos.com', 'externalsecrets.external-secrets.io'],
      gateway: { name: 'public', namespace: 'gateways', httpsListener: 'https', httpListener: 'http', proxy: { namespace: 'gateways' } },
      loadBalancerDeregistration: Duration.seconds(30),
      externalMetricsAdapter: 'prometheus-adapter',
      priorityClassName: 'business',
      monitoring: { namespace: 'monitoring' },
    }),
    props: {
      ...BASE,
      ports: [WebPort.http(8000), WebPort.grpc(9000, { servicePort: 9000 })],
      liveness: Health.tcp(),
      autoscaling: { minReplicas: 4, maxReplicas: 40, cpuUtilization: 60 },
      scaleOn: [ScalingMetric.external({ name: 'checkout_backlog', selector: { queue: 'checkout' }, averageValue: '20' })],
      disruption: Disruption.minAvailable(PercentOrAbsolute.percent(50)),
      resources: Resources.of({ cpu: Cpu.millis(500), cpuLimit: CpuLimit.none('latency matters more than the neighbours here'), memory: Size.gibibytes(1) }),
      secrets: [SecretRef.external({ store: 'vault', keys: { password: 'shop/db#password' }, env: { DATABASE_PASSWORD: 'password' } })],
      configRollout: ConfigRollout.IMMUTABLE_NAME,
      config: { LOG_LEVEL: 'info' },
      cloudIdentity: CloudIdentity.azureManagedIdentity('12345678-1234-1234-1234-123456789abc'),
      metrics: {},
      service: { trafficDistribution: TrafficDistribution.PREFER_CLOSE },
      egress: Egress.DECLARED,
      expose: Exposure.web('api.example.com', { tls: Tls.secret('unused-behind-a-gateway') }),
    },
  },
  'platform-assigned-ids-with-sidecars': {
    profile: new ClusterProfile({ kubernetesVersion: '1.34', assignsUserIds: true, zones: ['only'], dns: { namespace: 'openshift-dns' }, dnsPort: 5353 }),
    props: {
      ...BASE,
      runtime: Runtime.JVM,
      qos: Qos.GUARANTEED,
      startupBudget: Duration.minutes(5),
      shutdownTimeout: Duration.minutes(1),
      env: { JAVA_OPTS: EnvValue.fromValue('-XX:MaxRAMPercentage=75') },
      volumes: [{ volume: PodVolume.emptyDir('cache', Size.gibibytes(1)), path: '/var/cache/api' }],
      initContainers: [{ name: 'warm-cache', image: 'ghcr.io/acme/warm:3', volumes: [{ volume: PodVolume.emptyDir('cache', Size.gibibytes(1)), path: '/cache' }] }],
      sidecars: [{ name: 'proxy', image: 'envoyproxy/envoy:v1.30.1', ports: { proxy: 15001 }, health: Health.tcp({ port: 15001 }) }],
      egress: Egress.DECLARED,
    },
  },
};
