import { Duration } from 'cdk8s';
import { NetworkPolicyIpBlock, PercentOrAbsolute, Pods, Replicas } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import * as fc from 'fast-check';
import {
  ClusterProfile, Disruption, Egress, Health, PodIdentityProvider, QueueScaledWorkerProps, QueueSource, QueueTarget, Rollout, SecretRef, TriggerAuth, WorkerMode, WorkerScaler,
} from '../../../src';
import { offers } from '../safe-web-service/arbitrary-profile';
import { REASON, config, containers, identity, maybe, places, rule, seconds } from '../safe-web-service/arbitrary-props';

const SECRET = { secretName: 'broker', key: 'value' };
const PARTITIONS = 200;
type Props = Partial<QueueScaledWorkerProps>;
/** Peers are constructs, so props are made in a chart. */
export type PropsIn = (scope: Construct) => QueueScaledWorkerProps;

interface Frame {
  readonly mode: WorkerMode;
  readonly scaler: WorkerScaler;
  /** Seconds of work. */
  readonly work: number;
}

/** Props that are right for a cluster, over everything a worker can be told. */
export function arbitraryProps(profile: ClusterProfile): fc.Arbitrary<PropsIn> {
  return frame(profile).chain((drawn) => fc.record({
    identity: identity(profile),
    source: source(drawn),
    scale: scale(drawn),
    timing: timing(drawn),
    config,
    containers,
    outside: outside(profile),
    places,
    isPeer: fc.boolean(),
  }).map((parts) => (scope: Construct) => {
    const from = parts.source(parts.isPeer ? Pods.all(scope, 'broker') : undefined);
    const sidecars = drawn.mode === WorkerMode.JOB && profile.minor < 29 ? undefined : parts.containers.sidecars;
    const allowTo = parts.outside.egress === Egress.DECLARED ? [NetworkPolicyIpBlock.ipv4(scope, 'cloud', '10.0.0.0/8')] : undefined;
    const { identity: names, scale: numbers, timing: times, config: settings, containers: pods, outside: edges, places: scheduling } = parts;
    return { ...names, ...from, ...numbers, ...times, ...settings, ...pods, sidecars, ...edges, allowTo, ...scheduling } as QueueScaledWorkerProps;
  }));
}

/** What the cluster can do; arbitrary profiles that can do nothing are filtered out before. */
function frame(profile: ClusterProfile): fc.Arbitrary<Frame> {
  const modes = [
    ...(profile.externalMetricsAdapter === undefined ? [] : [{ mode: WorkerMode.DEPLOYMENT, scaler: WorkerScaler.HPA }]),
    ...(offers(profile, 'keda') ? [{ mode: WorkerMode.DEPLOYMENT, scaler: WorkerScaler.KEDA }] : []),
    ...(offers(profile, 'kedaJobs') ? [{ mode: WorkerMode.JOB, scaler: WorkerScaler.KEDA }] : []),
  ];
  return fc.record({ pair: fc.constantFrom(...modes), work: seconds(1, 1200), longer: seconds(1, 57_600) })
    .map(({ pair, work, longer }) => ({ ...pair, work: pair.mode === WorkerMode.JOB ? longer : work }));
}

type SourceIn = (peer: Pods | undefined) => Props;

