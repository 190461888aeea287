import { Duration } from 'cdk8s';
import { INetworkPolicyPeer } from 'cdk8s-plus-27';

/** A queue whose broker runs in the cluster. */
export interface BrokerOptions {
  /**
   * The broker's pods: where the worker may connect to no more than it declares, it may connect to them.
   *
   * @default - the broker stands outside the cluster
   */
  readonly peer?: INetworkPolicyPeer;

  /**
   * Port of the broker's pods.
   *
   * Range: 1 to 65535.
   *
   * @default - that of its address for Kafka and Redis; RabbitMQ 5672, NATS 4222
   */
  readonly port?: number;
}

/** A queue of Amazon SQS. */
export interface SqsOptions {
  /** URL of the queue, such as `https://sqs.eu-west-1.amazonaws.com/111122223333/orders`. */
  readonly queueUrl: string;

  /** Region of the queue, such as `eu-west-1`. */
  readonly region: string;

  /**
   * How long a received message stays hidden from other receivers.
   *
   * Unit: whole seconds. Range: 1 second to 12 hours, and at least 1.5 x the processing time.
   * Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-visibility-timeout.html
   *
   * @default Duration.seconds(30)
   */
  readonly visibilityTimeout?: Duration;

  /**
   * Whether the application extends that time while it works (ChangeMessageVisibility), so that it needs not cover the work.
   *
   * @default false
   */
  readonly extendsDeadline?: boolean;
}

/** A subscription of Google Cloud Pub/Sub. */
export interface PubSubOptions {
  /** Project that holds the subscription. */
  readonly projectId: string;

  /** Id of the subscription, without the project. */
  readonly subscription: string;

  /**
   * How long a message may stay unacknowledged before it is delivered again.
   *
   * Unit: whole seconds. Range: 10 seconds to 10 minutes, and at least 1.5 x the processing time.
   * Source: https://cloud.google.com/pubsub/docs/lease-management
   *
   * @default Duration.seconds(10)
   */
  readonly ackDeadline?: Duration;

  /**
   * Whether the application extends that time while it works, as the client libraries of Google do by default.
   *
   * @default false
   */
  readonly extendsDeadline?: boolean;
}

/** A queue of RabbitMQ. */
export interface RabbitMqOptions extends BrokerOptions {
  /** Name of the queue. */
  readonly queue: string;

  /**
   * Where KEDA asks for the length, without credentials, such as `http://rabbitmq.queues.svc:15672/`.
   * Over HTTP unacknowledged messages count too; over AMQP only the ready ones do.
   *
   * @default - the secret parameter `host` of the trigger's authentication
   */
  readonly host?: string;

  /**
   * Virtual host.
   *
   * @default - that of the host
   */
  readonly vhost?: string;

  /**
   * How long a message may stay unacknowledged before RabbitMQ closes the channel and delivers it again (`consumer_timeout`).
   *
   * Unit: whole seconds. Range: 1 minute to 24 hours, and at least 1.5 x the processing time.
   * Source: https://www.rabbitmq.com/docs/consumers#acknowledgement-timeout
   *
   * @default Duration.minutes(30)
   */
  readonly consumerTimeout?: Duration;
}

/** A topic of Apache Kafka, read by a consumer group. */
export interface KafkaOptions extends BrokerOptions {
  /** Brokers as `host:port`. */
  readonly bootstrapServers: string[];

  /** The consumer group. */
  readonly consumerGroup: string;

  /** The topic. */
  readonly topic: string;

  /**
   * Partitions of the topic: more consumers than that idle.
   *
   * Range: 1 to 100000, and at least maxReplicas.
   * Source: https://kafka.apache.org/documentation/#intro_consumers
   */
  readonly partitions: number;

  /**
   * How long a consumer may take between two polls before its partitions go to others (`max.poll.interval.ms`).
   * The processing time is then that of all records of one poll.
   *
   * Unit: whole seconds. Range: 1 second to 24 hours, and at least 1.5 x the processing time.
   * Source: https://kafka.apache.org/documentation/#consumerconfigs_max.poll.interval.ms
   *
   * @default Duration.minutes(5)
   */
  readonly maxPollInterval?: Duration;

  /**
   * Whether KEDA connects over TLS.
   *
   * @default false
   */
  readonly tls?: boolean;
}

/** Where a Redis stands. */
export interface RedisOptions extends BrokerOptions {
  /** Address as `host:port`. */
  readonly address: string;

  /**
   * Number of the database.
   *
   * Range: 0 to 15.
   *
   * @default 0
   */
  readonly databaseIndex?: number;

  /**
   * Whether KEDA connects over TLS.
   *
   * @default false
   */
  readonly tls?: boolean;
}

/** A list of Redis from which workers pop. */
export interface RedisListOptions extends RedisOptions {
  /** Key of the list. */
  readonly list: string;
}

/** A stream of Redis, read by a consumer group. Needs Redis 7. */
export interface RedisStreamOptions extends RedisOptions {
  /** Key of the stream. */
  readonly stream: string;

  /** The consumer group. */
  readonly consumerGroup: string;

  /**
   * How long a message may stay pending before another consumer claims it (`min-idle-time` of XAUTOCLAIM).
   *
   * Unit: whole seconds. Range: 1 second to 24 hours, and at least 1.5 x the processing time.
   * Source: https://redis.io/docs/latest/commands/xautoclaim/
   */
  readonly claimAfter: Duration;
}

/** A queue, or a subscription of a topic, of Azure Service Bus. Give the queue, or the topic and the subscription. */
export interface ServiceBusOptions {
  /** Name of the Service Bus namespace. */
  readonly namespace: string;

  /**
   * Name of the queue.
   *
   * @default - none
   */
  readonly queue?: string;

  /**
   * Name of the topic.
   *
   * @default - none
   */
  readonly topic?: string;

  /**
   * Name of the topic's subscription.
   *
   * @default - none
   */
  readonly subscription?: string;

  /**
   * How long a message stays locked for its receiver.
   *
   * Unit: whole seconds. Range: 5 seconds to 5 minutes, and at least 1.5 x the processing time.
   * Source: https://learn.microsoft.com/azure/service-bus-messaging/message-transfers-locks-settlement
   *
   * @default Duration.seconds(60)
   */
  readonly lockDuration?: Duration;

  /**
   * Whether the application renews the lock while it works.
   *
   * @default false
   */
  readonly extendsDeadline?: boolean;
}

/** A consumer of a NATS JetStream stream. */
export interface NatsJetStreamOptions extends BrokerOptions {
  /** Where the server tells its state, `host:port`, such as `nats.queues.svc:8222`. */
  readonly monitoringEndpoint: string;

  /** The stream. */
  readonly stream: string;

  /** The durable consumer. */
  readonly consumer: string;

  /**
   * The account.
   *
   * @default "$G"
   */
  readonly account?: string;

  /**
   * How long a message may stay unacknowledged before it is delivered again.
   *
   * Unit: whole seconds. Range: 1 second to 24 hours, and at least 1.5 x the processing time.
   * Source: https://docs.nats.io/nats-concepts/jetstream/consumers#ackwait
   *
   * @default Duration.seconds(30)
   */
  readonly ackWait?: Duration;

  /**
   * Whether the application reports progress while it works (`+WPI`), which starts the wait anew.
   *
   * @default false
   */
  readonly extendsDeadline?: boolean;
}
