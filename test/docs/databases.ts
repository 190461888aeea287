import {
  BackupPolicy, BackupStore, ClusterProfileProps, DatabaseCredentials, DatabaseEngine, SecretRef, StatefulDatabaseProps,
} from '../../src';
import { GOOD, OPERATED, madeChart, madeDatabase, manifestsOf } from '../constructs/stateful-database/made';

type Use = (given: any) => Partial<StatefulDatabaseProps>;

const CUSTOM = { image: 'mongo:7.0.14', port: 27017, userId: 999, dataPath: '/data/db', readyCommand: ['ready'], aliveCommand: ['alive'], scratchPaths: ['/run/mongo'] };
const NONE = BackupPolicy.none('a cache that is filled anew');
const BUCKET = BackupPolicy.scheduled({ store: BackupStore.s3({ bucket: 'backups', credentials: SecretRef.existing('b', { env: { AWS_ACCESS_KEY_ID: 'i', AWS_SECRET_ACCESS_KEY: 'k' } }) }) });

/** Where the structs of databases alone are declared, and how a database is told their values. */
export const OF_DATABASES: { readonly [name: string]: { file: string; use: Use; cluster?: ClusterProfileProps } } = {
  StatefulDatabaseProps: { file: 'constructs/stateful-database/props', use: (given) => given },
  DatabaseEngineOptions: { file: 'parts/database/database-engine', use: (given) => ({ engine: DatabaseEngine.postgres('17.2', given) }) },
  CustomEngineOptions: { file: 'parts/database/database-engine', use: (given) => ({ backup: NONE, engine: DatabaseEngine.custom({ ...CUSTOM, ...given }) }) },
  CredentialKeys: { file: 'parts/database/database-credentials', use: (given) => ({ credentials: DatabaseCredentials.existing('orders-credentials', given) }) },
  ExternalCredentialsOptions: {
    file: 'parts/database/database-credentials',
    use: (given) => ({ credentials: DatabaseCredentials.external({ store: 'vault', password: 'a', adminPassword: 'b', ...given }) }),
    cluster: { customResources: ['externalsecrets.external-secrets.io'] },
  },
  DatabaseStorage: {
    file: 'parts/database/database-storage',
    use: (given) => ({ storage: { ...GOOD.storage, ...given } }),
    cluster: { storageClasses: [{ name: 'fast', expandable: true, isDefault: true }] },
  },
  BackupOptions: { file: 'parts/database/backup-policy', use: (given) => ({ backup: BackupPolicy.scheduled({ store: BackupStore.volume('backups'), ...given }) }) },
  RestoreDrill: { file: 'parts/database/backup-policy', use: (given) => ({ restoreDrill: given }) },
  CnpgOptions: { file: 'parts/cloud-native-pg/cnpg-options', use: (given) => ({ credentials: undefined, backup: BUCKET, cnpg: given }), cluster: OPERATED },
  PoolerOptions: { file: 'parts/cloud-native-pg/cnpg-options', use: (given) => ({ credentials: undefined, backup: BUCKET, cnpg: { pooler: given } }), cluster: OPERATED },
};

/** What a database becomes with these values of a struct, and what it tells its author. */
export function renderedDatabase(name: string, given: object): any[] {
  const { use, cluster } = OF_DATABASES[name];
  const database = madeDatabase(use(given), madeChart(cluster));
  return [...manifestsOf(database), database.notes];
}
