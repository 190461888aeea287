import { Duration, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import { GOOD, OPERATED } from './made';
import {
  BackupPolicy, BackupStore, ClusterProfile, DatabaseCredentials, DatabaseEngine, Resources, SecretRef, StatefulDatabaseProps,
} from '../../../src';

export interface Preset {
  readonly profile: ClusterProfile;
  readonly props: StatefulDatabaseProps;
}

/** One database for each way of using the construct that people will recognize as theirs. */
export const PRESETS: { readonly [name: string]: Preset } = {
  'postgres-on-a-volume': { profile: new ClusterProfile(), props: GOOD },
  'postgres-in-a-bucket': {
    profile: new ClusterProfile({
      kubernetesVersion: '1.31',
      customResources: ['externalsecrets.external-secrets.io'],
      storageClasses: [{ name: 'fast', expandable: true }, { name: 'standard', isDefault: true }],
      priorityClassName: 'business',
    }),
    props: {
      engine: DatabaseEngine.postgres('18.1', { database: 'orders', username: 'orders', settings: { work_mem: '16MB' } }),
      storage: { size: Size.gibibytes(200), storageClass: 'fast' },
      credentials: DatabaseCredentials.external({ store: 'vault', password: 'shop/orders#password', adminPassword: 'shop/orders#admin' }),
      resources: Resources.of({ cpu: Cpu.units(4), memory: Size.gibibytes(16) }),
      maxConnections: 300,
      backup: BackupPolicy.scheduled({
        store: BackupStore.s3({
          bucket: 'shop-backups',
          region: 'eu-central-1',
          image: 'public.ecr.aws/aws-cli/aws-cli:2.17.0',
          credentials: SecretRef.existing('bucket', { env: { AWS_ACCESS_KEY_ID: 'id', AWS_SECRET_ACCESS_KEY: 'key' } }),
        }),
        schedule: '23 */6 * * *',
        keep: Duration.days(14),
      }),
      restoreDrill: { schedule: '41 4 * * 0', query: 'SELECT max(placed) > now() - interval \'2 days\' FROM orders' },
      objectives: { rpo: Duration.hours(12), rto: Duration.hours(4) },
      partOf: 'shop',
      owner: 'team-orders',
      runbookUrl: 'https://runbooks.example.com/orders',
    },
  },
  'mysql': {
    profile: new ClusterProfile({ kubernetesVersion: '1.29' }),
    props: { ...GOOD, engine: DatabaseEngine.mysql('8.4.3') },
  },
  'redis-where-the-platform-assigns-ids': {
    profile: new ClusterProfile({ kubernetesVersion: '1.34', assignsUserIds: true, dns: { namespace: 'openshift-dns' }, dnsPort: 5353 }),
    props: { ...GOOD, engine: DatabaseEngine.redis('7.4.1'), backup: BackupPolicy.none('a cache that is filled anew from the catalogue') },
  },
  'postgres-by-an-operator': {
    profile: new ClusterProfile(OPERATED),
    props: { engine: DatabaseEngine.postgres('17.2'), storage: { size: Size.gibibytes(50) }, backup: BackupPolicy.scheduled({ store: BackupStore.s3({ bucket: 'shop-backups' }) }) },
  },
};
