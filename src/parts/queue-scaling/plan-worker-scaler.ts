import { QueueSourcePlan } from './plan-queue-source';
import { WorkerMode, WorkerScaler } from './worker-scaling';
import { needCustomResource } from '../../cluster/capability';
import { ClusterProfile } from '../../cluster/cluster-profile';
import { IssueList } from '../../validation/issue-list';
import { shown } from '../../validation/shown';

export const SCALED_OBJECTS = 'scaledobjects.keda.sh';
export const SCALED_JOBS = 'scaledjobs.keda.sh';

export interface WorkerScalerInput {
  readonly mode?: WorkerMode;
  readonly scaler?: WorkerScaler;
  readonly source?: QueueSourcePlan;
}

export function planWorkerMode(mode: WorkerMode | undefined, issues: IssueList): WorkerMode {
  const chosen = mode ?? WorkerMode.DEPLOYMENT;
  if (Object.values(WorkerMode).includes(chosen)) return chosen;
  issues.add({ prop: 'mode', must: 'be WorkerMode.DEPLOYMENT or WorkerMode.JOB', got: shown(mode) });
  return WorkerMode.DEPLOYMENT;
}

/** KEDA where the cluster has it, else an HPA; what the cluster or the source cannot do is refused with the alternative. */
export function planWorkerScaler(input: WorkerScalerInput, mode: WorkerMode, profile: ClusterProfile, issues: IssueList): WorkerScaler {
  const scaler = input.scaler ?? defaultOf(input.source, mode, profile);
  if (!Object.values(WorkerScaler).includes(scaler)) {
    issues.add({ prop: 'scaler', must: 'be WorkerScaler.HPA or WorkerScaler.KEDA', got: shown(scaler) });
    return WorkerScaler.KEDA;
  }
  if (scaler === WorkerScaler.KEDA) needKeda(input, mode, profile, issues);
  else needAdapter(mode, profile, issues);
  return scaler;
}

function defaultOf(source: QueueSourcePlan | undefined, mode: WorkerMode, profile: ClusterProfile): WorkerScaler {
  if (mode === WorkerMode.JOB) return WorkerScaler.KEDA;
  const hasTrigger = source === undefined || source.facts.trigger !== undefined;
  return hasTrigger && profile.hasCustomResource(SCALED_OBJECTS) ? WorkerScaler.KEDA : WorkerScaler.HPA;
}

function needKeda(input: WorkerScalerInput, mode: WorkerMode, profile: ClusterProfile, issues: IssueList): void {
  const isJob = mode === WorkerMode.JOB;
  needCustomResource(issues, profile, isJob ? 'mode' : 'scaler', isJob ? SCALED_JOBS : SCALED_OBJECTS, isJob
    ? 'use WorkerMode.DEPLOYMENT'
    : 'use scaler: WorkerScaler.HPA with an adapter for External metrics');
  if (input.source !== undefined && input.source.facts.trigger === undefined) {
    issues.add({ prop: 'source', must: 'be one KEDA has a trigger for', got: 'QueueSource.external', fix: 'use QueueSource.prometheus, or scaler: WorkerScaler.HPA' });
  }
}

function needAdapter(mode: WorkerMode, profile: ClusterProfile, issues: IssueList): void {
  if (mode === WorkerMode.JOB) {
    issues.add({ prop: 'scaler', must: 'be WorkerScaler.KEDA where each message gets a Job', got: 'WorkerScaler.HPA', fix: 'leave it out, or use WorkerMode.DEPLOYMENT' });
  } else if (profile.externalMetricsAdapter === undefined) {
    issues.add({
      prop: 'scaler',
      must: 'find an adapter in the cluster that serves external.metrics.k8s.io, or KEDA',
      got: 'a ClusterProfile without either',
      fix: `name the adapter in externalMetricsAdapter of the ClusterProfile, or add ${SCALED_OBJECTS} to its customResources once KEDA is installed`,
    });
  }
}
