import { WorkerMode, WorkerScaler } from './worker-scaling';
import { IssueList } from '../../validation/issue-list';
import { wholeNumberIn } from '../../validation/ranges';
import { shown } from '../../validation/shown';
import { ReplicaRange } from '../replica-range';

const MOST_REPLICAS = 5000;

export interface WorkerReplicasInput {
  readonly minReplicas?: number;
  readonly maxReplicas: number;
}

/** How many pods, or Jobs, there may be. */
export function planWorkerReplicas(input: WorkerReplicasInput, mode: WorkerMode, scaler: WorkerScaler, issues: IssueList): ReplicaRange {
  const max = wholeNumberIn(issues, 'maxReplicas', input.maxReplicas, { min: 1, max: MOST_REPLICAS });
  const min = wholeNumberIn(issues, 'minReplicas', input.minReplicas ?? (mode === WorkerMode.JOB ? 0 : 1), { min: 0, max: MOST_REPLICAS });
  if (min === undefined || max === undefined) return { min: min ?? 1, max: max ?? MOST_REPLICAS };
  if (min > max) {
    issues.add({ prop: 'minReplicas', must: `be at most maxReplicas ${max}`, got: shown(min) });
  } else if (min === 0 && scaler === WorkerScaler.HPA && mode === WorkerMode.DEPLOYMENT) {
    issues.add({
      prop: 'minReplicas',
      must: 'be 1 or more for a HorizontalPodAutoscaler, which needs a pod to scale from',
      got: shown(min),
      fix: 'use scaler: WorkerScaler.KEDA, which wakes a worker from zero',
    });
  }
  return { min, max };
}

/** The counts at which there are pods to evict or to replace. */
export function runningRangeOf(range: ReplicaRange): ReplicaRange {
  return { min: Math.max(1, range.min), max: range.max };
}
