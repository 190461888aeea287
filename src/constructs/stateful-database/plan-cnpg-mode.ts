import { ModePlan, SharedPlan } from './database-plan';
import { StatefulDatabaseProps } from './props';
import { ClusterProfile } from '../../cluster/cluster-profile';
import { CnpgInput, S3StorePlan } from '../../parts/cloud-native-pg/cnpg-input';
import { cnpgImageOf, planCnpg } from '../../parts/cloud-native-pg/plan-cnpg';
import { worstLossSeconds, worstRestoreSeconds } from '../../parts/cloud-native-pg/recovery';
import { Recovery } from '../../parts/cloud-native-pg/recovery-source';
import { planPullPolicy } from '../../parts/containers/plan-image';
import { DatabaseCredentials } from '../../parts/database/database-credentials';
import { planImageOf, planNamesOf, planSettings } from '../../parts/database/engines/engine-values';
import { majorOf } from '../../parts/database/engines/postgres-engine';
import { BackupPlan } from '../../parts/database/plan-backup';
import { RecoveryPlan, checkObjectives, mebibytesOf } from '../../parts/database/plan-recovery';
import { ACCESS_KEY_ID, S3Plan, SECRET_ACCESS_KEY } from '../../parts/database/plan-store';
import { planIdentity } from '../../parts/identity/plan-identity';
import { planLabels } from '../../parts/labels/plan-labels';
import { planNetworkGuard } from '../../parts/network-guard/plan-network-guard';
import { planPullSecrets } from '../../parts/pod/plan-pull-secrets';
import { planScheduling } from '../../parts/pod/plan-scheduling';
import { planSpread } from '../../parts/spread/plan-spread';
import { IssueList } from '../../validation/issue-list';
import { shown } from '../../validation/shown';
import { tryParseImageReference } from '../../values/image-reference';

const PORT = 5432;
const DAY_SECONDS = 86400;
const QUERY = "SELECT count(*) FROM information_schema.tables WHERE table_schema NOT IN ('pg_catalog', 'information_schema')";
const FIXES = { rpo: 'lower archive_timeout in engine.settings', rto: 'measure objectives.restoreMebibytesPerSecond, take a smaller disk, or back up more often' };
/** Superusers, and what the operator and its metrics take. Own judgement for the latter. */
const RESERVED = [{ what: 'superuser_reserved_connections', connections: 3 }, { what: 'the operator', connections: 5 }, { what: 'monitoring', connections: 2 }];

/** A PostgreSQL cluster that CloudNativePG runs. */
export function planCnpgMode(props: StatefulDatabaseProps, id: string, shared: SharedPlan, profile: ClusterProfile, issues: IssueList): ModePlan {
  const engine = props.engine;
  const image = planImageOf(engine, { name: cnpgImageOf('').slice(0, -1), parts: 2, example: '17.2' }, issues);
  const labels = planLabels(props, id, tryParseImageReference(image), issues);
  const { name } = labels;
  const names = planNamesOf(engine, ['postgres', 'template0', 'template1'], issues);
  const identity = planIdentity({ cloudIdentity: props.cloudIdentity }, name, issues);
  if (props.storage?.access !== undefined && !issues.concerns('storage')) {
    issues.add({ prop: 'storage.access', must: 'be left to CloudNativePG', got: shown(props.storage.access), fix: 'leave it out' });
  }
  const cnpg = planCnpg({
    name,
    image,
    major: majorOf(engine) ?? 0,
    database: names.database,
    owner: names.username,
    instances: props.instances,
    storage: { size: shared.storage.size, storageClass: shared.storage.storageClass },
    resources: shared.resources,
    maxConnections: shared.maxConnections,
    settings: planSettings(engine, [], issues),
    credentialsSecret: planCredentialsSecret(props.credentials, issues),
    ...backupOf(shared.backup),
    restoreStore: restoreStoreOf(shared.backup, props.cnpg?.restoreFrom),
    serviceAccountAnnotations: identity.annotations,
    spread: planSpread(undefined, profile, issues),
    scheduling: planScheduling(props, profile, issues),
    imagePullPolicy: planPullPolicy(props.imagePullPolicy, issues),
    imagePullSecrets: planPullSecrets(props.imagePullSecrets, issues),
    options: props.cnpg,
  }, profile, issues);
  const recovery = shared.backup && recoveryOf(shared.backup, shared, cnpg.archiveTimeoutSeconds);
  checkObjectives(props.objectives, recovery, FIXES, issues);
  const { pooler } = cnpg;
  return {
    labels,
    port: PORT,
    client: { prefix: 'PG', ...names, service: pooler?.name ?? `${name}-rw`, secretName: cnpg.credentials.secretName, passwordKey: 'password' },
    budget: pooler === undefined
      ? { maxConnections: shared.maxConnections, reserved: RESERVED, fix: 'raise it, lower poolSize or the most pods of a client, or use cnpg.pooler' }
      : { maxConnections: pooler.maxClients * pooler.instances, reserved: [], fix: 'raise cnpg.pooler.maxClients, or lower poolSize or the most pods of a client' },
    network: planNetworkGuard({ allowFrom: props.allowFrom, ports: [PORT] }, profile, issues),
    externalSecrets: shared.backup?.store.s3?.externalSecrets ?? [],
    cnpg,
    recovery,
    hasPeers: (props.allowFrom?.length ?? 0) > 0,
    notes: [...shared.storage.note === undefined ? [] : [shared.storage.note], ...cnpg.notes],
  };
}

