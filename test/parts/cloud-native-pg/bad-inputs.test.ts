import { Size } from 'cdk8s';
import { CLUSTERS, inputOf, planned, PROFILE, STORE } from './made';
import { CnpgInput } from '../../../src/parts/cloud-native-pg/cnpg-input';
import { ImageCatalog } from '../../../src/parts/cloud-native-pg/image-catalog';
import { Recovery } from '../../../src/parts/cloud-native-pg/recovery-source';

const IN_TREE = { ...PROFILE, customResources: [CLUSTERS] };
const options = (given: object): Partial<CnpgInput> => ({ options: given as CnpgInput['options'] });
const setting = (name: string, value: unknown): Partial<CnpgInput> => ({ settings: { [name]: value as string } });
const resources = (given: object): Partial<CnpgInput> => ({ resources: { ...inputOf().resources, ...given } });

type Bad = readonly [title: string, given: Partial<CnpgInput>, line: string];

const BAD: readonly Bad[] = [
  ['a name too long for the operator', { name: 'a'.repeat(51), drill: undefined }, `name must be a DNS label of at most 50 characters where CloudNativePG runs the database, got "${'a'.repeat(51)}"`],
  ['a name too long for the drill', { name: 'a'.repeat(45) }, 'name must be a DNS label of at most 44 characters where CloudNativePG runs the database and a drill appends "-drill"'],
  ['a name that begins with a digit', { name: '1db' }, 'name must be a DNS label of at most 44 characters'],
  ['no instance', { instances: 0 }, 'instances must be a whole number from 1 to 20, got 0'],
  ['half an instance', { instances: 1.5 }, 'instances must be a whole number from 1 to 20, got 1.5'],
  ['as many synchronous standbys as instances', { instances: 3, ...options({ synchronousReplicas: 3 }) }, 'cnpg.synchronousReplicas must be a whole number from 0 to 2, the standbys of 3 instances, got 3'],
  ['fewer than no synchronous standbys', options({ synchronousReplicas: -1 }), 'cnpg.synchronousReplicas must be a whole number from 0 to 2'],
  ['a durability of nothing', options({ dataDurability: 'required' }), 'cnpg.dataDurability must come with synchronousReplicas, got "required" (set synchronousReplicas: 1)'],
  ['a durability that does not exist', options({ synchronousReplicas: 1, dataDurability: 'strict' }), 'cnpg.dataDurability must be DataDurability.REQUIRED or PREFERRED, got "strict"'],
  ['too few connections', { maxConnections: 19 }, 'maxConnections must be a whole number from 20 to 10000, got 19'],
  ['CPU that may burst', resources({ cpuLimit: '4' }), 'resources.cpuLimit must equal the CPU request 1, which makes the pods Guaranteed, got "4" (leave cpuLimit out)'],
  ['CPU without a limit', resources({ cpuLimit: undefined }), 'resources.cpuLimit must equal the CPU request 1'],
  ['no disk for the log', options({ walStorage: Size.gibibytes(0) }), 'cnpg.walStorage must be a size above zero in whole bytes, got "0Gi"'],
  ['a disk too small for the log', options({ walStorage: Size.gibibytes(1) }), 'cnpg.walStorage must be more than max_wal_size, which is 1Gi, got "1Gi"'],
  ['a disk too small for the log of the author', { ...options({ walStorage: Size.gibibytes(4) }), ...setting('max_wal_size', '4GB') }, 'cnpg.walStorage must be more than max_wal_size, which is 4Gi'],
  ['a log whose least is its most', setting('min_wal_size', '1GB'), 'engine.settings.min_wal_size must keep min_wal_size 1Gi below max_wal_size 1Gi, got "1GB"'],
  ['a log smaller than its least', setting('max_wal_size', '64MB'), 'engine.settings.max_wal_size must keep min_wal_size 80Mi below max_wal_size 64Mi, got "64MB"'],
  ['a setting that the operator owns', setting('archive_command', 'true'), 'engine.settings.archive_command must be left to CloudNativePG, which owns it, got "true" (leave it out)'],
  ['a setting that a prop decides', setting('max_connections', '5'), 'engine.settings.max_connections must be left to the construct, got "5" (use maxConnections)'],
  ['a setting of two lines', setting('work_mem', '4MB\nssl = off'), 'engine.settings.work_mem must be a text of one line'],
  ['a setting that is a number', setting('work_mem', 4), 'engine.settings.work_mem must be a text of one line, got 4 (put it in quotes)'],
  ['a setting without a name', setting('work mem', '4MB'), 'engine.settings must have names of settings, got "work mem"'],
  ['buffers above their share of memory', setting('shared_buffers', '820MB'), 'engine.settings.shared_buffers must be at most 40% of the memory 2Gi, which is 819MB, got "820MB"'],
  ['buffers without a unit', setting('shared_buffers', '65536'), 'engine.settings.shared_buffers must be an amount with a unit, B, kB, MB, GB or TB, got "65536"'],
  ['a log that cannot be archived', setting('wal_level', 'minimal'), 'engine.settings.wal_level must be replica or logical'],
  ['standbys that cannot be rewound', setting('wal_log_hints', 'off'), 'engine.settings.wal_log_hints must be on where instances is above 1'],
  ['a log that is never switched', setting('archive_timeout', '0'), 'engine.settings.archive_timeout must be 10s to 1d: it bounds what a disaster takes, got "0"'],
  ['an image without a tag', { image: 'ghcr.io/cloudnative-pg/postgresql@sha256:' + 'a'.repeat(64) }, 'engine.image must have a tag that begins with the major version 17'],
  ['an image of another version', { image: 'ghcr.io/cloudnative-pg/postgresql:170.1' }, 'engine.image must have a tag that begins with the major version 17'],
  ['a role of the server', { owner: 'pg_monitor' }, 'engine.username must be no role of PostgreSQL or the operator: postgres, streaming_replica, pg_*, cnpg_*, got "pg_monitor"'],
  ['a schedule in a zone', { backup: { ...inputOf().backup!, timeZone: 'Europe/Berlin' } }, 'backup.timeZone must be Etc/UTC with CloudNativePG, whose schedules have no zone, got "Europe/Berlin" (write the schedule in UTC)'],
  ['a drill of nothing', { backup: undefined }, 'restoreDrill must have a backup to restore, got a database without'],
  ['a drill without time', { drill: { ...inputOf().drill!, timeoutSeconds: 1499 } }, 'restoreDrill.timeout must be 1500s or more, because a cluster is made, asked and removed in it, got "1499s"'],
  ['a drill with an image that moves', options({ drillImage: 'registry.example.com/kubectl' }), 'cnpg.drillImage must carry a tag or digest other than latest'],
  ['a restore of itself', options({ restoreFrom: Recovery.latest('shop-db') }), 'cnpg.restoreFrom must name another cluster than this one, whose backups this one would write over, got "shop-db" (restore under a new name, then move the clients)'],
  ['a restore from nowhere', { backup: undefined, drill: undefined, ...options({ restoreFrom: Recovery.latest('old-db') }) }, 'cnpg.restoreFrom must have a store to read from, got no backup policy'],
  ['a restore of nothing', options({ restoreFrom: Recovery.latest('') }), 'cnpg.restoreFrom must name the cluster that wrote the backups, got ""'],
  ['a restore by a text', options({ restoreFrom: 'old-db' }), "cnpg.restoreFrom must be Recovery.latest('cluster') or Recovery.toTime('cluster', time), got \"old-db\""],
  ...['2030-01-31 12:00:00', '2030-01-31T12:00:00', '2030-02-30T12:00:00Z', '2030-01-31T24:00:00Z', '2030-01-31T12:60:00Z', '2030-01-31T12:00:00+99:00', 'yesterday', ''].map((time): Bad => [
    `a restore to ${JSON.stringify(time)}`, options({ restoreFrom: Recovery.toTime('old-db', time) }), `cnpg.restoreFrom must give a time by RFC 3339 with its zone, got ${JSON.stringify(time)}`,
  ]),
  ['a pool larger than the server', options({ pooler: { instances: 3, poolSize: 50 } }),
    'cnpg.pooler.poolSize must be at most 47, so that 4 pods, one of them in a rollout, leave 10 of maxConnections free, got 50 (lower it, or raise maxConnections to 210)'],
  ['a pool of no mode', options({ pooler: { mode: 'statement' } }), 'cnpg.pooler.mode must be PoolerMode.TRANSACTION or SESSION, got "statement"'],
  ['a pooler without pods', options({ pooler: { instances: 0 } }), 'cnpg.pooler.instances must be a whole number from 1 to 100, got 0'],
  ['a pool of nothing', options({ pooler: { poolSize: 0 } }), 'cnpg.pooler.poolSize must be a whole number from 1 to 10000, got 0'],
  ['fewer clients than connections', options({ pooler: { poolSize: 20, maxClients: 19 } }), 'cnpg.pooler.maxClients must be at least poolSize 20, got 19'],
  ['a misspelt option of the pooler', options({ pooler: { poolsize: 20 } }), 'cnpg.pooler.poolsize must be a known prop, got 20 (did you mean poolSize?)'],
  ['a misspelt option', options({ poller: {} }), 'cnpg.poller must be a known prop, got an empty object (did you mean pooler?)'],
  ['options that are none', options([]), 'cnpg must be an object, got an empty list'],
  ['a catalog by name', options({ imageCatalog: 'official' }), "cnpg.imageCatalog must be ImageCatalog.ofCluster('name') or .ofNamespace('name'), got \"official\""],
  ['a catalog without a name', options({ imageCatalog: ImageCatalog.ofCluster('') }), 'cnpg.imageCatalog must be the name of an image catalog, got ""'],
  ['a flag in quotes', options({ monitoring: 'false' }), 'cnpg.monitoring must be true or false, got "false"'],
  ['an operator nowhere', options({ operator: { namespace: 'CNPG' } }), 'cnpg.operator.namespace must be the name of a namespace, got "CNPG"'],
  ['an operator with labels that are none', options({ operator: { namespace: 'cnpg', podLabels: { '': 'a' } } }), 'cnpg.operator.podLabels must hold valid labels'],
];

