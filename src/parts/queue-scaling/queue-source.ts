import { ExternalQueueOptions, PrometheusQueueOptions } from './metric-queue-options';
import { KafkaOptions, NatsJetStreamOptions, PubSubOptions, RabbitMqOptions, RedisListOptions, RedisStreamOptions, ServiceBusOptions, SqsOptions } from './queue-source-options';

/** What a worker takes its messages from. One catalogue says for each how its length is measured and how long a message may take. */
export class QueueSource {
  /** A queue of Amazon SQS. */
  public static sqs(options: SqsOptions): QueueSource {
    return new QueueSource('sqs', options);
  }

  /** A subscription of Google Cloud Pub/Sub. */
  public static pubSub(options: PubSubOptions): QueueSource {
    return new QueueSource('pubSub', options);
  }

  /** A queue of RabbitMQ. */
  public static rabbitMq(options: RabbitMqOptions): QueueSource {
    return new QueueSource('rabbitMq', options);
  }

  /** A topic of Apache Kafka, read by a consumer group. */
  public static kafka(options: KafkaOptions): QueueSource {
    return new QueueSource('kafka', options);
  }

  /** A list of Redis. Who pops a message and dies has lost it. */
  public static redisList(options: RedisListOptions): QueueSource {
    return new QueueSource('redisList', options);
  }

  /** A stream of Redis 7, read by a consumer group. */
  public static redisStream(options: RedisStreamOptions): QueueSource {
    return new QueueSource('redisStream', options);
  }

  /** A queue or subscription of Azure Service Bus. */
  public static serviceBus(options: ServiceBusOptions): QueueSource {
    return new QueueSource('serviceBus', options);
  }

  /** A consumer of a NATS JetStream stream. */
  public static natsJetStream(options: NatsJetStreamOptions): QueueSource {
    return new QueueSource('natsJetStream', options);
  }

  /** Any queue whose length Prometheus knows. */
  public static prometheus(options: PrometheusQueueOptions): QueueSource {
    return new QueueSource('prometheus', options);
  }

  /** Any queue whose length the cluster's metrics adapter serves. */
  public static external(options: ExternalQueueOptions): QueueSource {
    return new QueueSource('external', options);
  }

  private constructor(
    /** @internal */ public readonly _kind: QueueKind,
    /** @internal */ public readonly _options: object,
  ) {}
}

/** @internal */
export type QueueKind =
  'sqs' | 'pubSub' | 'rabbitMq' | 'kafka' | 'redisList' | 'redisStream' | 'serviceBus' | 'natsJetStream' | 'prometheus' | 'external';