/** The operator makes a Secret; one of the author's must be such as it makes. */
function planCredentialsSecret(credentials: DatabaseCredentials | undefined, issues: IssueList): string | undefined {
  if (credentials === undefined) return undefined;
  const isPlain = credentials instanceof DatabaseCredentials && credentials._by === 'existing' && Object.keys(credentials._keys ?? {}).length === 0;
  if (isPlain) return credentials._secretName;
  issues.add({
    prop: 'credentials',
    must: 'name a Secret of type kubernetes.io/basic-auth in cnpg mode, without keys of its own',
    got: credentials instanceof DatabaseCredentials ? `DatabaseCredentials.${credentials._by} with keys` : shown(credentials),
    fix: 'leave it out: the operator makes one',
  });
  return undefined;
}

function backupOf(backup: BackupPlan | undefined): Pick<CnpgInput, 'backup' | 'drill'> {
  const s3 = backup?.store.s3;
  if (backup === undefined || s3 === undefined) return {};
  const { schedule, timeZone, drill } = backup;
  return {
    backup: { schedule, timeZone, retentionDays: Math.ceil(backup.keepSeconds / DAY_SECONDS), store: storeOf(s3) },
    drill: { schedule: drill.schedule, timeZone, query: drill.query ?? QUERY, timeoutSeconds: drill.timeoutSeconds },
  };
}

/** Without a path of the author each database has a folder of its own name, so the backups of another lie in the folder of that one. */
function restoreStoreOf(backup: BackupPlan | undefined, source: Recovery | undefined): S3StorePlan | undefined {
  const s3 = backup?.store.s3;
  if (s3 === undefined || !s3.isPathByName || !(source instanceof Recovery)) return undefined;
  return { ...storeOf(s3), path: source._clusterName };
}

function storeOf({ bucket, path, endpoint, region, credentials }: S3Plan): S3StorePlan {
  const keyOf = (variable: string): { name: string; key: string } | undefined => {
    const reference = credentials.find(({ name }) => name === variable)?.valueFrom?.secretKeyRef;
    return reference === undefined ? undefined : { name: reference.name ?? '', key: reference.key };
  };
  const accessKeyId = keyOf(ACCESS_KEY_ID);
  const secretAccessKey = keyOf(SECRET_ACCESS_KEY);
  return { bucket, path, endpoint, region, credentials: accessKeyId && secretAccessKey && { accessKeyId, secretAccessKey } };
}

function recoveryOf(backup: BackupPlan, { storage, restoreSpeed }: SharedPlan, archiveTimeoutSeconds: number): RecoveryPlan {
  const loss = worstLossSeconds(archiveTimeoutSeconds);
  const size = { dataMebibytes: mebibytesOf(storage.size), backupIntervalSeconds: backup.gapSeconds, restoreMebibytesPerSecond: restoreSpeed };
  const restore = worstRestoreSeconds(size);
  return {
    rpo: { seconds: loss, sum: `${archiveTimeoutSeconds}s between pieces of the log + ${loss - archiveTimeoutSeconds}s to store one` },
    rto: { seconds: restore, sum: `the start, a full disk of ${storage.size}, and the log since the last backup` },
  };
}
