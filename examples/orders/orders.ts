import { join } from 'node:path';
import { Chart, Duration, Size } from 'cdk8s';
import { Pods } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import {
  BackupPolicy, BackupStore, ClusterProfile, ConfigFile, DatabaseCredentials, DatabaseEngine, Exposure, Health, QueueScaledWorker, QueueSource, QueueTarget,
  SafeWebService, SecretRef, StatefulDatabase, Tls, TriggerAuth,
} from 'cdk8s-vetted';

const VERSION = '3.4.1';

/** An order API, its database, and a worker that ships what was ordered: one program for a cluster with operators and for a bare one. */
export class Orders extends Chart {
  public constructor(scope: Construct, id: string, profile: ClusterProfile) {
    super(scope, id, { namespace: 'orders' });
    ClusterProfile.set(this, profile);

    const database = new StatefulDatabase(this, 'orders-db', {
      engine: DatabaseEngine.postgres('17.2', { database: 'orders', username: 'orders' }),
      storage: { size: Size.gibibytes(50) },
      credentials: DatabaseCredentials.existing('orders-db-passwords'),
      backup: BackupPolicy.scheduled({
        store: BackupStore.s3({
          bucket: 'acme-orders-backups',
          region: 'eu-west-1',
          credentials: SecretRef.existing('backup-keys', { env: { AWS_ACCESS_KEY_ID: 'id', AWS_SECRET_ACCESS_KEY: 'secret' } }),
          image: 'amazon/aws-cli:2.22.12',
        }),
        schedule: '17 */6 * * *',
      }),
      restoreDrill: { query: 'SELECT count(*) FROM orders' },
      objectives: { rpo: Duration.days(1), rto: Duration.hours(2) },
    });

    const api = new SafeWebService(this, 'orders-api', {
      image: `ghcr.io/acme/orders-api:${VERSION}`,
      health: Health.http('/ready'),
      liveness: Health.http('/live'),
      configFiles: [ConfigFile.copy('/etc/orders/schema.sql', join(__dirname, 'schema.sql'))],
      autoscaling: { minReplicas: 2, maxReplicas: 6 },
      expose: Exposure.web('orders.example.com', { tls: Tls.secret('orders-tls') }),
    });
    api.connectTo(database, { poolSize: 5 });

    const worker = new QueueScaledWorker(this, 'orders-shipper', {
      image: `ghcr.io/acme/orders-shipper:${VERSION}`,
      source: QueueSource.rabbitMq({ queue: 'orders', peer: Pods.select(this, 'broker', { labels: { app: 'rabbitmq' } }) }),
      auth: TriggerAuth.secret({ host: { secretName: 'broker', key: 'url' } }),
      secrets: [SecretRef.existing('broker', { env: { BROKER_URL: 'url' } })],
      processingTime: Duration.seconds(20),
      target: QueueTarget.objective({ maxLatency: Duration.minutes(5), arrivalRate: 2, concurrency: 10 }),
      maxReplicas: 8,
      liveness: Health.exec(['test', '-e', '/tmp/alive']),
      idempotent: true,
      deadLetter: 'orders-failed',
    });
    worker.connectTo(database, { poolSize: 2 });
  }
}
