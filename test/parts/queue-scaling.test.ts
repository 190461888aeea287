import { Duration } from 'cdk8s';
import * as fc from 'fast-check';
import { ClusterProfile, ObjectiveOptions, QueueSource, QueueTarget, Rollout } from '../../src';
import { planQueueSource } from '../../src/parts/queue-scaling/plan-queue-source';
import { QueueTargetInput, QueueTargetPlan, messagesPerPodOf, planQueueTarget, podsForRate } from '../../src/parts/queue-scaling/plan-queue-target';
import { jobSecondsOf } from '../../src/parts/queue-scaling/plan-worker-job';
import { planWorkerScaler } from '../../src/parts/queue-scaling/plan-worker-scaler';
import { QUEUES } from '../../src/parts/queue-scaling/queue-catalogue';
import { defaultWindowOf, planCooldown, refuseShortWindow, refuseSlowWork } from '../../src/parts/queue-scaling/time-rules';
import { WorkerMode, WorkerScaler } from '../../src/parts/queue-scaling/worker-scaling';
import { planRollout, strategyFieldsOf } from '../../src/parts/rollout/plan-rollout';
import { workerRolloutOf } from '../../src/parts/rollout/worker-rollout';
import { planWorkerShutdown } from '../../src/parts/shutdown/plan-worker-shutdown';
import { IssueList } from '../../src/validation/issue-list';

const planned = <T>(plan: (issues: IssueList) => T): { plan: T; message: string } => {
  const issues = new IssueList();
  const made = plan(issues);
  try {
    issues.throwIfAny('x');
    return { plan: made, message: '' };
  } catch (error) {
    return { plan: made, message: (error as Error).message };
  }
};

const target = (options: ObjectiveOptions, input: Partial<QueueTargetInput> = {}): { plan: QueueTargetPlan; message: string } =>
  planned((issues) => planQueueTarget({
    target: QueueTarget.objective(options), processingSeconds: 4, minReplicas: 1, maxReplicas: 10, isJob: false, countsInFlight: true, ...input,
  }, issues));

describe('messages for each pod', () => {
  test('are concurrency x latency / work, rounded down', () => {
    expect([messagesPerPodOf(1, 60, 20, true), messagesPerPodOf(4, 60, 20, true), messagesPerPodOf(3, 59, 20, true), messagesPerPodOf(1, 20, 20, true)]).toEqual([3, 12, 8, 1]);
  });

  test('leave out the time of the work where the metric does not count it', () => {
    expect([messagesPerPodOf(1, 60, 20, false), messagesPerPodOf(4, 60, 20, false), messagesPerPodOf(1, 39, 20, false)]).toEqual([2, 8, 0]);
  });

  test('wait no longer than the latency in pods that are all busy', () => {
    const numbers = { min: 1, max: 1000 };
    fc.assert(fc.property(fc.integer({ min: 1, max: 64 }), fc.integer(numbers), fc.integer(numbers), (concurrency, latency, work) => {
      const messages = messagesPerPodOf(concurrency, latency, work, true);
      expect((messages * work) / concurrency).toBeLessThanOrEqual(latency);
      expect(((messages + 1) * work) / concurrency).toBeGreaterThan(latency);
    }));
  });

  test('are said with their derivation', () => {
    expect(target({ maxLatency: Duration.seconds(60), arrivalRate: 2.5, concurrency: 2 }).plan).toEqual({
      messagesPerPod: 30,
      notes: ['30 messages for each pod: concurrency 2 x maxLatency 60s / 4s; 2.5 messages/s x 4s / concurrency 2 = 5 pods of at most 10'],
    });
  });

  test('come with a note where an autoscaler is too slow for them', () => {
    const note = 'maxLatency 59s is less than the 60s an autoscaler takes to notice and start a pod: it holds with minReplicas 6 or more';
    const objective = { maxLatency: Duration.seconds(59), arrivalRate: 2.5, concurrency: 2 };
    expect(target(objective, { minReplicas: 5 }).plan.notes.slice(1)).toEqual([note]);
    expect(target(objective, { minReplicas: 6 }).plan.notes.slice(1)).toEqual([]);
  });

  test('need fewer pods than there may be, strictly', () => {
    expect(podsForRate(5, 4, 2)).toBe(10);
    expect(target({ maxLatency: Duration.seconds(60), arrivalRate: 5, concurrency: 2 }).message)
      .toContain('target.arrivalRate must need fewer than maxReplicas 10 pods, or what has piled up is never worked off, got 5 messages/s x 4s / concurrency 2 = 10 pods (set maxReplicas to 11 or more)');
    expect(target({ maxLatency: Duration.seconds(60), arrivalRate: 4.999, concurrency: 2 }).message).toBe('');
  });
});

