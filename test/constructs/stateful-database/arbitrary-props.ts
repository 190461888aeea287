import { Duration, Size } from 'cdk8s';
import { Cpu, ImagePullPolicy, k8s } from 'cdk8s-plus-27';
import * as fc from 'fast-check';
import {
  BackupPolicy, BackupStore, ClaimAccess, CloudIdentity, ClusterProfile, DatabaseCredentials, DatabaseEngine, DatabaseMode, Resources, SecretRef, StatefulDatabaseProps,
  StorageClass,
} from '../../../src';

const CRDS = ['clusters.postgresql.cnpg.io', 'objectstores.barmancloud.cnpg.io', 'podmonitors.monitoring.coreos.com'];
const EXTERNAL = 'externalsecrets.external-secrets.io';
const NONE = BackupPolicy.none('a cache that is filled anew');
const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(arbitrary, { nil: undefined });
const seconds = (min: number, max: number): fc.Arbitrary<Duration> => fc.integer({ min, max }).map((n) => Duration.seconds(n));
const SCHEDULES = ['17 2 * * *', '*/30 * * * *', '0 3 * * 0', '5 1,13 1-7 * MON', '0 0 1 */2 *'];

/** Any cluster, from a bare one to one with an operator of databases. */
export const arbitraryProfile: fc.Arbitrary<ClusterProfile> = fc.record({
  minor: fc.integer({ min: 27, max: 36 }),
  operators: fc.constantFrom([], CRDS.slice(0, 1), CRDS),
  external: fc.boolean(),
  storageClasses: maybe(fc.constant<StorageClass[]>([{ name: 'fast', expandable: true, isDefault: true }, { name: 'local' }])),
  assignsUserIds: fc.boolean(),
  zones: maybe(fc.constantFrom<string[]>(['a'], ['a', 'b', 'c'])),
  dnsPort: fc.constantFrom(53, 5353),
}).map(({ minor, operators, external, ...rest }) => new ClusterProfile({
  ...rest, kubernetesVersion: `1.${minor}`, customResources: [...operators, ...(external ? [EXTERNAL] : [])],
}));

/** Props that are right for a cluster. */
export function arbitraryProps(profile: ClusterProfile): fc.Arbitrary<StatefulDatabaseProps> {
  const modes = [native(profile), native(profile), ...(profile.hasCustomResource(CRDS[0]) ? [operated()] : [])];
  return fc.oneof(...modes).chain((mode) => fc.record({ basics: basics(), storage: storage(profile), more: shared() })
    .map(({ basics: names, storage: disk, more }) => ({ ...names, ...more, ...mode.props, storage: { ...disk, access: mode.access } })));
}

function storage(profile: ClusterProfile): fc.Arbitrary<StatefulDatabaseProps['storage']> {
  return fc.record({
    size: fc.integer({ min: 1, max: 4096 }).map((n) => Size.gibibytes(n)),
    place: fc.constantFrom({}, { storageClass: 'fast' }, ...(profile.storageClasses === undefined ? [{ storageClass: 'other' }] : []), { storageClass: 'local', expandable: false }),
  }).map(({ size, place }) => ({ size, ...place }));
}

function basics(): fc.Arbitrary<Partial<StatefulDatabaseProps>> {
  return fc.record({
    imagePullPolicy: maybe(fc.constantFrom(ImagePullPolicy.ALWAYS, ImagePullPolicy.IF_NOT_PRESENT)),
    imagePullSecrets: maybe(fc.constant<string[]>(['registry'])),
    labels: fc.dictionary(fc.constantFrom('team', 'example.com/tier'), fc.constantFrom('', 'x', 'Y-z_1.0'), { maxKeys: 2 }),
    annotations: fc.dictionary(fc.constantFrom('example.com/note'), fc.string(), { maxKeys: 1 }),
    partOf: maybe(fc.constant('shop')),
    owner: maybe(fc.constant('team-orders')),
    priorityClassName: maybe(fc.constant('databases')),
    nodeSelector: maybe(fc.constant({ 'kubernetes.io/arch': 'amd64' })),
    tolerations: maybe(fc.constant<k8s.Toleration[]>([{ key: 'databases', operator: 'Exists', effect: 'NoSchedule' }])),
  });
}

function shared(): fc.Arbitrary<Partial<StatefulDatabaseProps>> {
  return fc.record({
    resources: maybe(fc.record({ cpu: fc.integer({ min: 100, max: 8000 }), memory: fc.integer({ min: 512, max: 65536 }) })
      .map(({ cpu, memory }) => Resources.of({ cpu: Cpu.millis(cpu), memory: Size.mebibytes(memory) }))),
    maxConnections: maybe(fc.integer({ min: 70, max: 10000 })),
    cloudIdentity: maybe(fc.constant(CloudIdentity.awsRole('arn:aws:iam::111122223333:role/orders'))),
  });
}

