import { ACK_MARGIN } from './time-rules';
import { WorkerJobOptions, WorkerMode } from './worker-scaling';
import { needMinor } from '../../cluster/capability';
import { ClusterProfile } from '../../cluster/cluster-profile';
import { IssueList } from '../../validation/issue-list';
import { isStruct } from '../../validation/known-props';
import { secondsIn, wholeNumberIn } from '../../validation/ranges';
import { shown } from '../../validation/shown';

export interface WorkerJobPlan {
  readonly parallelism: number;
  readonly backoffLimit: number;
  readonly activeDeadlineSeconds: number;
  readonly ttlSeconds: number;
  readonly historyLimit: number;
}

export interface WorkerJobInput {
  readonly mode: WorkerMode;
  readonly job?: WorkerJobOptions;
  readonly hasSidecars: boolean;
  readonly processingSeconds: number;
  readonly messagesPerPod: number;
  /** Scheduling, pulling and starting a pod. */
  readonly startSeconds: number;
}

const MONTH = 2_592_000;
const WEEK = 604_800;
/** Init containers that restart always; before it a sidecar keeps its Job running for ever. Source: https://github.com/kubernetes/enhancements/issues/753 */
const NATIVE_SIDECAR_MINOR = 29;
/** The Job controller waits 10, 20, 40 ... seconds between attempts, up to 6 minutes. Source: https://kubernetes.io/docs/concepts/workloads/controllers/job/#pod-backoff-failure-policy */
const FIRST_WAIT_SECONDS = 10;
const LONGEST_WAIT_SECONDS = 360;

export function planWorkerJob(input: WorkerJobInput, profile: ClusterProfile, issues: IssueList): WorkerJobPlan | undefined {
  const { job } = input;
  if (input.mode !== WorkerMode.JOB) {
    if (job !== undefined) issues.add({ prop: 'job', must: 'come with mode: WorkerMode.JOB', got: shown(job) });
    return undefined;
  }
  if (input.hasSidecars) needMinor(issues, profile, 'sidecars', NATIVE_SIDECAR_MINOR, 'leave them out: before, a sidecar keeps its Job running for ever');
  const known = { parallelism: true, backoffLimit: true, activeDeadline: true, timeToLive: true, historyLimit: true } as const;
  const given: WorkerJobOptions = job !== undefined && isStruct(issues, 'job', job, known) ? job : {};
  const whole = (prop: 'parallelism' | 'backoffLimit' | 'historyLimit', fallback: number, min: number, max: number): number =>
    wholeNumberIn(issues, `job.${prop}`, given[prop] ?? fallback, { min, max }) ?? fallback;
  const backoffLimit = whole('backoffLimit', 3, 0, 20);
  return {
    parallelism: whole('parallelism', 1, 1, 1000),
    backoffLimit,
    activeDeadlineSeconds: planDeadline(given, input, backoffLimit, issues),
    ttlSeconds: given.timeToLive === undefined ? 3600 : secondsIn(issues, 'job.timeToLive', given.timeToLive, { min: 0, max: WEEK }) ?? 3600,
    historyLimit: whole('historyLimit', 5, 0, 100),
  };
}

/** What all attempts of a Job may take: the waits between them, and for each the start and the work with its margin. */
export function jobSecondsOf(messages: number, processingSeconds: number, startSeconds: number, backoffLimit: number): number {
  const waits = Array.from({ length: backoffLimit }, (_, i) => Math.min(LONGEST_WAIT_SECONDS, FIRST_WAIT_SECONDS * 2 ** i));
  const attempt = startSeconds + Math.ceil(messages * processingSeconds * ACK_MARGIN);
  return (backoffLimit + 1) * attempt + waits.reduce((sum, wait) => sum + wait, 0);
}

function planDeadline(given: WorkerJobOptions, input: WorkerJobInput, backoffLimit: number, issues: IssueList): number {
  const derived = jobSecondsOf(input.messagesPerPod, input.processingSeconds, input.startSeconds, backoffLimit);
  if (given.activeDeadline === undefined) return derived;
  const seconds = secondsIn(issues, 'job.activeDeadline', given.activeDeadline, { min: 1, max: MONTH });
  if (seconds !== undefined && seconds < derived && !issues.concerns('processingTime', 'target', 'job.backoffLimit', 'pullAllowance', 'startupBudget', 'sidecars')) {
    issues.add({
      prop: 'job.activeDeadline',
      must: `be at least the ${derived}s of ${backoffLimit + 1} attempts with ${input.startSeconds}s to start and ${ACK_MARGIN} x processingTime ${input.processingSeconds}s x ${input.messagesPerPod} messages each`,
      got: `"${seconds}s"`,
      fix: 'leave it out',
    });
  }
  return seconds ?? derived;
}
