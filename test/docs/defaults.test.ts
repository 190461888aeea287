import * as path from 'node:path';
import { Duration, Size } from 'cdk8s';
import { Cpu, ImagePullPolicy, PercentOrAbsolute } from 'cdk8s-plus-27';
import { OF_DATABASES, renderedDatabase } from './databases';
import { documentedDefaults } from './documented-defaults';
import * as vetted from '../../src';
import { Exposure, Health, PodVolume, QueueScaledWorkerProps, SafeWebServiceProps, ScalingMetric, SecretRef, Tls } from '../../src';
import { madeWorker } from '../constructs/queue-scaled-worker/made';
import { madeChart, madeService, manifestsOf } from '../constructs/safe-web-service/made';

/** Where each struct is declared, and how a service is told its values. */
const STRUCTS: { readonly [name: string]: { file: string; use: (given: any) => Partial<SafeWebServiceProps>; cluster?: vetted.ClusterProfileProps } } = {
  SafeWebServiceProps: { file: 'constructs/safe-web-service/props', use: (given) => given },
  WorkloadBasics: { file: 'parts/workload-basics', use: (given) => given },
  WorkloadProps: { file: 'parts/workload-props', use: (given) => given },
  ServiceOptions: { file: 'parts/service/service-options', use: (given) => ({ service: given }) },
  ResourceOptions: { file: 'parts/resources/resources', use: (given) => ({ resources: vetted.Resources.of(given) }) },
  RollingOptions: { file: 'parts/rollout/rollout', use: (given) => ({ strategy: vetted.Rollout.rolling(given) }) },
  HealthOptions: { file: 'parts/probes/health', use: (given) => ({ health: Health.tcp(given) }) },
  HttpHealthOptions: { file: 'parts/probes/health', use: (given) => ({ health: Health.http('/ready', given) }) },
  WebAutoscaling: { file: 'parts/horizontal-scaling/web-autoscaling', use: (given) => ({ autoscaling: { maxReplicas: 9, ...given } }) },
  RequestsPerSecondOptions: {
    file: 'parts/horizontal-scaling/scaling-metric',
    use: (given) => ({ autoscaling: { maxReplicas: 9 }, scaleOn: [ScalingMetric.requestsPerSecond(9, given)] }),
    cluster: { customMetricsAdapter: 'adapter' },
  },
  MetricsEndpoint: { file: 'parts/metrics/metrics-endpoint', use: (given) => ({ metrics: given }), cluster: { customResources: ['podmonitors.monitoring.coreos.com'] } },
  ExposureOptions: { file: 'parts/exposure/exposure', use: (given) => ({ expose: Exposure.web('a.example.com', { tls: Tls.secret('tls'), ...given }) }) },
  EmptyDirOptions: { file: 'parts/volumes/pod-volume', use: (given) => ({ volumes: [{ volume: PodVolume.emptyDir('v', Size.mebibytes(1), given), path: '/v' }] }) },
  TokenOptions: { file: 'parts/volumes/pod-volume', use: (given) => ({ volumes: [{ volume: PodVolume.serviceAccountToken('v', { audience: 'a', ...given }), path: '/v' }] }) },
  ExternalSecretOptions: {
    file: 'parts/secrets/secret-ref',
    use: (given) => ({ secrets: [SecretRef.external({ store: 's', keys: { k: 'p' }, mountPath: '/s', ...given })] }),
    cluster: { customResources: ['externalsecrets.external-secrets.io'] },
  },
  ExtraContainer: { file: 'parts/containers/extra-container', use: (given) => ({ initContainers: [{ name: 'i', image: 'a:1', ...given }] }) },
};

const KAFKA = { bootstrapServers: ['k:9092'], consumerGroup: 'g', topic: 't', partitions: 9 };
const NATS = { monitoringEndpoint: 'n:8222', stream: 's', consumer: 'c' };
const OBJECTIVE = { maxLatency: Duration.minutes(2), arrivalRate: 0.1 };

