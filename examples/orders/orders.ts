import { join } from 'node:path';
import { Chart, Duration, Size } from 'cdk8s';
import { Pods } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import {
  BackupPolicy, BackupStore, ClusterProfile, ConfigFile, DatabaseCredentials, DatabaseEngine, Egress, Exposure, Health, QueueScaledWorker, QueueSource, QueueTarget,
  SafeWebService, SecretRef, StatefulDatabase, Tls, TriggerAuth,
} from 'cdk8s-vetted';

const VERSION = '3.4.1';

export interface OrdersProps {
  /** The cluster it runs in. */
  readonly profile: ClusterProfile;
  /** Host name under which customers order. */
  readonly host: string;
  /** Most pods of the shipper. */
  readonly mostShippers?: number;
}

/** An order API, its database, and a worker that ships what was ordered: one program for a cluster with operators and for a bare one. */
export class Orders extends Chart {
  public constructor(scope: Construct, id: string, { profile, host, mostShippers = 8 }: OrdersProps) {
    super(scope, id, { namespace: 'orders' });
    ClusterProfile.set(this, profile);

    const database = new StatefulDatabase(this, 'orders-db', {
      engine: DatabaseEngine.postgres('17.2', { database: 'orders', username: 'orders' }),
      storage: { size: Size.gibibytes(50) },
      credentials: DatabaseCredentials.existing('orders-db-passwords'),
      backup: BackupPolicy.scheduled({
        store: BackupStore.s3({
          bucket: 'acme-orders-backups',
          path: 'orders', // stays when the database gets another name
          region: 'eu-west-1',
          credentials: SecretRef.existing('backup-keys', { env: { AWS_ACCESS_KEY_ID: 'id', AWS_SECRET_ACCESS_KEY: 'secret' } }),
          image: 'amazon/aws-cli:2.22.12', // copies dumps to the bucket where no operator does
        }),
        schedule: '17 */12 * * *',
      }),
      // A restore without an order of the last day is no restore: its backup is too old, or of another database.
      restoreDrill: { query: "SELECT count(*) FROM orders WHERE placed_at > now() - interval '1 day'" },
      // Dumped once a day, more than a day could be lost, and that would be refused here.
      objectives: { rpo: Duration.days(1), rto: Duration.hours(2) },
      // Read where CloudNativePG runs it: an order that was confirmed is on two disks, and a log that cannot be archived fills a disk of its own.
      cnpg: { synchronousReplicas: 1, walStorage: Size.gibibytes(10) },
    });

    const api = new SafeWebService(this, 'orders-api', {
      image: `ghcr.io/acme/orders-api:${VERSION}`,
      health: Health.http('/ready'),
      liveness: Health.http('/live'),
      configFiles: [ConfigFile.copy('/etc/orders/schema.sql', join(__dirname, 'schema.sql'))], // a change of it rolls the API
      autoscaling: { minReplicas: 2, maxReplicas: 6 },
      expose: Exposure.web(host, { tls: Tls.secret('orders-tls') }),
      egress: Egress.DECLARED,
    });
    // The network on both sides, PGHOST and the like, and 5 connections for each of the 6 pods and of those a rollout adds.
    api.connectTo(database, { poolSize: 5 });

    const worker = new QueueScaledWorker(this, 'orders-shipper', {
      image: `ghcr.io/acme/orders-shipper:${VERSION}`,
      source: QueueSource.rabbitMq({ queue: 'orders', peer: Pods.select(this, 'broker', { labels: { 'app.kubernetes.io/name': 'rabbitmq' } }) }),
      // KEDA asks the management API, which counts the messages that are being worked on too.
      auth: TriggerAuth.secret({ host: { secretName: 'broker', key: 'management-url' } }),
      secrets: [SecretRef.existing('broker', { env: { BROKER_URL: 'url' } })],
      processingTime: Duration.seconds(20),
      target: QueueTarget.objective({ maxLatency: Duration.minutes(5), arrivalRate: 2, concurrency: 10 }), // arrivals in a second, messages at a time
      maxReplicas: mostShippers,
      // The worker touches the file while it works. That it exists would stay true for ever, so its age is asked for.
      liveness: Health.exec(['sh', '-c', 'find /tmp/alive -mmin -2 | grep -q .']),
      egress: Egress.DECLARED,
      idempotent: true, // it looks the order up before it ships: a message may come twice
      deadLetter: 'orders-failed',
    });
    worker.connectTo(database, { poolSize: 2 });
  }
}