function engine(): fc.Arbitrary<DatabaseEngine> {
  return fc.constantFrom(
    DatabaseEngine.postgres('14.15'),
    DatabaseEngine.postgres('17.2', { settings: { work_mem: '16MB', shared_buffers: '128MB', log_line_prefix: "%m 'x'" } }),
    DatabaseEngine.postgres('18.1', { image: 'ghcr.io/acme/postgres:18.1', database: 'orders', username: 'orders' }),
    DatabaseEngine.mysql('8.4.3', { settings: { 'sort-buffer-size': '1M' } }),
    DatabaseEngine.redis('7.4.1', { settings: { 'maxmemory-policy': 'allkeys-lru' } }),
    DatabaseEngine.custom({
      image: 'mongo:7.0.14',
      port: 27017,
      userId: 999,
      dataPath: '/data/db',
      readyCommand: ['ready'],
      aliveCommand: ['alive'],
      stopCommand: ['pg_ctl', 'stop', '--mode=fast', '--wait', '--timeout=9'],
      scratchPaths: ['/run/mongo', '/var/log/mongo'],
      passwordFileVariable: 'PASSWORD_FILE',
      dumpCommand: ['dump', "it's"],
      verifyCommand: ['verify'],
    }),
  );
}

/** Props of one mode, and how it mounts its disk. */
interface ModeDraw {
  readonly props: Partial<StatefulDatabaseProps> & Pick<StatefulDatabaseProps, 'engine' | 'backup'>;
  readonly access?: ClaimAccess;
}

function native(profile: ClusterProfile): fc.Arbitrary<ModeDraw> {
  const hasExternal = profile.hasCustomResource(EXTERNAL);
  const keys = SecretRef.existing('bucket', { env: { AWS_ACCESS_KEY_ID: 'id', AWS_SECRET_ACCESS_KEY: 'key' } });
  const bucket = BackupStore.s3({ bucket: 'backups', image: 'amazon/aws-cli:2.17.0', region: 'eu-central-1', endpoint: 'https://s3.example.com', credentials: keys });
  return engine().chain((chosen) => fc.record({
    engine: fc.constant(chosen),
    mode: fc.constant(DatabaseMode.NATIVE),
    access: maybe(fc.constantFrom(ClaimAccess.READ_WRITE_ONCE, ClaimAccess.READ_WRITE_ONCE_POD)),
    backup: fc.oneof(fc.constant(NONE), policy([BackupStore.volume('backups'), bucket])),
    credentials: fc.constantFrom(
      DatabaseCredentials.existing('orders-credentials'),
      DatabaseCredentials.existing('orders-credentials', { password: 'word' }),
      ...(hasExternal ? [DatabaseCredentials.external({ store: 'vault', password: 'a#b', ...(['postgres', 'mysql'].includes(chosen._kind) ? { adminPassword: 'a#c' } : {}) })] : []),
    ),
    instances: fc.constantFrom({}, { instances: 1 }, { instances: 3, replicationManager: 'patroni' }),
    startupBudget: maybe(seconds(10, 86400)),
    terminationGracePeriod: maybe(seconds(30, 7200)),
    podAnnotations: maybe(fc.constant({ 'example.com/inject': 'false' })),
  })).map(({ instances, access, ...rest }) => ({ props: { ...rest, ...instances }, access }));
}

function operated(): fc.Arbitrary<ModeDraw> {
  return fc.record({
    engine: fc.constantFrom(DatabaseEngine.postgres('17.2'), DatabaseEngine.postgres('16.6', { database: 'orders', username: 'orders' })),
    backup: fc.oneof(fc.constant(NONE), policy([BackupStore.s3({ bucket: 'backups' })], ['17 2 * * *'])),
    instances: maybe(fc.integer({ min: 1, max: 5 })),
    cnpg: maybe(fc.constantFrom({}, { pooler: {} })),
  }).map((props) => ({ props }));
}

function policy(stores: BackupStore[], schedules = SCHEDULES): fc.Arbitrary<BackupPolicy> {
  return fc.record({
    store: fc.constantFrom(...stores),
    schedule: maybe(fc.constantFrom(...schedules)),
    keep: maybe(seconds(70 * 86400, 100 * 86400)),
    timeout: maybe(seconds(60, 7200)),
  }).filter(({ schedule, keep }) => schedule !== SCHEDULES[4] || keep !== undefined).map((options) => BackupPolicy.scheduled(options));
}
