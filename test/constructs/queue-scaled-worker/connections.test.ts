import { App, Chart, Duration, JsonPatch } from 'cdk8s';
import { Pods } from 'cdk8s-plus-27';
import { GOOD, WITH_ADAPTER, WITH_KEDA, madeChart, madeWorker, manifestsOf } from './made';
import {
  ClusterProfile, ConnectionRequest, Egress, IConnectable, QueueScaledWorker, QueueSource, SafeWebService, Health, WorkerMode,
} from '../../../src';

const policyOf = (worker: QueueScaledWorker): any => worker.networkPolicy.toJson().spec;
const NATS = { monitoringEndpoint: 'nats.queues.svc:8222', stream: 'orders', consumer: 'indexer' };

test('nobody may connect to a worker, and it may connect anywhere until its targets are declared', () => {
  expect(policyOf(madeWorker())).toMatchObject({ policyTypes: ['Ingress', 'Egress'], ingress: [], egress: [{}] });
});

test('a broker in the cluster is reached on its port where the worker reaches nothing else', () => {
  const chart = madeChart();
  const source = QueueSource.natsJetStream({ ...NATS, peer: Pods.all(chart, 'nats') });
  expect(policyOf(madeWorker({ source, egress: Egress.DECLARED }, chart)).egress.slice(1)).toEqual([{ to: [{ podSelector: {} }], ports: [{ port: 4222, protocol: 'TCP' }] }]);
});

test('the address of a Redis says its port, and a port of the author overrules it', () => {
  const chart = madeChart();
  const portOf = (id: string, port?: number): unknown => {
    const source = QueueSource.redisList({ address: 'redis:6380', list: 'l', peer: Pods.all(chart, `${id}-broker`), port });
    return policyOf(new QueueScaledWorker(chart, id, { ...GOOD, source, egress: Egress.DECLARED })).egress[1].ports[0].port;
  };
  expect([portOf('a'), portOf('b', 6390)]).toEqual([6380, 6390]);
});

test('a worker that cannot reach its broker does not synthesize, and says how it could', () => {
  const app = new App();
  const chart = new Chart(app, 'shop');
  ClusterProfile.set(chart, new ClusterProfile(WITH_KEDA));
  new QueueScaledWorker(chart, 'indexer', { ...GOOD, egress: Egress.DECLARED });
  expect(() => app.synthYaml()).toThrow('QueueScaledWorker at "shop/indexer" may not connect to its broker: add source.peer or allowTo, or leave egress out');
});

test('connectTo opens the network on both sides and gives the address', () => {
  const chart = madeChart();
  const api = new SafeWebService(chart, 'api', { image: 'ghcr.io/acme/api:1', health: Health.http('/ready'), liveness: Health.http('/live') });
  const worker = madeWorker({ source: QueueSource.natsJetStream({ ...NATS, peer: Pods.all(chart, 'nats') }), egress: Egress.DECLARED }, chart);
  worker.connectTo(api, { addressVariable: 'API' });
  const pods = { podSelector: { matchLabels: { 'app.kubernetes.io/name': 'indexer', 'app.kubernetes.io/instance': 'indexer' } } };
  expect(api.networkPolicy.toJson().spec.ingress[0].from[0]).toMatchObject(pods);
  expect(policyOf(worker).egress[2].ports).toEqual([{ port: 8080, protocol: 'TCP' }]);
  expect(worker.deployment!.toJson().spec.template.spec.containers[0].env).toEqual([{ name: 'API', value: 'api.shop:80' }]);
});

test('what a worker connects to is told the most pods there may be: with surge, or of all Jobs', () => {
  const asked: ConnectionRequest[] = [];
  const database: IConnectable = { acceptConnection: (request) => { asked.push(request); return { address: 'db:5432', peer: request.peer, ports: [5432], variables: {} }; } };
  madeWorker().connectTo(database);
  madeWorker({ mode: WorkerMode.JOB, maxReplicas: 5, job: { parallelism: 3 } }).connectTo(database, { poolSize: 4 });
  expect(asked.map(({ caller, maxPods, poolSize }) => [caller, maxPods, poolSize])).toEqual([
    ['QueueScaledWorker at "shop/indexer"', 10, 10],
    ['QueueScaledWorker at "shop/indexer"', 15, 4],
  ]);
});

