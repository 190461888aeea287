import { Size } from 'cdk8s';
import { OPERATED, madeChart, madeDatabase, manifestsOf } from './made';
import { BackupPolicy, BackupStore, ClaimAccess, DatabaseEngine, DatabaseMode, Resources } from '../../../src';

const specOf = (database: ReturnType<typeof madeDatabase>): any => database.statefulSet!.toJson().spec;
const BUCKET = BackupPolicy.scheduled({ store: BackupStore.s3({ bucket: 'backups' }) });

test('CloudNativePG runs PostgreSQL where the cluster has it, and nothing else does', () => {
  const operated = madeDatabase({ backup: BUCKET, credentials: undefined }, madeChart(OPERATED));
  expect([operated.mode, operated.cluster?.kind, operated.statefulSet, operated.podDisruptionBudget, operated.backupCronJob]).toEqual([DatabaseMode.CNPG, 'Cluster', undefined, undefined, undefined]);
  expect(madeDatabase({}, madeChart({})).mode).toBe(DatabaseMode.NATIVE);
  expect(madeDatabase({ mode: DatabaseMode.NATIVE }, madeChart(OPERATED)).mode).toBe(DatabaseMode.NATIVE);
  expect(madeDatabase({ engine: DatabaseEngine.mysql('8.4.3') }, madeChart(OPERATED)).mode).toBe(DatabaseMode.NATIVE);
});

test('no budget of ours ever stands beside that of the operator', () => {
  const chart = madeChart(OPERATED);
  madeDatabase({ backup: BUCKET, credentials: undefined, instances: 5 }, chart);
  expect(manifestsOf(chart).map(({ kind }) => kind)).not.toContain('PodDisruptionBudget');
});

test('one instance has no budget and says so; several that replicate have one', () => {
  const one = madeDatabase();
  expect([one.podDisruptionBudget, one.notes[0]]).toEqual([undefined, 'one replica: draining its node is downtime, and a budget would only block the drain']);
  expect(madeDatabase({ instances: 3, replicationManager: 'patroni' }).podDisruptionBudget!.toJson().spec.maxUnavailable).toBe('25%');
});

test('the claim template changes with nothing but the storage, because it is immutable', () => {
  const claimOf = (change: object): string => JSON.stringify(specOf(madeDatabase(change)).volumeClaimTemplates);
  expect(claimOf({ engine: DatabaseEngine.postgres('18.1'), labels: { team: 'x' }, partOf: 'shop' })).toBe(claimOf({}));
  expect(claimOf({ storage: { size: Size.gibibytes(21), access: ClaimAccess.READ_WRITE_ONCE_POD } })).not.toBe(claimOf({}));
});

test('data stays when the database is deleted or scaled', () => {
  expect(specOf(madeDatabase()).persistentVolumeClaimRetentionPolicy).toEqual({ whenDeleted: 'Retain', whenScaled: 'Retain' });
});

test('a changed setting rolls the server, a changed schedule does not', () => {
  const hashOf = (change: object): string => specOf(madeDatabase(change)).template.metadata.annotations['checksum/config'];
  expect(hashOf({ maxConnections: 200 })).not.toBe(hashOf({}));
  expect(hashOf({ backup: BackupPolicy.scheduled({ store: BackupStore.volume('backups'), schedule: '0 4 * * *' }) })).toBe(hashOf({}));
});

test('memory of the server follows that of the container', () => {
  const config = (engine: DatabaseEngine): any => madeDatabase({ engine, resources: Resources.of({ memory: Size.gibibytes(8) }) }).configMap!.toJson().data;
  expect(config(DatabaseEngine.postgres('17.2'))['postgresql.conf']).toContain("shared_buffers = '2048MB'\n");
  expect(config(DatabaseEngine.mysql('8.4.3'))['database.cnf']).toContain('innodb_buffer_pool_size = 4096M\n');
  expect(config(DatabaseEngine.redis('7.4.1'))['redis.conf']).toContain('maxmemory 4915mb\n');
});

test('the folder of the disk is the one the version of the image wants', () => {
  const pathOf = (version: string): string[] => {
    const [container] = specOf(madeDatabase({ engine: DatabaseEngine.postgres(version) })).template.spec.containers;
    return [container.volumeMounts.find(({ name }: any) => name === 'data').mountPath, container.env.find(({ name }: any) => name === 'PGDATA').value];
  };
  expect(pathOf('17.2')).toEqual(['/var/lib/postgresql/data', '/var/lib/postgresql/data/pgdata']);
  expect(pathOf('18.0')).toEqual(['/var/lib/postgresql', '/var/lib/postgresql/pgdata']);
});

test('no ids where the platform assigns them', () => {
  const { securityContext } = specOf(madeDatabase({}, madeChart({ assignsUserIds: true }))).template.spec;
  expect(Object.keys(securityContext)).toEqual(['fsGroupChangePolicy', 'runAsNonRoot', 'seccompProfile']);
});

test('the drill refuses what is older than the schedule allows, and the restore never runs by itself', () => {
  const database = madeDatabase();
  const [drill] = database.restoreDrillCronJob!.toJson().spec.jobTemplate.spec.template.spec.containers;
  expect(drill.env.find(({ name }: any) => name === 'MAX_AGE_SECONDS').value).toBe(String(86400 + 600 + 7200));
  expect(database.recoveryPointSeconds).toBe(86400 + 600 + 7200);
  expect([database.backupCronJob, database.restoreDrillCronJob, database.restoreCronJob].map((job) => job!.toJson().spec.suspend)).toEqual([false, false, true]);
});

test('no password is anywhere but in a Secret', () => {
  const chart = madeChart();
  madeDatabase({}, chart);
  const kinds = manifestsOf(chart).map(({ kind }) => kind);
  expect(kinds).not.toContain('Secret');
});
