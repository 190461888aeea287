import { Duration } from 'cdk8s';
import { ShutdownPlan } from './plan-shutdown';
import { IssueList } from '../../validation/issue-list';
import { secondsIn } from '../../validation/ranges';

export interface WorkerShutdownInput {
  readonly shutdownTimeout?: Duration;
  readonly terminationGracePeriod?: Duration;
  readonly processingSeconds: number;
  /** Whether only a drain ends pods early, and work may outlast it. */
  readonly isJob: boolean;
}

/** For acknowledging the last message and closing connections. Own judgement. */
const MARGIN_SECONDS = 15;
const LONGEST_SECONDS = 3600;

/**
 * A worker gets no traffic: nothing waits before SIGTERM, and from then on it takes no message and finishes the one it has.
 *
 * Source: https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination
 */
export function planWorkerShutdown(input: WorkerShutdownInput, issues: IssueList): ShutdownPlan {
  const shutdownSeconds = planShutdownTimeout(input, issues);
  return { drainDelaySeconds: 0, shutdownSeconds, graceSeconds: planGrace(input, shutdownSeconds, issues) };
}

function planShutdownTimeout({ shutdownTimeout, processingSeconds, isJob }: WorkerShutdownInput, issues: IssueList): number {
  const derived = Math.min(processingSeconds, LONGEST_SECONDS);
  if (shutdownTimeout === undefined) return derived;
  const seconds = secondsIn(issues, 'shutdownTimeout', shutdownTimeout, { min: 1, max: LONGEST_SECONDS });
  if (seconds !== undefined && seconds < processingSeconds && !isJob && !issues.concerns('processingTime')) {
    issues.add({
      prop: 'shutdownTimeout',
      must: `be at least processingTime ${processingSeconds}s, or SIGKILL ends work that is then done twice`,
      got: `"${seconds}s"`,
      fix: 'leave it out',
    });
  }
  return seconds ?? derived;
}

function planGrace(input: WorkerShutdownInput, shutdownSeconds: number, issues: IssueList): number {
  const derived = shutdownSeconds + MARGIN_SECONDS;
  if (input.terminationGracePeriod === undefined) return derived;
  const grace = secondsIn(issues, 'terminationGracePeriod', input.terminationGracePeriod, { min: 1, max: 7200 });
  if (grace !== undefined && grace < shutdownSeconds && !issues.concerns('shutdownTimeout', 'processingTime')) {
    issues.add({
      prop: 'terminationGracePeriod',
      must: `be at least shutdownTimeout ${shutdownSeconds}s, or SIGKILL ends work that is then done twice`,
      got: `"${grace}s"`,
      fix: `leave it out: ${derived}s is derived`,
    });
  }
  return grace ?? derived;
}