test('the name of a worker is its own among services too', () => {
  const chart = madeChart();
  new SafeWebService(chart, 'api', { image: 'a:1', health: Health.http('/ready'), liveness: Health.http('/live'), name: 'indexer' });
  expect(() => madeWorker({}, chart)).toThrow('name must be the only one in its namespace, got "Deployment indexer in namespace shop", which "shop/api" has');
});

test('each scaler makes its own objects, under child ids that are a promise', () => {
  const ids = (worker: QueueScaledWorker): string[] => worker.node.children.map(({ node }) => node.id);
  expect(ids(madeWorker({ config: { A: '1' } }))).toEqual(['ServiceAccount', 'ConfigMap', 'Deployment', 'PodDisruptionBudget', 'ScaledObject', 'NetworkPolicy']);
  expect(ids(madeWorker({}, madeChart(WITH_ADAPTER)))).toEqual(['ServiceAccount', 'Deployment', 'PodDisruptionBudget', 'HorizontalPodAutoscaler', 'NetworkPolicy']);
  expect(ids(madeWorker({ mode: WorkerMode.JOB }))).toEqual(['ServiceAccount', 'ScaledJob', 'NetworkPolicy']);
});

test('a change of configuration rolls the pods', () => {
  const checksum = (level: string): string => {
    const worker = madeWorker({ config: { LOG_LEVEL: level } });
    return worker.deployment!.toJson().spec.template.metadata.annotations['checksum/config'];
  };
  expect(checksum('info')).not.toBe(checksum('debug'));
  expect(checksum('info')).toBe(checksum('info'));
});

test('a patch of the ScaledObject loses nothing', () => {
  const worker = madeWorker();
  worker.scaledObject!.addJsonPatch(JsonPatch.add('/spec/fallback/behavior', 'currentReplicasIfHigher'));
  expect(worker.scaledObject!.toJson().spec.fallback).toEqual({ failureThreshold: 3, replicas: 2, behavior: 'currentReplicasIfHigher' });
});

test('what nothing in the manifests can see to is said in notes', () => {
  expect(madeWorker({ minReplicas: 0, processingTime: Duration.seconds(20) }).notes).toEqual([
    'a message may come twice, after a crash or a lost acknowledgement: say idempotent: true once its work may be done twice',
    'no dead-letter queue is named: a message that always fails comes back for ever',
    "scales to zero: the first message waits for the next poll and a pod's start, and while the trigger is broken nothing wakes the worker",
    'no disruption budget: a worker that may be gone altogether may be drained',
  ]);
  expect(madeWorker({ source: QueueSource.redisList({ address: 'r:6379', list: 'l' }), processingTime: Duration.seconds(700) }, madeChart(WITH_ADAPTER)).notes).toEqual([
    'a Redis list delivers at most once: a worker that dies has lost the message it popped; use QueueSource.redisStream to keep it',
    'work of 700s makes scaling in slow: consider mode: WorkerMode.JOB, which ends no pod early',
    'while the metric is unknown the number of pods stays as it is: alert on that, or use KEDA, which falls back',
    'the metric counts waiting messages alone: pods may be taken while the last ones are worked on, and finish them within their grace',
    'liveness restarts the container after 62s, and work may take 700s: beat while working, not between messages',
  ]);
});

test('nothing of a worker is a Service', () => {
  const chart = madeChart({ ...WITH_KEDA, customResources: [...WITH_KEDA.customResources!, 'podmonitors.monitoring.coreos.com'] });
  madeWorker({ metrics: { port: 9090 } }, chart);
  expect(manifestsOf(chart).map(({ kind }) => kind)).toEqual(['ServiceAccount', 'Deployment', 'PodDisruptionBudget', 'ScaledObject', 'NetworkPolicy', 'PodMonitor']);
});
