import { DatabasePodBasics, basicPodOf } from './database-pod-basics';
import { ADMIN_PASSWORD_FILE, EngineBackup, EnginePlan, PASSWORD_FILE, SECRETS_PATH } from './engine-plan';
import { BackupPlan, START_DELAY_SECONDS } from './plan-backup';
import { CredentialsPlan } from './plan-credentials';
import { credentialsMountOf, scratchOf } from './plan-database-pod';
import { S3Plan } from './plan-store';
import { Quantity } from '../../units/quantity';
import { IssueList } from '../../validation/issue-list';
import { ContainerPlan } from '../containers/container-plan';
import { ephemeralStorageOf } from '../containers/ephemeral-storage';
import { EnvFields } from '../containers/plan-env';
import { LabelsPlan } from '../labels/plan-labels';
import { PodPlan } from '../pod/plan-pod';
import { planResources } from '../resources/plan-resources';
import { Qos, ResourcePreset } from '../resources/resources';
import { MountPlan, planScratch } from '../volumes/plan-volumes';
import { volumesOf } from '../volumes/pod-volumes';

/** A CronJob of a database, decided. */
export interface DatabaseJobPlan {
  readonly labels: LabelsPlan;
  readonly schedule: string;
  readonly timeZone: string;
  /** Whether it never runs by itself and is a template for Jobs made by hand. */
  readonly suspended: boolean;
  readonly timeoutSeconds: number;
  /** Runs again so often after a failure. */
  readonly retries: number;
  readonly pod: PodPlan;
  /** Whether it connects to the server. */
  readonly reachesServer: boolean;
  /** Whether it connects to a bucket, wherever that is. */
  readonly reachesStore: boolean;
}

export interface DatabaseJobsInput {
  readonly labels: LabelsPlan;
  readonly engine: EnginePlan;
  readonly programs: EngineBackup;
  readonly backup: BackupPlan;
  readonly credentials: CredentialsPlan;
  readonly basics: DatabasePodBasics;
  /** Size of the disk, as a quantity. */
  readonly size: string;
  readonly storageClass?: string;
  readonly scriptsName: string;
}

const BACKUP_DIR = '/backups';
const DRILL_DIR = '/drill';
const SCRIPTS_DIR = '/scripts';
const GRACE_SECONDS = 30;
/** No February has it: such a CronJob is a template for Jobs made by hand. */
const NEVER = '0 0 31 2 *';

/** Writes a backup, and stores it. */
export function planBackupJob(input: DatabaseJobsInput, issues: IssueList): DatabaseJobPlan {
  const { backup } = input;
  const s3 = backup.store.s3;
  const dump = containerOf(input, 'dump', 'dump.sh', ResourcePreset.SMALL, [...serverEnvOf(input), { name: 'KEEP_SECONDS', value: s3 === undefined ? String(backup.keepSeconds) : '0' }], serverMountsOf(input), issues);
  const containers = s3 === undefined ? [dump] : [dump, storeContainerOf(input, s3, 'upload', [{ name: 'KEEP_SECONDS', value: String(backup.keepSeconds) }], issues)];
  return { ...jobOf(input, 'backup', containers, issues), schedule: backup.schedule, timeoutSeconds: backup.timeoutSeconds, retries: 2, reachesServer: true };
}

/** Restores the newest backup to a scratch place, and asks it a question. */
export function planDrillJob(input: DatabaseJobsInput, issues: IssueList): DatabaseJobPlan {
  const { backup, programs } = input;
  const s3 = backup.store.s3;
  const env = [
    { name: 'DRILL_DIR', value: DRILL_DIR },
    { name: 'DRILL_QUERY', value: backup.drill.query ?? programs.query },
    { name: 'MAX_AGE_SECONDS', value: String(backup.gapSeconds + START_DELAY_SECONDS + backup.timeoutSeconds) },
  ];
  const mounts = [claimedScratchOf(input, 'drill', DRILL_DIR)];
  const drill = containerOf(input, 'drill', 'drill.sh', ResourcePreset.LARGE, env, mounts, issues);
  const containers = s3 === undefined ? [drill] : [storeContainerOf(input, s3, 'download', [], issues), drill];
  return { ...jobOf(input, 'restore-drill', containers, issues), schedule: backup.drill.schedule, timeoutSeconds: backup.drill.timeoutSeconds, retries: 0, reachesServer: false };
}

/** A template for `kubectl create job --from`: restores a backup into the running server. */
export function planRestoreJob(input: DatabaseJobsInput, issues: IssueList): DatabaseJobPlan | undefined {
  if (!input.programs.canRestore) return undefined;
  const s3 = input.backup.store.s3;
  const restore = containerOf(input, 'restore', 'restore.sh', ResourcePreset.SMALL, serverEnvOf(input), serverMountsOf(input), issues);
  const containers = s3 === undefined ? [restore] : [storeContainerOf(input, s3, 'download', [], issues), restore];
  return { ...jobOf(input, 'restore', containers, issues), schedule: NEVER, suspended: true, timeoutSeconds: 7 * 86400, retries: 0, reachesServer: true };
}