describe('time rules', () => {
  test('work fits 1.5 times into the time to acknowledge, to the second', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 3600 }), fc.integer({ min: 1, max: 7200 }), (work, seconds) => {
      const { message } = planned((issues) => refuseSlowWork(work, { prop: 'source.ackWait', seconds, isDefault: false, isExtended: false }, issues));
      expect(message === '').toBe(2 * seconds >= 3 * work);
    }));
  });

  test('an extended deadline and a broker without one refuse no work', () => {
    expect(planned((issues) => refuseSlowWork(900, { prop: 'source.ackWait', seconds: 1, isDefault: false, isExtended: true }, issues)).message).toBe('');
    expect(planned((issues) => refuseSlowWork(900, undefined, issues)).message).toBe('');
  });

  test('the grace is the work and 15 seconds, and nothing waits before SIGTERM', () => {
    const shutdown = (processingSeconds: number, isJob = false): unknown => planned((issues) => planWorkerShutdown({ processingSeconds, isJob }, issues)).plan;
    expect(shutdown(20)).toEqual({ drainDelaySeconds: 0, shutdownSeconds: 20, graceSeconds: 35 });
    expect(shutdown(86_400, true)).toEqual({ drainDelaySeconds: 0, shutdownSeconds: 3600, graceSeconds: 3615 });
  });

  test('the window is 300 seconds or twice the work, which is the least too', () => {
    expect([1, 150, 151, 1800].map(defaultWindowOf)).toEqual([300, 300, 302, 3600]);
    const message = (window: number): string => planned((issues) => refuseShortWindow(window, 20, issues)).message;
    expect([message(40), message(39) === '']).toEqual(['', false]);
  });

  test('the cooldown is 300 seconds or twice the work', () => {
    const cooldown = (seconds: number, given?: Duration): number => planned((issues) => planCooldown(given, seconds, issues)).plan;
    expect([cooldown(150), cooldown(151), cooldown(20, Duration.seconds(40))]).toEqual([300, 302, 40]);
  });

  test('a Job may take all its attempts, their starts, and the waits between them', () => {
    // 2 x (60 + 1.5 x 10) + 10; then 10 + 20 + 40 + 80 + 160 + 320 + 360 seconds of waits.
    expect([jobSecondsOf(1, 10, 60, 0), jobSecondsOf(1, 10, 60, 1), jobSecondsOf(3, 11, 60, 0), jobSecondsOf(1, 10, 60, 7)]).toEqual([75, 160, 110, 8 * 75 + 990]);
  });
});

