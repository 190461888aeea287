import { ExternalQueueOptions, PrometheusQueueOptions } from './metric-queue-options';
import { AckRule, QueueFields } from './queue-fields';
import { QueueSource } from './queue-source';
import { KafkaOptions, NatsJetStreamOptions, PubSubOptions, RabbitMqOptions, RedisListOptions, RedisStreamOptions, ServiceBusOptions, SqsOptions } from './queue-source-options';
import { KnownProps } from '../../validation/known-props';

/** What the worker has to know of a kind of queue. */
export interface QueueEntry {
  /** The broker's name, for messages. */
  readonly broker: string;
  /** Options of the source by name. */
  readonly known: { readonly [option: string]: true };
  /** Port of the broker's pods, where it may run in the cluster. */
  readonly port?: number;
  /** Parameters a Secret may give the trigger, and identities that fit. */
  readonly auth: { readonly isNeeded: boolean; readonly parameters: readonly string[]; readonly identities: readonly string[] };
  readonly plan: (fields: QueueFields) => QueueFacts;
}

/** What one queue says of itself. */
export interface QueueFacts {
  /** KEDA's trigger; absent where KEDA has none. */
  readonly trigger?: { readonly type: string; readonly metadata: { readonly [name: string]: string }; readonly target: string; readonly activation: string };
  /** The External metric by the naming of the adapter that people use for it; absent where there is none. */
  readonly metric?: { readonly name: string; readonly selector: { readonly [key: string]: string } };
  /** Absent where the broker has no such time. */
  readonly ack?: AckRule;
  /** Whether the number of messages counts those being worked on. Undefined where nobody knows. */
  readonly countsInFlight: { readonly keda?: boolean; readonly hpa?: boolean };
  /** Port of the broker's pods, where its address says it. */
  readonly port?: number;
  /** Consumers beyond it idle. */
  readonly partitions?: number;
  /** Secret parameters that have to be given because the source does not say them. */
  readonly missing?: readonly string[];
}

const BROKER = { peer: true, port: true } as const;
const DAY = 86_400;
const SASL = ['sasl', 'username', 'password', 'tls', 'ca', 'cert', 'key', 'keyPassword', 'oauthTokenEndpointUri', 'scopes', 'oauthExtensions'] as const;
const REDIS_AUTH = { isNeeded: false, parameters: ['username', 'password', 'tls', 'ca', 'cert', 'key', 'keyPassword'], identities: [] };
const WEB_AUTH = ['bearerToken', 'username', 'password', 'ca', 'cert', 'key', 'customAuthHeader', 'customAuthValue'] as const;

/**
 * For each kind of queue: KEDA's trigger, the External metric, the time to acknowledge, the port.
 *
 * Triggers: https://keda.sh/docs/2.18/scalers/ and the parameters its scalers read, of which only those are written that decide something.
 * Metrics are those of the exporters most in use behind the Prometheus adapter, and of Google's own adapter; a `metric` of the author's replaces them:
 * YACE https://github.com/prometheus-community/yet-another-cloudwatch-exporter,
 * Google https://cloud.google.com/kubernetes-engine/docs/tutorials/autoscaling-metrics,
 * RabbitMQ https://www.rabbitmq.com/docs/prometheus, Kafka https://github.com/danielqsj/kafka_exporter,
 * Redis https://github.com/oliver006/redis_exporter, NATS https://github.com/nats-io/prometheus-nats-exporter with `-prefix nats`.
 */
