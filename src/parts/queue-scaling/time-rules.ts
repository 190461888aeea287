import { Duration } from 'cdk8s';
import { AckRule } from './queue-fields';
import { IssueList } from '../../validation/issue-list';
import { secondsIn } from '../../validation/ranges';
import { shown } from '../../validation/shown';

/** The margin between the work on a message and the time its broker waits: the 99th percentile is not the longest. Own judgement. */
export const ACK_MARGIN = 1.5;
/** The scale-in window outlasts the work this many times. Own judgement. */
const WINDOW_FACTOR = 2;
/** The longest window Kubernetes accepts. Source: https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/horizontal-pod-autoscaler-v2/ */
const LONGEST_WINDOW_SECONDS = 3600;
const SHORTEST_WINDOW_SECONDS = 300;
const DAY = 86_400;

/** How long work may take, at the longest, where an autoscaler ends pods. */
export const LONGEST_WORK_SECONDS = LONGEST_WINDOW_SECONDS / WINDOW_FACTOR;

export function planProcessingTime(processingTime: Duration, isJob: boolean, issues: IssueList): number {
  const seconds = secondsIn(issues, 'processingTime', processingTime, { min: 1, max: DAY }) ?? 1;
  if (!isJob && seconds > LONGEST_WORK_SECONDS) {
    issues.add({
      prop: 'processingTime',
      must: `be at most ${LONGEST_WORK_SECONDS}s where an autoscaler ends pods, because its longest window of ${LONGEST_WINDOW_SECONDS}s has to outlast the work ${WINDOW_FACTOR} times`,
      got: `"${seconds}s"`,
      fix: 'use mode: WorkerMode.JOB',
    });
  }
  return seconds;
}

/** Work that takes longer than its broker waits is done twice. */
export function refuseSlowWork(processingSeconds: number, ack: AckRule | undefined, issues: IssueList): void {
  if (ack === undefined || ack.isExtended || issues.concerns('processingTime', ack.prop)) return;
  const least = Math.ceil(processingSeconds * ACK_MARGIN);
  if (ack.seconds >= least) return;
  const from = ack.isDefault ? ', the default of the broker' : '';
  issues.add({
    prop: ack.prop,
    must: `be at least ${ACK_MARGIN} x processingTime ${processingSeconds}s = ${least}s, or messages are done twice`,
    got: `"${ack.seconds}s"${from}`,
    fix: 'raise it at the broker and say so here, or do less work at a time',
  });
}

/** Seconds the need has to stay lower before pods are taken. */
export function shortestWindowOf(processingSeconds: number): number {
  return Math.min(LONGEST_WINDOW_SECONDS, WINDOW_FACTOR * processingSeconds);
}

/** Where the author does not say. */
export function defaultWindowOf(processingSeconds: number): number {
  return Math.max(SHORTEST_WINDOW_SECONDS, shortestWindowOf(processingSeconds));
}

export function refuseShortWindow(windowSeconds: number | undefined, processingSeconds: number, issues: IssueList): void {
  const least = shortestWindowOf(processingSeconds);
  if (windowSeconds === undefined || windowSeconds >= least || issues.concerns('scaleDown', 'processingTime')) return;
  issues.add({
    prop: 'scaleDown.stabilizationWindow',
    must: `be at least ${WINDOW_FACTOR} x processingTime ${processingSeconds}s = ${least}s, or pods are ended in the middle of their work over and over`,
    got: `"${windowSeconds}s"`,
    fix: `leave it out: ${defaultWindowOf(processingSeconds)}s is derived`,
  });
}

/** How long a worker that scales to zero stays after its last message. */
export function planCooldown(cooldown: Duration | undefined, processingSeconds: number, issues: IssueList): number {
  const derived = Math.max(SHORTEST_WINDOW_SECONDS, WINDOW_FACTOR * processingSeconds);
  if (cooldown === undefined) return derived;
  const seconds = secondsIn(issues, 'cooldown', cooldown, { min: 1, max: DAY });
  const least = WINDOW_FACTOR * processingSeconds;
  if (seconds !== undefined && seconds < least && !issues.concerns('processingTime')) {
    issues.add({
      prop: 'cooldown',
      must: `be at least ${WINDOW_FACTOR} x processingTime ${processingSeconds}s = ${least}s, or the last pod is ended in the middle of its work`,
      got: `"${seconds}s"`,
      fix: `leave it out: ${derived}s is derived`,
    });
  }
  return seconds ?? derived;
}

/** Consumers beyond the partitions idle. */
export function refuseIdleConsumers(maxReplicas: number, partitions: number | undefined, issues: IssueList): void {
  if (partitions === undefined || maxReplicas <= partitions || issues.concerns('maxReplicas', 'source.partitions')) return;
  issues.add({ prop: 'maxReplicas', must: `be at most the ${partitions} partitions of the topic, because more consumers idle`, got: shown(maxReplicas), fix: 'add partitions, and say so in source.partitions' });
}