/** Sources whose brokers wait at least 1.5 times as long as the work lasts. */
function source({ mode, scaler, work }: Frame): fc.Arbitrary<SourceIn> {
  const least = Math.ceil(work * 1.5);
  const isKeda = scaler === WorkerScaler.KEDA;
  const auth = (given: TriggerAuth): Props => (isKeda ? { auth: given } : {});
  const wait = (longest: number): fc.Arbitrary<Duration> => seconds(least, Math.max(least, longest)).map((n) => Duration.seconds(n));
  const day = wait(86_400);
  const aws = fc.constantFrom(TriggerAuth.podIdentity(PodIdentityProvider.AWS), TriggerAuth.secret({ awsAccessKeyID: SECRET, awsSecretAccessKey: SECRET }));
  const sources: fc.Arbitrary<SourceIn>[] = [
    fc.record({ extendsDeadline: fc.boolean(), identity: aws }).map(({ extendsDeadline, identity: who }) => () => ({
      source: QueueSource.sqs({
        queueUrl: 'https://sqs.eu-west-1.amazonaws.com/111122223333/orders.fifo',
        region: 'eu-west-1',
        visibilityTimeout: Duration.seconds(Math.min(least, 43_200)),
        extendsDeadline: extendsDeadline || least > 43_200,
      }),
      ...auth(who),
    })),
    fc.constant<SourceIn>(() => ({
      source: QueueSource.pubSub({ projectId: 'acme-shop', subscription: 'orders_1', ackDeadline: Duration.seconds(Math.min(600, Math.max(10, least))), extendsDeadline: least > 600 }),
      ...auth(TriggerAuth.podIdentity(PodIdentityProvider.GCP)),
    })),
    fc.record({ consumerTimeout: wait(86_400), host: maybe(fc.constant('http://rabbit.queues.svc:15672/')), vhost: maybe(fc.constant('shop')) }).map(({ consumerTimeout, host, vhost }) => (peer) => ({
      source: QueueSource.rabbitMq({ queue: 'orders', host, vhost, consumerTimeout: Duration.seconds(Math.max(60, consumerTimeout.toSeconds())), peer }),
      ...auth(TriggerAuth.secret(host === undefined ? { host: SECRET } : { username: SECRET, password: SECRET })),
    })),
    fc.record({ claimAfter: day, databaseIndex: maybe(seconds(0, 15)), tls: fc.boolean() }).map((drawn) => (peer) => ({
      source: QueueSource.redisStream({ address: 'redis:6380', stream: 'orders', consumerGroup: 'indexer', ...drawn, peer, port: peer && 6381 }),
    })),
    fc.constant<SourceIn>((peer) => ({ source: QueueSource.redisList({ address: 'redis:6379', list: 'orders', peer }), ...auth(TriggerAuth.secret({ password: SECRET })) })),
    fc.constant<SourceIn>(() => ({
      source: QueueSource.serviceBus({ namespace: 'acme', queue: 'orders', lockDuration: Duration.seconds(Math.min(300, Math.max(5, least))), extendsDeadline: least > 300 }),
      ...auth(TriggerAuth.secret({ connection: SECRET })),
    })),
    day.map((ackWait) => (peer) => ({ source: QueueSource.natsJetStream({ monitoringEndpoint: 'nats:8222', stream: 'orders', consumer: 'indexer', ackWait, peer }) })),
    maybe(day).map((ackDeadline) => () => ({
      source: QueueSource.prometheus({ serverAddress: 'http://prometheus.monitoring.svc:9090', query: 'sum(length{queue="orders"})', ackDeadline }),
      ...(isKeda ? { auth: TriggerAuth.secret({ bearerToken: SECRET }) } : { metric: { name: 'length', selector: { queue: 'orders' } } }),
    })),
    ...(mode === WorkerMode.JOB ? [] : [day.map((maxPollInterval): SourceIn => (peer) => ({
      source: QueueSource.kafka({ bootstrapServers: ['kafka-0:9093', 'kafka-1:9093'], consumerGroup: 'indexer', topic: 'orders', partitions: PARTITIONS, maxPollInterval, tls: true, peer }),
    }))]),
    ...(isKeda ? [] : [fc.constant<SourceIn>(() => ({ source: QueueSource.external({ name: 'length', selector: { queue: 'orders' } }) }))]),
  ];
  return fc.oneof(...sources);
}

