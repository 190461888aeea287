import { ApiObject, App, Chart, Size } from 'cdk8s';
import { IConstruct } from 'constructs';
import {
  BackupPolicy, BackupStore, ClusterProfile, ClusterProfileProps, DatabaseCredentials, DatabaseEngine, Health, SafeWebService, StatefulDatabase, StatefulDatabaseProps,
} from '../../../src';
import { WebAutoscaling } from '../../../src/parts/horizontal-scaling/web-autoscaling';

/** Props that are right, to change one thing of. */
export const GOOD: StatefulDatabaseProps = {
  engine: DatabaseEngine.postgres('17.2'),
  storage: { size: Size.gibibytes(20) },
  credentials: DatabaseCredentials.existing('orders-credentials'),
  backup: BackupPolicy.scheduled({ store: BackupStore.volume('backups') }),
};

/** A cluster in which CloudNativePG runs databases. */
export const OPERATED: ClusterProfileProps = {
  kubernetesVersion: '1.33',
  customResources: ['clusters.postgresql.cnpg.io', 'objectstores.barmancloud.cnpg.io', 'podmonitors.monitoring.coreos.com', 'externalsecrets.external-secrets.io'],
};

/** A chart in namespace `shop` of a cluster. */
export function madeChart(cluster: ClusterProfileProps = {}): Chart {
  const chart = new Chart(new App(), 'shop', { namespace: 'shop' });
  ClusterProfile.set(chart, new ClusterProfile(cluster));
  return chart;
}

/** The database `orders` with props changed from the good ones. */
export function madeDatabase(change: Partial<StatefulDatabaseProps> = {}, chart = madeChart(), id = 'orders'): StatefulDatabase {
  return new StatefulDatabase(chart, id, { ...GOOD, ...change });
}

/** A client with so many pods, and one more during a rollout of up to four. */
export function madeClient(chart: Chart, id: string, scale: { readonly replicas?: number; readonly autoscaling?: WebAutoscaling }): SafeWebService {
  const client = new SafeWebService(chart, id, { image: 'ghcr.io/acme/api:1.4.2', health: Health.http('/ready'), liveness: Health.http('/live'), ...scale });
  client.allowFrom(client);
  return client;
}

/** Every object below a construct, without asking whether anybody may call it. */
export function manifestsOf(scope: IConstruct): any[] {
  return scope.node.findAll().flatMap((construct) => (ApiObject.isApiObject(construct) ? [construct.toJson()] : []));
}