export const QUEUES: { readonly [kind in QueueSource['_kind']]: QueueEntry } = {
  sqs: {
    broker: 'SQS',
    known: { queueUrl: true, region: true, visibilityTimeout: true, extendsDeadline: true } satisfies KnownProps<SqsOptions>,
    auth: { isNeeded: true, parameters: ['awsAccessKeyID', 'awsSecretAccessKey', 'awsSessionToken', 'awsRoleArn'], identities: ['aws'] },
    plan: (fields) => {
      const queueURL = fields.url('queueUrl', ['https', 'http']);
      const awsRegion = fields.named('region', /^[a-z]{2}(-[a-z]+)+-[0-9]$/, 'be a region such as eu-west-1');
      return {
        // The trigger adds ApproximateNumberOfMessagesNotVisible by itself; the exported metric is of visible messages.
        countsInFlight: { keda: true, hpa: false },
        trigger: { type: 'aws-sqs-queue', metadata: { queueURL, awsRegion }, target: 'queueLength', activation: 'activationQueueLength' },
        metric: { name: 'aws_sqs_approximate_number_of_messages_visible_average', selector: { dimension_QueueName: queueURL.slice(queueURL.lastIndexOf('/') + 1) } },
        ack: fields.ack('visibilityTimeout', { min: 1, max: 43_200 }, 30),
      };
    },
  },
  pubSub: {
    broker: 'Pub/Sub',
    known: { projectId: true, subscription: true, ackDeadline: true, extendsDeadline: true } satisfies KnownProps<PubSubOptions>,
    auth: { isNeeded: true, parameters: ['GoogleApplicationCredentials'], identities: ['gcp'] },
    plan: (fields) => {
      const project = fields.named('projectId', /^[a-z][a-z0-9.:-]{4,}[a-z0-9]$/, 'be the id of a project');
      const subscription = fields.named('subscription', /^[A-Za-z][A-Za-z0-9._~+%-]{2,254}$/, 'be the id of a subscription, without its project');
      // KEDA's own gcp-pubsub scaler is deprecated, because Google deprecated its query language; KEDA names this one in its place.
      // Source: https://keda.sh/blog/2025-09-15-gcp-deprecations/
      const metadata = {
        serverAddress: `https://monitoring.googleapis.com/v1/projects/${project}/location/global/prometheus`,
        query: `sum(pubsub_googleapis_com:subscription_num_undelivered_messages{monitored_resource="pubsub_subscription",subscription_id="${subscription}"})`,
        ignoreNullValues: 'false',
      };
      return {
        countsInFlight: { keda: true, hpa: true },
        trigger: { type: 'prometheus', metadata, target: 'threshold', activation: 'activationThreshold' },
        metric: { name: 'pubsub.googleapis.com|subscription|num_undelivered_messages', selector: { 'resource.labels.subscription_id': subscription } },
        ack: fields.ack('ackDeadline', { min: 10, max: 600 }, 10),
      };
    },
  },
  rabbitMq: {
    broker: 'RabbitMQ',
    known: { ...BROKER, queue: true, host: true, vhost: true, consumerTimeout: true } satisfies KnownProps<RabbitMqOptions>,
    port: 5672,
    auth: { isNeeded: true, parameters: ['host', 'username', 'password', 'tls', 'ca', 'cert', 'key', 'keyPassword', 'vhostName'], identities: [] },
    plan: (fields) => {
      const [queue, vhost] = [fields.text('queue'), fields.tryText('vhost')];
      const host: { host?: string } = fields.has('host') ? { host: fields.url('host', ['http', 'https', 'amqp', 'amqps']) } : {};
      return {
        // Over AMQP the trigger sees ready messages alone; where the host comes from a Secret, nobody knows.
        countsInFlight: { keda: host.host === undefined ? undefined : host.host.startsWith('http'), hpa: true },
        trigger: {
          type: 'rabbitmq',
          metadata: { ...host, queueName: queue, mode: 'QueueLength', ...(vhost === undefined ? {} : { vhostName: vhost }) },
          target: 'value',
          activation: 'activationValue',
        },
        metric: { name: 'rabbitmq_queue_messages', selector: { queue } },
        ack: fields.ack('consumerTimeout', { min: 60, max: DAY }, 1800),
        missing: fields.has('host') ? [] : ['host'],
      };
    },
  },
  kafka: {
    broker: 'Kafka',
    known: { ...BROKER, bootstrapServers: true, consumerGroup: true, topic: true, partitions: true, maxPollInterval: true, tls: true } satisfies KnownProps<KafkaOptions>,
    port: 9092,
    auth: { isNeeded: false, parameters: SASL, identities: [] },
    plan: (fields) => {
      const servers = fields.list('bootstrapServers').map((server) => fields.hostPort('bootstrapServers', server));
      const [consumerGroup, topic] = [fields.text('consumerGroup'), fields.text('topic')];
      const tls: Record<string, string> = fields.flag('tls') ? { tls: 'enable' } : {};
      return {
        // A record counts until its offset is committed.
        countsInFlight: { keda: true, hpa: true },
        trigger: {
          type: 'kafka',
          metadata: { bootstrapServers: servers.map(({ host, port }) => `${host}:${port}`).join(','), consumerGroup, topic, ...tls },
          target: 'lagThreshold',
          activation: 'activationLagThreshold',
        },
        metric: { name: 'kafka_consumergroup_lag', selector: { consumergroup: consumerGroup, topic } },
        ack: fields.ack('maxPollInterval', { min: 1, max: DAY }, 300),
        port: servers[0]?.port,
        partitions: fields.wholeNumber('partitions', 1, 100_000),
      };
    },
  },
  redisList: {
    broker: 'a Redis list',
    known: { ...BROKER, address: true, databaseIndex: true, tls: true, list: true } satisfies KnownProps<RedisListOptions>,
    port: 6379,
    auth: REDIS_AUTH,
    plan: (fields) => {
      const listName = fields.text('list');
      const { port, metadata } = redisOf(fields);
      return {
        countsInFlight: { keda: false, hpa: false },
        trigger: { type: 'redis', metadata: { ...metadata, listName }, target: 'listLength', activation: 'activationListLength' },
        port,
        metric: { name: 'redis_key_size', selector: { key: listName } },
      };
    },
  },
  redisStream: {
    broker: 'a Redis stream',
    known: { ...BROKER, address: true, databaseIndex: true, tls: true, stream: true, consumerGroup: true, claimAfter: true } satisfies KnownProps<RedisStreamOptions>,
    port: 6379,
    auth: REDIS_AUTH,
    plan: (fields) => {
      const [stream, consumerGroup] = [fields.text('stream'), fields.text('consumerGroup')];
      const { port, metadata } = redisOf(fields);
      return {
        // The lag is of entries that no consumer got yet. The pending ones alone would never wake a worker.
        countsInFlight: { keda: false, hpa: false },
        trigger: { type: 'redis-streams', metadata: { ...metadata, stream, consumerGroup }, target: 'lagCount', activation: 'activationLagCount' },
        port,
        metric: { name: 'redis_stream_group_lag', selector: { stream, group: consumerGroup } },
        ack: fields.has('claimAfter') ? fields.ack('claimAfter', { min: 1, max: DAY }, undefined) : void fields.refuse('claimAfter', 'say after what time another consumer claims a message'),
      };
    },
  },
  serviceBus: {
    broker: 'Service Bus',
    known: { namespace: true, queue: true, topic: true, subscription: true, lockDuration: true, extendsDeadline: true } satisfies KnownProps<ServiceBusOptions>,
    auth: { isNeeded: true, parameters: ['connection'], identities: ['azure-workload'] },
    plan: (fields) => {
      const entity = entityOf(fields);
      return {
        // Active messages include locked ones.
        countsInFlight: { keda: true, hpa: true },
        trigger: { type: 'azure-servicebus', metadata: { namespace: fields.text('namespace'), ...entity }, target: 'messageCount', activation: 'activationMessageCount' },
        // Exporters disagree on how they name subscriptions.
        metric: entity.queueName === undefined ? undefined : { name: 'azure_servicebus_active_messages', selector: { entity_name: entity.queueName } },
        ack: fields.ack('lockDuration', { min: 5, max: 300 }, 60),
      };
    },
  },
  natsJetStream: {
    broker: 'NATS JetStream',
    known: { ...BROKER, monitoringEndpoint: true, stream: true, consumer: true, account: true, ackWait: true, extendsDeadline: true } satisfies KnownProps<NatsJetStreamOptions>,
    port: 4222,
    auth: { isNeeded: false, parameters: ['account', 'natsServerMonitoringEndpoint'], identities: [] },
    plan: (fields) => {
      const [stream, consumer] = [fields.text('stream'), fields.text('consumer')];
      const { host, port } = fields.hostPort('monitoringEndpoint');
      return {
        // The trigger adds messages that wait for their acknowledgement.
        countsInFlight: { keda: true, hpa: false },
        trigger: {
          type: 'nats-jetstream',
          metadata: { natsServerMonitoringEndpoint: `${host}:${port}`, account: fields.tryText('account') ?? '$G', stream, consumer },
          target: 'lagThreshold',
          activation: 'activationLagThreshold',
        },
        metric: { name: 'nats_consumer_num_pending', selector: { stream_name: stream, consumer_name: consumer } },
        ack: fields.ack('ackWait', { min: 1, max: DAY }, 30),
      };
    },
  },
  prometheus: {
    broker: 'Prometheus',
    known: { serverAddress: true, query: true, ackDeadline: true } satisfies KnownProps<PrometheusQueueOptions>,
    auth: { isNeeded: false, parameters: WEB_AUTH, identities: ['azure-workload', 'gcp'] },
    plan: (fields) => ({
      countsInFlight: {},
      trigger: {
        type: 'prometheus',
        // By default a query without a value counts as an empty queue, and workers are taken away when Prometheus forgets them.
        metadata: { serverAddress: fields.url('serverAddress', ['http', 'https']), query: fields.text('query'), ignoreNullValues: 'false' },
        target: 'threshold',
        activation: 'activationThreshold',
      },
      ack: fields.ack('ackDeadline', { min: 1, max: DAY }, undefined),
    }),
  },
  external: {
    broker: 'an External metric',
    known: { name: true, selector: true, ackDeadline: true } satisfies KnownProps<ExternalQueueOptions>,
    auth: { isNeeded: false, parameters: [], identities: [] },
    plan: (fields) => ({
      countsInFlight: {},
      metric: { name: fields.text('name'), selector: fields.labels('selector') },
      ack: fields.ack('ackDeadline', { min: 1, max: DAY }, undefined),
    }),
  },
};

function redisOf(fields: QueueFields): { readonly port: number; readonly metadata: { readonly [name: string]: string } } {
  const { host, port } = fields.hostPort('address');
  const index = fields.wholeNumber('databaseIndex', 0, 15, 0);
  return { port, metadata: { address: `${host}:${port}`, databaseIndex: String(index), ...(fields.flag('tls') ? { enableTLS: 'true' } : {}) } };
}

function entityOf(fields: QueueFields): { readonly queueName?: string; readonly topicName?: string; readonly subscriptionName?: string } {
  const isQueue = fields.has('queue');
  const isTopic = fields.has('topic') || fields.has('subscription');
  if (isQueue && !isTopic) return { queueName: fields.text('queue') };
  if (isTopic && !isQueue) return { topicName: fields.text('topic'), subscriptionName: fields.text('subscription') };
  fields.refuse('queue', 'be given, or topic and subscription, but not both');
  return {};
}