/** Where the structs of workers alone are declared, and how a worker is told their values. */
const OF_WORKERS: { readonly [name: string]: { file: string; use: (given: any) => Partial<QueueScaledWorkerProps> } } = {
  QueueScaledWorkerProps: { file: 'constructs/queue-scaled-worker/props', use: (given) => ({ minReplicas: 0, ...given }) },
  QueueFallback: { file: 'parts/queue-scaling/worker-scaling', use: (given) => ({ fallback: given }) },
  WorkerJobOptions: { file: 'parts/queue-scaling/worker-scaling', use: (given) => ({ mode: vetted.WorkerMode.JOB, job: given }) },
  ObjectiveOptions: { file: 'parts/queue-scaling/queue-target', use: (given) => ({ target: vetted.QueueTarget.objective({ ...OBJECTIVE, ...given }) }) },
  SqsOptions: {
    file: 'parts/queue-scaling/queue-source-options',
    use: (given) => ({ source: vetted.QueueSource.sqs({ queueUrl: 'https://sqs.eu-west-1.amazonaws.com/1/q', region: 'eu-west-1', ...given }), auth: vetted.TriggerAuth.podIdentity(vetted.PodIdentityProvider.AWS) }),
  },
  PubSubOptions: {
    file: 'parts/queue-scaling/queue-source-options',
    use: (given) => ({
      source: vetted.QueueSource.pubSub({ projectId: 'acme-shop', subscription: 'orders', ...given }),
      auth: vetted.TriggerAuth.podIdentity(vetted.PodIdentityProvider.GCP),
      processingTime: Duration.seconds(6),
    }),
  },
  RabbitMqOptions: {
    file: 'parts/queue-scaling/queue-source-options',
    use: (given) => ({ source: vetted.QueueSource.rabbitMq({ queue: 'q', ...given }), auth: vetted.TriggerAuth.secret({ host: { secretName: 'a', key: 'b' } }) }),
  },
  KafkaOptions: { file: 'parts/queue-scaling/queue-source-options', use: (given) => ({ source: vetted.QueueSource.kafka({ ...KAFKA, ...given }) }) },
  RedisOptions: { file: 'parts/queue-scaling/queue-source-options', use: (given) => ({ source: vetted.QueueSource.redisList({ address: 'r:6379', list: 'l', ...given }) }) },
  ServiceBusOptions: {
    file: 'parts/queue-scaling/queue-source-options',
    use: (given) => ({ source: vetted.QueueSource.serviceBus({ namespace: 'n', queue: 'q', ...given }), auth: vetted.TriggerAuth.secret({ connection: { secretName: 'a', key: 'b' } }) }),
  },
  NatsJetStreamOptions: { file: 'parts/queue-scaling/queue-source-options', use: (given) => ({ source: vetted.QueueSource.natsJetStream({ ...NATS, ...given }) }) },
};

const documented = Object.entries({ ...STRUCTS, ...OF_WORKERS, ...OF_DATABASES }).flatMap(([name, { file }]) => Object.entries(documentedDefaults(path.join(__dirname, '..', '..', 'src', `${file}.ts`), name))
  .map(([prop, expression]) => [name, prop, expression] as const));

test('there are documented defaults to check', () => {
  expect(documented.length).toBeGreaterThan(25);
});

test.each(documented)('%s.%s is %s where it is left out', (name, prop, expression) => {
  expect(rendered(name, { [prop]: valueOf(expression) })).toEqual(rendered(name, {}));
});

/** What a service or a worker becomes with these values of a struct, and what it tells its author. */
function rendered(name: string, given: object): any[] {
  if (name in OF_DATABASES) return renderedDatabase(name, given);
  if (name in OF_WORKERS) {
    const worker = madeWorker(OF_WORKERS[name].use(given));
    return [...manifestsOf(worker), worker.notes];
  }
  const { use, cluster } = STRUCTS[name];
  const chart = madeChart(cluster);
  return [madeService(use(given), chart).notes, ...manifestsOf(chart)];
}

const profileDefaults = Object.entries(documentedDefaults(path.join(__dirname, '..', '..', 'src', 'cluster', 'cluster-profile-props.ts'), 'ClusterProfileProps'));

test.each(profileDefaults)('ClusterProfileProps.%s is %s where it is left out', (prop, expression) => {
  expect(new vetted.ClusterProfile({ [prop]: valueOf(expression) })).toEqual(new vetted.ClusterProfile());
});

/** The value of a documented expression, such as `Duration.seconds(60)`. */
function valueOf(expression: string): unknown {
  const scope = { ...vetted, Duration, Size, Cpu, ImagePullPolicy, PercentOrAbsolute };
  return new Function(...Object.keys(scope), `return (${expression});`)(...Object.values(scope));
}
