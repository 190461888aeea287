import { Duration, Size } from 'cdk8s';
import { Cpu, Pods } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import {
  ClusterProfile, CloudIdentity, Egress, Health, PodIdentityProvider, QueueScaledWorkerProps, QueueSource, QueueTarget, Resources, SecretRef, TriggerAuth, WorkerMode,
} from '../../../src';

export interface Preset {
  readonly profile: ClusterProfile;
  readonly props: (scope: Construct) => QueueScaledWorkerProps;
}

const IMAGE = 'ghcr.io/acme/indexer:2.1.0';
const BEAT = Health.exec(['/bin/beat', '--max-age=60s']);
const KEDA = ['scaledobjects.keda.sh', 'scaledjobs.keda.sh', 'triggerauthentications.keda.sh'];

/** One worker for each way of using the construct that people will recognize as theirs. */
export const PRESETS: { readonly [name: string]: Preset } = {
  'hpa': {
    profile: new ClusterProfile({ kubernetesVersion: '1.32', externalMetricsAdapter: 'custom-metrics-stackdriver-adapter' }),
    props: () => ({
      image: IMAGE,
      source: QueueSource.pubSub({ projectId: 'acme-shop', subscription: 'orders-indexer', ackDeadline: Duration.seconds(60) }),
      target: QueueTarget.objective({ maxLatency: Duration.seconds(60), arrivalRate: 12, concurrency: 4, averageTime: Duration.seconds(3) }),
      processingTime: Duration.seconds(30),
      maxReplicas: 20,
      minReplicas: 2,
      liveness: BEAT,
      cloudIdentity: CloudIdentity.googleServiceAccount('indexer@acme-shop.iam.gserviceaccount.com'),
      idempotent: true,
      deadLetter: 'orders-indexer-dead',
    }),
  },
  'keda': {
    profile: new ClusterProfile({ kubernetesVersion: '1.33', customResources: [...KEDA, 'podmonitors.monitoring.coreos.com'] }),
    props: (scope) => ({
      image: IMAGE,
      source: QueueSource.rabbitMq({ queue: 'orders', peer: Pods.select(scope, 'rabbit', { labels: { app: 'rabbitmq' } }) }),
      auth: TriggerAuth.secret({ host: { secretName: 'rabbitmq', key: 'management-url' } }),
      target: QueueTarget.messagesPerPod(20),
      processingTime: Duration.minutes(4),
      maxReplicas: 30,
      liveness: Health.declined('the process exits when its channel is closed'),
      egress: Egress.DECLARED,
      metrics: { port: 9090 },
      config: { PREFETCH: '20' },
      secrets: [SecretRef.existing('rabbitmq', { env: { RABBITMQ_URL: 'amqp-url' } })],
    }),
  },
  'keda-scale-to-zero': {
    profile: new ClusterProfile({ customResources: KEDA }),
    props: () => ({
      image: IMAGE,
      source: QueueSource.sqs({ queueUrl: 'https://sqs.eu-west-1.amazonaws.com/111122223333/thumbnails', region: 'eu-west-1', visibilityTimeout: Duration.minutes(15) }),
      auth: TriggerAuth.podIdentity(PodIdentityProvider.AWS, { roleArn: 'arn:aws:iam::111122223333:role/keda-reads-queues' }),
      target: QueueTarget.messagesPerPod(5),
      processingTime: Duration.minutes(10),
      minReplicas: 0,
      maxReplicas: 10,
      activation: 3,
      liveness: BEAT,
      cloudIdentity: CloudIdentity.awsRole('arn:aws:iam::111122223333:role/thumbnails'),
      idempotent: true,
      deadLetter: 'thumbnails-dead',
    }),
  },
  'scaled-job': {
    profile: new ClusterProfile({ kubernetesVersion: '1.31', customResources: KEDA }),
    props: () => ({
      image: IMAGE,
      source: QueueSource.serviceBus({ namespace: 'acme', queue: 'videos', extendsDeadline: true }),
      auth: TriggerAuth.podIdentity(PodIdentityProvider.AZURE_WORKLOAD),
      target: QueueTarget.messagesPerPod(1),
      mode: WorkerMode.JOB,
      processingTime: Duration.hours(2),
      maxReplicas: 12,
      liveness: Health.declined('the job ends with its deadline when it is stuck'),
      resources: Resources.of({ cpu: Cpu.units(2), memory: Size.gibibytes(4) }),
      idempotent: true,
    }),
  },
  'kafka': {
    profile: new ClusterProfile({ kubernetesVersion: '1.34', customResources: KEDA }),
    props: (scope) => ({
      image: IMAGE,
      source: QueueSource.kafka({
        bootstrapServers: ['kafka-0.kafka.queues.svc:9092', 'kafka-1.kafka.queues.svc:9092'],
        consumerGroup: 'indexer',
        topic: 'orders',
        partitions: 24,
        peer: Pods.select(scope, 'kafka', { labels: { app: 'kafka' } }),
      }),
      target: QueueTarget.objective({ maxLatency: Duration.seconds(30), arrivalRate: 200, concurrency: 50, averageTime: Duration.seconds(1) }),
      processingTime: Duration.seconds(45),
      minReplicas: 3,
      maxReplicas: 24,
      liveness: BEAT,
      readiness: Health.exec(['/bin/assigned']),
      idempotent: true,
      deadLetter: 'orders.dead',
    }),
  },
};