describe('the catalogue', () => {
  const SOURCES: readonly QueueSource[] = [
    QueueSource.sqs({ queueUrl: 'https://sqs.eu-west-1.amazonaws.com/111122223333/orders.fifo', region: 'eu-west-1' }),
    QueueSource.pubSub({ projectId: 'acme-shop', subscription: 'orders' }),
    QueueSource.rabbitMq({ queue: 'orders', host: 'http://rabbit.queues.svc:15672/', vhost: 'shop' }),
    QueueSource.kafka({ bootstrapServers: ['a:9092', 'b:9093'], consumerGroup: 'g', topic: 't', partitions: 3, tls: true }),
    QueueSource.redisList({ address: 'redis:6379', list: 'orders' }),
    QueueSource.redisStream({ address: 'redis:6379', stream: 'orders', consumerGroup: 'g', databaseIndex: 2, tls: true, claimAfter: Duration.minutes(2) }),
    QueueSource.serviceBus({ namespace: 'acme', queue: 'orders' }),
    QueueSource.serviceBus({ namespace: 'acme', topic: 'orders', subscription: 'indexer' }),
    QueueSource.natsJetStream({ monitoringEndpoint: 'nats:8222', stream: 'orders', consumer: 'indexer' }),
    QueueSource.prometheus({ serverAddress: 'http://prometheus:9090', query: 'sum(length)' }),
    QueueSource.external({ name: 'length', selector: { queue: 'orders' } }),
  ];
  const facts = SOURCES.map((source) => planned((issues) => planQueueSource(source, issues)).plan!.facts);

  test('has every kind of queue', () => {
    expect([...new Set(SOURCES.map(({ _kind }) => _kind))].sort()).toEqual(Object.keys(QUEUES).sort());
  });

  test("writes each trigger's metadata by the names KEDA reads", () => {
    expect(facts.map(({ trigger }) => trigger && [trigger.type, trigger.target, trigger.activation, trigger.metadata])).toEqual([
      ['aws-sqs-queue', 'queueLength', 'activationQueueLength', { queueURL: 'https://sqs.eu-west-1.amazonaws.com/111122223333/orders.fifo', awsRegion: 'eu-west-1' }],
      ['prometheus', 'threshold', 'activationThreshold', {
        serverAddress: 'https://monitoring.googleapis.com/v1/projects/acme-shop/location/global/prometheus',
        query: 'sum(pubsub_googleapis_com:subscription_num_undelivered_messages{monitored_resource="pubsub_subscription",subscription_id="orders"})',
        ignoreNullValues: 'false',
      }],
      ['rabbitmq', 'value', 'activationValue', { host: 'http://rabbit.queues.svc:15672/', queueName: 'orders', mode: 'QueueLength', vhostName: 'shop' }],
      ['kafka', 'lagThreshold', 'activationLagThreshold', { bootstrapServers: 'a:9092,b:9093', consumerGroup: 'g', topic: 't', tls: 'enable' }],
      ['redis', 'listLength', 'activationListLength', { address: 'redis:6379', databaseIndex: '0', listName: 'orders' }],
      ['redis-streams', 'lagCount', 'activationLagCount', { address: 'redis:6379', databaseIndex: '2', enableTLS: 'true', stream: 'orders', consumerGroup: 'g' }],
      ['azure-servicebus', 'messageCount', 'activationMessageCount', { namespace: 'acme', queueName: 'orders' }],
      ['azure-servicebus', 'messageCount', 'activationMessageCount', { namespace: 'acme', topicName: 'orders', subscriptionName: 'indexer' }],
      ['nats-jetstream', 'lagThreshold', 'activationLagThreshold', { natsServerMonitoringEndpoint: 'nats:8222', account: '$G', stream: 'orders', consumer: 'indexer' }],
      ['prometheus', 'threshold', 'activationThreshold', { serverAddress: 'http://prometheus:9090', query: 'sum(length)', ignoreNullValues: 'false' }],
      undefined,
    ]);
  });

  test('names each External metric as its exporter does', () => {
    expect(facts.map(({ metric }) => metric && [metric.name, metric.selector])).toEqual([
      ['aws_sqs_approximate_number_of_messages_visible_average', { dimension_QueueName: 'orders.fifo' }],
      ['pubsub.googleapis.com|subscription|num_undelivered_messages', { 'resource.labels.subscription_id': 'orders' }],
      ['rabbitmq_queue_messages', { queue: 'orders' }],
      ['kafka_consumergroup_lag', { consumergroup: 'g', topic: 't' }],
      ['redis_key_size', { key: 'orders' }],
      ['redis_stream_group_lag', { stream: 'orders', group: 'g' }],
      ['azure_servicebus_active_messages', { entity_name: 'orders' }],
      undefined,
      ['nats_consumer_num_pending', { stream_name: 'orders', consumer_name: 'indexer' }],
      undefined,
      ['length', { queue: 'orders' }],
    ]);
  });

  test('knows how long each broker waits by default', () => {
    expect(facts.map(({ ack }) => ack?.seconds)).toEqual([30, 10, 1800, 300, undefined, 120, 60, 60, 30, undefined, undefined]);
  });
});

describe('who scales', () => {
  const scaler = (source: QueueSource, cluster: ConstructorParameters<typeof ClusterProfile>[0], mode = WorkerMode.DEPLOYMENT): WorkerScaler =>
    planned((issues) => planWorkerScaler({ source: planQueueSource(source, issues) }, mode, new ClusterProfile(cluster), issues)).plan;
  const redis = QueueSource.redisList({ address: 'redis:6379', list: 'orders' });
  const both = { externalMetricsAdapter: 'adapter', customResources: ['scaledobjects.keda.sh', 'scaledjobs.keda.sh'] };

  test('is KEDA where the cluster has it and it has a trigger, else an HPA', () => {
    expect([scaler(redis, both), scaler(redis, { externalMetricsAdapter: 'adapter' }), scaler(QueueSource.external({ name: 'length' }), both), scaler(redis, both, WorkerMode.JOB)])
      .toEqual([WorkerScaler.KEDA, WorkerScaler.HPA, WorkerScaler.HPA, WorkerScaler.KEDA]);
  });
});

describe('a rollout of workers', () => {
  const fields = (strategy: Rollout, min: number, max: number): unknown => {
    const { plan, message } = planned((issues) => planRollout({ startSeconds: 60, strategy, range: { min: Math.max(1, min), max } }, issues));
    expect(message).toBe('');
    return strategyFieldsOf(plan).rollingUpdate;
  };

  test('takes and adds a quarter at every number of pods', () => {
    expect(fields(workerRolloutOf(false, { min: 0, max: 200 }), 0, 200)).toEqual({ maxSurge: '25%', maxUnavailable: '25%' });
  });

  test('of Kafka never has more members than partitions, but where a single one would be missed', () => {
    expect(fields(workerRolloutOf(true, { min: 2, max: 9 }), 2, 9)).toEqual({ maxSurge: 0, maxUnavailable: 1 });
    expect(fields(workerRolloutOf(true, { min: 1, max: 9 }), 1, 9)).toEqual({ maxSurge: 1, maxUnavailable: 0 });
  });
});