function scale({ mode, scaler, work }: Frame): fc.Arbitrary<Props> {
  const isJob = mode === WorkerMode.JOB;
  const isKeda = scaler === WorkerScaler.KEDA;
  const draws = fc.record({
    min: fc.integer({ min: isKeda ? 0 : 1, max: 30 }),
    more: fc.integer({ min: 1, max: 150 }),
    concurrency: fc.integer({ min: 1, max: 64 }),
    load: fc.double({ min: 0.01, max: 0.99, noNaN: true }),
    messages: fc.integer({ min: 1, max: 1000 }),
  });
  return draws
    .chain(({ min, more, concurrency, load, messages }) => {
      const max = min + more;
      // A second more than the least that even a metric of waiting messages alone allows.
      const objective = QueueTarget.objective({
        maxLatency: Duration.seconds(work + Math.ceil(work / concurrency) + 1), arrivalRate: (max * concurrency * load) / work, concurrency,
      });
      return fc.record<Props>({
        mode: fc.constant(mode),
        scaler: fc.constant(scaler),
        minReplicas: fc.constant(min),
        maxReplicas: fc.constant(max),
        target: isJob ? fc.constant(QueueTarget.messagesPerPod(Math.min(messages, 20))) : fc.constantFrom(QueueTarget.messagesPerPod(messages), objective),
        ...(isKeda ? { pollingInterval: maybe(seconds(1, 3600).map((n) => Duration.seconds(n))) } : {}),
        ...(isKeda && (min === 0 || isJob) ? { activation: maybe(seconds(0, 50)) } : {}),
        ...(isKeda && min === 0 && !isJob ? { cooldown: maybe(seconds(2 * work, 86_400).map((n) => Duration.seconds(n))) } : {}),
        ...(isKeda && !isJob ? { fallback: maybe(fc.record({ replicas: maybe(fc.integer({ min: Math.max(1, min), max })), failureThreshold: maybe(seconds(1, 100)) })) } : {}),
        ...(isJob ? { job: maybe(job) } : { ...rollout(min), scaleUp: rule, scaleDown: scaleDown(work) }),
      });
    });
}

const job = fc.record({
  parallelism: maybe(fc.integer({ min: 1, max: 4 })),
  backoffLimit: maybe(fc.integer({ min: 0, max: 20 })),
  timeToLive: maybe(seconds(0, 86_400).map((n) => Duration.seconds(n))),
  historyLimit: maybe(fc.integer({ min: 0, max: 100 })),
});

function scaleDown(work: number): fc.Arbitrary<Props['scaleDown']> {
  return maybe(fc.record({
    stabilizationWindow: maybe(seconds(Math.min(3600, 2 * work), 3600).map((n) => Duration.seconds(n))),
    policies: maybe(fc.constant([{ replicas: Replicas.absolute(1), duration: Duration.minutes(1) }])),
  }));
}

function rollout(min: number): { disruption: fc.Arbitrary<Disruption | undefined>; strategy: fc.Arbitrary<Rollout | undefined> } {
  const one = Rollout.rolling({ maxSurge: PercentOrAbsolute.absolute(0), maxUnavailable: PercentOrAbsolute.absolute(1) });
  return {
    disruption: fc.constantFrom(undefined, Disruption.declined(REASON), Disruption.maxUnavailable(PercentOrAbsolute.absolute(1))),
    strategy: fc.constantFrom(undefined, Rollout.recreate(REASON), Rollout.rolling(), ...(min >= 2 ? [one] : [])),
  };
}

function timing({ mode, work }: Frame): fc.Arbitrary<Props> {
  const isJob = mode === WorkerMode.JOB;
  return fc.record<Props>({
    processingTime: fc.constant(Duration.seconds(work)),
    shutdownTimeout: isJob ? fc.constant(undefined) : maybe(seconds(work, 3600).map((n) => Duration.seconds(n))),
    startupBudget: maybe(seconds(1, 3600).map((n) => Duration.seconds(n))),
    pullAllowance: maybe(seconds(1, 600).map((n) => Duration.seconds(n))),
    liveness: fc.constantFrom(Health.exec(['/bin/beat']), Health.exec(['/bin/beat'], { period: Duration.seconds(60) }), Health.declined(REASON)),
    readiness: maybe(fc.constant(Health.exec(['/bin/ready'], { period: Duration.seconds(2) }))),
    idempotent: maybe(fc.boolean()),
    deadLetter: maybe(fc.constant('orders-dead')),
    ...(isJob ? {} : { minReady: maybe(seconds(0, 600).map((n) => Duration.seconds(n))), revisionHistoryLimit: maybe(seconds(1, 100)) }),
  });
}

function outside(profile: ClusterProfile): fc.Arbitrary<Props> {
  return fc.record<Props>({
    metrics: maybe(fc.record({ port: fc.constant(9090), path: maybe(fc.constant('/m')) })),
    egress: maybe(fc.constantFrom(...Object.values(Egress))),
    secrets: maybe(fc.subarray([
      SecretRef.existing('broker', { env: { BROKER_PASSWORD: 'password' } }),
      ...(offers(profile, 'externalSecrets') ? [SecretRef.external({ store: 'vault', keys: { key: 'a/b#c' }, mountPath: '/run/secrets/ext' })] : []),
    ])),
  });
}