/** All containers but the last one run one after another before it. */
function jobOf(input: DatabaseJobsInput, suffix: string, containers: readonly ContainerPlan[], issues: IssueList): Omit<DatabaseJobPlan, 'schedule' | 'timeoutSeconds' | 'retries' | 'reachesServer'> {
  const { labels, basics, backup } = input;
  const name = `${labels.name}-${suffix}`;
  const selector = { 'app.kubernetes.io/name': name, 'app.kubernetes.io/instance': labels.name };
  return {
    labels: { ...labels, name, selector, labels: { ...labels.labels, ...selector }, podAnnotations: {} },
    timeZone: backup.timeZone,
    suspended: false,
    pod: {
      ...basicPodOf(basics),
      main: containers[containers.length - 1],
      init: containers.slice(0, -1),
      sidecars: [],
      volumes: volumesOf(containers, issues),
      spread: { topologyKeys: [] },
      graceSeconds: GRACE_SECONDS,
      restartPolicy: 'Never',
    },
    reachesStore: backup.store.s3 !== undefined,
  };
}

function containerOf(
  input: DatabaseJobsInput, name: string, script: string, preset: ResourcePreset, env: readonly EnvFields[], more: readonly MountPlan[], issues: IssueList,
): ContainerPlan {
  const mounts = [...scratchOf(input.engine).filter(({ scratch }) => scratch?.inMemory !== true), scriptsMountOf(input), backupsMountOf(input), ...more];
  return scriptContainerOf(input, { name, script, image: input.engine.image, preset, mounts, env: [...env, ...input.programs.env] }, issues);
}

function storeContainerOf(input: DatabaseJobsInput, s3: S3Plan, name: 'upload' | 'download', more: readonly EnvFields[], issues: IssueList): ContainerPlan {
  const env = [
    { name: 'S3_URI', value: `s3://${s3.bucket}/${s3.path}` },
    ...(s3.endpoint === undefined ? [] : [{ name: 'S3_ENDPOINT', value: s3.endpoint }]),
    ...(s3.region === undefined ? [] : [{ name: 'AWS_REGION', value: s3.region }]),
    ...s3.credentials,
    ...more,
  ];
  const mounts = [planScratch(`tmp-${name}`, '/tmp', Quantity.parse('64Mi')), scriptsMountOf(input), backupsMountOf(input)];
  return scriptContainerOf(input, { name, script: `${name}.sh`, image: s3.image ?? 'invalid:1', preset: ResourcePreset.MEDIUM, mounts, env }, issues);
}

interface ScriptContainer {
  readonly name: string;
  readonly script: string;
  readonly image: string;
  readonly preset: ResourcePreset;
  readonly mounts: readonly MountPlan[];
  readonly env: readonly EnvFields[];
}

function scriptContainerOf({ labels, basics }: DatabaseJobsInput, container: ScriptContainer, issues: IssueList): ContainerPlan {
  const { name, image, mounts, preset } = container;
  return {
    at: 'backup',
    name,
    image,
    imagePullPolicy: basics.imagePullPolicy,
    command: ['sh', `${SCRIPTS_DIR}/${container.script}`],
    env: [{ name: 'BACKUP_DIR', value: BACKUP_DIR }, { name: 'BACKUP_NAME', value: labels.name }, ...container.env],
    envFrom: [],
    ports: [],
    resources: planResources({ at: 'backup', resources: undefined, qos: Qos.BURSTABLE, preset, ephemeralStorage: ephemeralStorageOf(mounts) }, issues),
    mounts,
    isNativeSidecar: false,
  };
}

/** How the programs of the engine reach the server and log in. */
function serverEnvOf({ labels, engine, credentials }: DatabaseJobsInput): EnvFields[] {
  const port = String(engine.port);
  const file = credentials.adminKey === undefined ? PASSWORD_FILE : ADMIN_PASSWORD_FILE;
  return [
    ...(engine.client.prefix === 'PG'
      ? [{ name: 'PGHOST', value: labels.name }, { name: 'PGPORT', value: port }]
      : [{ name: 'DATABASE_HOST', value: labels.name }, { name: 'DATABASE_PORT', value: port }]),
    { name: 'PASSWORD_FILE', value: `${SECRETS_PATH}/${file}` },
  ];
}

function serverMountsOf({ credentials }: DatabaseJobsInput): MountPlan[] {
  return [credentialsMountOf(credentials, true)];
}

function scriptsMountOf({ scriptsName }: DatabaseJobsInput): MountPlan {
  return { volume: { name: 'scripts', configMap: { name: scriptsName } }, mount: { name: 'scripts', mountPath: SCRIPTS_DIR, readOnly: true }, singleWriter: false };
}

/** The volume with the backups, or room for one of them on its way to or from the bucket. */
function backupsMountOf(input: DatabaseJobsInput): MountPlan {
  const claimName = input.backup.store.claimName;
  if (claimName === undefined) return claimedScratchOf(input, 'backups', BACKUP_DIR);
  return { volume: { name: 'backups', persistentVolumeClaim: { claimName } }, mount: { name: 'backups', mountPath: BACKUP_DIR }, singleWriter: false };
}

/** A disk that lives and dies with the pod: the disk of a node is too small, and other pods need it. */
function claimedScratchOf({ size, storageClass, labels }: DatabaseJobsInput, name: string, path: string): MountPlan {
  const spec = { accessModes: ['ReadWriteOnce'], storageClassName: storageClass, resources: { requests: { storage: size as never } } };
  return {
    volume: { name, ephemeral: { volumeClaimTemplate: { metadata: { labels: labels.selector as Record<string, string> }, spec } } },
    mount: { name, mountPath: path },
    singleWriter: false,
  };
}
