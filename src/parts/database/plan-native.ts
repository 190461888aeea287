import { Duration } from 'cdk8s';
import { ClusterProfile } from '../../cluster/cluster-profile';
import { IssueList } from '../../validation/issue-list';
import { ConfigMapPlan } from '../config/plan-config';
import { DisruptionBudgetPlan, planDisruptionBudget } from '../disruption-budget/plan-disruption-budget';
import { LabelsPlan } from '../labels/plan-labels';
import { PodPlan } from '../pod/plan-pod';
import { needNodeThatFits } from '../resources/node-fit';
import { ResourcesPlan } from '../resources/plan-resources';
import { WorkloadBasics } from '../workload-basics';
import { DatabaseCredentials } from './database-credentials';
import { planDatabasePodBasics } from './database-pod-basics';
import { EnginePlan } from './engine-plan';
import { BackupPlan } from './plan-backup';
import { CredentialsPlan, planCredentials } from './plan-credentials';
import { DatabaseJobPlan, DatabaseJobsInput, planBackupJob, planDrillJob, planRestoreJob } from './plan-database-job';
import { configKeyOf, planDatabasePod } from './plan-database-pod';
import { StoragePlan } from './plan-storage';

/** A database as a StatefulSet, and the jobs that back it up. */
export interface NativePlan {
  readonly instances: number;
  readonly pod: PodPlan;
  readonly storage: StoragePlan;
  readonly credentials: CredentialsPlan;
  readonly disruption: DisruptionBudgetPlan;
  /** Files of the server. */
  readonly config?: ConfigMapPlan;
  /** Scripts of the jobs. */
  readonly scripts?: ConfigMapPlan;
  readonly jobs?: NativeJobsPlan;
}

export interface NativeJobsPlan {
  readonly backup: DatabaseJobPlan;
  readonly drill: DatabaseJobPlan;
  /** Absent where the engine's dumps are restored by hand. */
  readonly restore?: DatabaseJobPlan;
}

export interface NativeInput {
  readonly props: WorkloadBasics & {
    readonly credentials?: DatabaseCredentials;
    readonly startupBudget?: Duration;
    readonly terminationGracePeriod?: Duration;
  };
  readonly labels: LabelsPlan;
  readonly engine: EnginePlan;
  readonly instances: number;
  readonly resources: ResourcesPlan;
  readonly storage: StoragePlan;
  readonly backup?: BackupPlan;
}

/** The longest suffix of a CronJob of ours, whose name may have 52 characters. Source: https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/ */
const LONGEST_NAME = 52 - '-restore-drill'.length;

export function planNative(input: NativeInput, profile: ClusterProfile, issues: IssueList): NativePlan {
  const { props, labels, engine, instances, backup } = input;
  const { name } = labels;
  if (backup !== undefined && name.length > LONGEST_NAME) {
    issues.add({ prop: 'name', must: `have at most ${LONGEST_NAME} characters, because the CronJob <name>-restore-drill may have 52`, got: `"${name}", ${name.length} characters` });
  }
  const credentials = planCredentials(props.credentials, engine.hasAdmin, name, profile, issues);
  const basics = planDatabasePodBasics(props, name, engine.user, profile, issues);
  const config = configMapOf(`${name}-engine`, Object.fromEntries(Object.entries(engine.files).map(([path, text]) => [configKeyOf(path), text])));
  const pod = planDatabasePod({ ...props, name, engine, credentials, basics, resources: input.resources, isSpread: instances > 1, config }, profile, issues);
  needNodeThatFits([pod.main.resources], [], profile, issues);
  return {
    instances,
    pod,
    storage: input.storage,
    credentials,
    disruption: planDisruptionBudget(undefined, { min: instances, max: instances }, issues),
    config,
    ...planJobs(input, { basics, credentials }, issues),
  };
}

function planJobs(input: NativeInput, made: Pick<DatabaseJobsInput, 'basics' | 'credentials'>, issues: IssueList): Pick<NativePlan, 'jobs' | 'scripts'> {
  const { labels, engine, backup, storage } = input;
  if (backup === undefined) return {};
  const programs = engine.backup;
  if (programs === undefined) {
    issues.add({ prop: 'backup', must: 'come with engine.dumpCommand and engine.verifyCommand', got: 'an engine without them', fix: 'give both, or BackupPolicy.none(reason)' });
    return {};
  }
  const scripts = configMapOf(`${labels.name}-scripts`, scriptsInUse(programs.scripts, backup));
  const jobs: DatabaseJobsInput = { ...made, labels, engine, programs, backup, size: storage.size, storageClass: storage.storageClass, scriptsName: `${labels.name}-scripts` };
  return { scripts, jobs: { backup: planBackupJob(jobs, issues), drill: planDrillJob(jobs, issues), restore: planRestoreJob(jobs, issues) } };
}

function scriptsInUse(scripts: { readonly [file: string]: string }, { store }: BackupPlan): { readonly [file: string]: string } {
  return Object.fromEntries(Object.entries(scripts).filter(([file]) => store.s3 !== undefined || !['upload.sh', 'download.sh'].includes(file)));
}

function configMapOf(name: string, data: { readonly [key: string]: string }): ConfigMapPlan | undefined {
  return Object.keys(data).length === 0 ? undefined : { name, data, binaryData: {}, immutable: false };
}
