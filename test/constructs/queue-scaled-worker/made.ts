import { ApiObject, App, Chart, Duration } from 'cdk8s';
import { IConstruct } from 'constructs';
import { ClusterProfile, ClusterProfileProps, Health, QueueScaledWorker, QueueScaledWorkerProps, QueueSource, QueueTarget } from '../../../src';

/** A cluster with KEDA, and one with an adapter. */
export const WITH_KEDA: ClusterProfileProps = { customResources: ['scaledobjects.keda.sh', 'scaledjobs.keda.sh'] };
export const WITH_ADAPTER: ClusterProfileProps = { externalMetricsAdapter: 'prometheus-adapter' };

/** Props that are right on both, to change one thing of. */
export const GOOD: QueueScaledWorkerProps = {
  image: 'ghcr.io/acme/indexer:2.1.0',
  source: QueueSource.natsJetStream({ monitoringEndpoint: 'nats.queues.svc:8222', stream: 'orders', consumer: 'indexer' }),
  target: QueueTarget.messagesPerPod(10),
  processingTime: Duration.seconds(20),
  maxReplicas: 8,
  liveness: Health.exec(['/bin/beat']),
};

/** A chart in namespace `shop` of a cluster. */
export function madeChart(cluster: ClusterProfileProps = WITH_KEDA): Chart {
  const chart = new Chart(new App(), 'shop', { namespace: 'shop' });
  ClusterProfile.set(chart, new ClusterProfile(cluster));
  return chart;
}

/** The worker `indexer` with props changed from the good ones. */
export function madeWorker(change: Partial<QueueScaledWorkerProps> = {}, chart = madeChart()): QueueScaledWorker {
  return new QueueScaledWorker(chart, 'indexer', { ...GOOD, ...change });
}

/** Every object below a construct. */
export function manifestsOf(scope: IConstruct): any[] {
  return scope.node.findAll().flatMap((construct) => (ApiObject.isApiObject(construct) ? [construct.toJson()] : []));
}
