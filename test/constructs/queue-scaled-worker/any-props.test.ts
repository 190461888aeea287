import { App, Chart, Testing } from 'cdk8s';
import * as fc from 'fast-check';
import { GOOD, WITH_ADAPTER, WITH_KEDA } from './made';
import {
  ClusterProfile, Health, QueueScaledWorker, QueueScaledWorkerProps, QueueSource, QueueTarget, TriggerAuth, WorkerMode, WorkerScaler,
} from '../../../src';
import { KNOWN_PROPS } from '../../../src/constructs/queue-scaled-worker/known-props';
import { InvalidPropsError } from '../../../src/errors/invalid-props';
import { validateManifest } from '../../../src/schema/validate';
import { junk } from '../../support/junk';

const PROFILE = new ClusterProfile({ kubernetesVersion: '1.33', ...WITH_KEDA, ...WITH_ADAPTER });
const SQS = { queueUrl: 'https://sqs.eu-west-1.amazonaws.com/1/q', region: 'eu-west-1' };

/** Every nested place in which junk can sit that workers alone have. */
const NESTED: readonly ((value: any) => Partial<QueueScaledWorkerProps>)[] = [
  (value) => ({ source: QueueSource.sqs(value) }),
  (value) => ({ source: QueueSource.sqs({ queueUrl: value, region: value, visibilityTimeout: value, extendsDeadline: value }) }),
  (value) => ({ source: QueueSource.pubSub({ projectId: value, subscription: value, ackDeadline: value, extendsDeadline: value }) }),
  (value) => ({ source: QueueSource.rabbitMq({ queue: value, host: value, vhost: value, consumerTimeout: value, peer: value, port: value }), auth: TriggerAuth.secret(value) }),
  (value) => ({ source: QueueSource.kafka({ bootstrapServers: value, consumerGroup: value, topic: value, partitions: value, maxPollInterval: value, tls: value }) }),
  (value) => ({ source: QueueSource.kafka({ bootstrapServers: [value, 'kafka:9092'], consumerGroup: 'g', topic: 't', partitions: 9 }) }),
  (value) => ({ source: QueueSource.redisList({ address: value, list: value, databaseIndex: value, tls: value }) }),
  (value) => ({ source: QueueSource.redisStream({ address: 'redis:6379', stream: value, consumerGroup: value, claimAfter: value }) }),
  (value) => ({ source: QueueSource.serviceBus({ namespace: value, queue: value, topic: value, subscription: value, lockDuration: value }) }),
  (value) => ({ source: QueueSource.natsJetStream({ monitoringEndpoint: value, stream: value, consumer: value, account: value, ackWait: value }) }),
  (value) => ({ source: QueueSource.prometheus({ serverAddress: value, query: value, ackDeadline: value }), auth: TriggerAuth.secret({ bearerToken: value }) }),
  (value) => ({ source: QueueSource.external({ name: value, selector: value, ackDeadline: value }) }),
  (value) => ({ source: QueueSource.external({ name: 'length', selector: { a: value } }) }),
  (value) => ({ source: QueueSource.sqs(SQS), auth: TriggerAuth.podIdentity(value, value) }),
  (value) => ({ source: QueueSource.sqs(SQS), auth: TriggerAuth.podIdentity('aws' as never, { roleArn: value, identityId: value }) }),
  (value) => ({ source: QueueSource.sqs(SQS), auth: TriggerAuth.secret({ awsRoleArn: { secretName: value, key: value } }) }),
  (value) => ({ target: QueueTarget.messagesPerPod(value) }),
  (value) => ({ target: QueueTarget.objective(value) }),
  (value) => ({ target: QueueTarget.objective({ maxLatency: value, arrivalRate: value, concurrency: value, averageTime: value }) }),
  (value) => ({ mode: WorkerMode.JOB, job: value }),
  (value) => ({ mode: WorkerMode.JOB, job: { parallelism: value, backoffLimit: value, activeDeadline: value, timeToLive: value, historyLimit: value } }),
  (value) => ({ mode: value, scaler: value, metric: value }),
  (value) => ({ scaler: WorkerScaler.HPA, metric: { name: value, selector: value } }),
  (value) => ({ fallback: { replicas: value, failureThreshold: value }, minReplicas: value, maxReplicas: value }),
  (value) => ({ minReplicas: 0, cooldown: value, activation: value, pollingInterval: value }),
  (value) => ({ scaleUp: value, scaleDown: { stabilizationWindow: value, policies: [value] } }),
  (value) => ({ processingTime: value, shutdownTimeout: value, terminationGracePeriod: value }),
  (value) => ({ liveness: Health.exec([value]), readiness: value }),
  (value) => ({ metrics: { port: value }, liveness: Health.http('/live', value) }),
];

const oneProp = fc.tuple(fc.constantFrom(...Object.keys(KNOWN_PROPS), 'unknown'), junk).map(([prop, value]) => ({ [prop]: value }));
const nestedProp = fc.tuple(fc.constantFrom(...NESTED), junk).map(([place, value]) => place(value));
const anyProps = fc.array(fc.oneof(oneProp, nestedProp), { minLength: 1, maxLength: 4 }).map((parts) => Object.assign({}, GOOD, ...parts) as QueueScaledWorkerProps);

test('whatever its props are, a worker is refused with the props that are wrong, or it synthesizes', () => {
  fc.assert(fc.property(anyProps, (props) => {
    expect(outcomeOf(props)).toMatch(/^(refused|synthesized)$/);
  }), { numRuns: Number(process.env.CDK8S_VETTED_CASES ?? 300) });
});

test.each(NESTED.map((place) => [String(place).replace(/^\(value\) => /, ''), place] as const))('every kind of junk in %s is refused or synthesizes', (_, place) => {
  const kinds = fc.sample(junk, { seed: 1, numRuns: 100 });
  expect(kinds.map((value) => outcomeOf({ ...GOOD, ...place(value) })).filter((outcome) => outcome !== 'refused' && outcome !== 'synthesized')).toEqual([]);
});

function outcomeOf(props: QueueScaledWorkerProps): string {
  const chart = new Chart(new App(), 'shop');
  ClusterProfile.set(chart, PROFILE);
  try {
    new QueueScaledWorker(chart, 'indexer', props);
    const flaws = Testing.synth(chart).flatMap((manifest) => validateManifest(manifest, PROFILE.minor).flaws);
    return flaws.length === 0 ? 'synthesized' : JSON.stringify(flaws);
  } catch (error) {
    const isRefusal = error instanceof InvalidPropsError ? error.issues.length > 0 : /may not connect to its broker/.test(String(error));
    return isRefusal ? 'refused' : String((error as Error).stack).split('\n').slice(0, 4).join(' ');
  }
}