test.each(BAD)('%s is refused', (_, given, line) => {
  const { message } = planned(given);
  expect(message.split('\n')[0]).toMatch(/^db has 1 invalid prop:?/);
  expect(message).toContain(`  ${line}`);
});

test('a cluster without the operator is refused', () => {
  expect(planned({}, { customResources: [] }).message).toContain(`mode must have ${CLUSTERS} in the cluster`);
});

test('an image without the programs that back up is refused where the plugin is missing', () => {
  const given = { image: 'ghcr.io/cloudnative-pg/postgresql:17.6-standard-trixie' };
  expect(planned(given, IN_TREE).message).toContain('engine.image must be a system image');
  expect(planned(given).message).toBe('');
  expect(planned({ image: 'ghcr.io/cloudnative-pg/postgresql:17.6-system-trixie' }, IN_TREE).message).toBe('');
});

test('everything wrong is told at once', () => {
  const { message } = planned({ instances: 0, maxConnections: 0, backup: { ...inputOf().backup!, timeZone: 'CET', store: STORE }, ...options({ monitoring: 1 }) });
  expect(message.split('\n')[0]).toContain('db has 4 invalid props');
});

test.each<[string, Partial<CnpgInput>]>([
  ['the longest name', { name: 'a'.repeat(44) }],
  ['the longest name without a drill', { name: 'a'.repeat(50), drill: undefined }],
  ['the shortest drill', { drill: { ...inputOf().drill!, timeoutSeconds: 1500 } }],
  ['the largest buffers', setting('shared_buffers', '819MB')],
  ['buffers of exactly their share', { ...resources({ memory: '2500Mi' }), ...setting('shared_buffers', '1000MB') }],
  ['the smallest disk for the log', options({ walStorage: Size.mebibytes(1025) })],
  ['one instance without hints', { instances: 1, ...setting('wal_log_hints', 'off') }],
  ['a pool that fills the server', options({ pooler: { instances: 1, poolSize: 95 } })],
  ['a restore of the same name from another folder', { restoreStore: { ...STORE, path: 'lost' }, ...options({ restoreFrom: Recovery.latest('shop-db') }) }],
  ['a restore of the same name from another service', { restoreStore: { ...STORE, endpoint: 'https://minio.example.com' }, ...options({ restoreFrom: Recovery.latest('shop-db') }) }],
  ['the major version alone as tag', { image: 'registry.example.com/postgresql:17' }],
])('%s is accepted', (_, given) => {
  expect(planned(given).message).toBe('');
});
