import { QueueSourcePlan } from './plan-queue-source';
import { WorkerMode, WorkerScaler } from './worker-scaling';
import { IssueList } from '../../validation/issue-list';
import { flagOf, textOf } from '../../validation/ranges';
import { ReplicaRange } from '../replica-range';

export interface QueueNotesInput {
  /** Whether work may be done twice without harm. */
  readonly idempotent?: boolean;
  readonly deadLetter?: string;
}

export interface QueueNotesContext {
  readonly source: QueueSourcePlan;
  readonly scaler: WorkerScaler;
  readonly mode: WorkerMode;
  readonly range: ReplicaRange;
  readonly processingSeconds: number;
  readonly countsInFlight: boolean | undefined;
}

/** From here on Jobs are worth their start. Own judgement. */
const LONG_WORK_SECONDS = 600;

/** What nothing in the manifests can see to, and the author has to. */
export function queueNotesOf(input: QueueNotesInput, context: QueueNotesContext, issues: IssueList): string[] {
  return [...deliveryNotesOf(input, context.source, issues), ...scalingNotesOf(context)];
}

function deliveryNotesOf(input: QueueNotesInput, source: QueueSourcePlan, issues: IssueList): string[] {
  const isIdempotent = flagOf(issues, 'idempotent', input.idempotent);
  if (input.deadLetter !== undefined) textOf(issues, 'deadLetter', input.deadLetter);
  if (source.kind === 'redisList') return ['a Redis list delivers at most once: a worker that dies has lost the message it popped; use QueueSource.redisStream to keep it'];
  const { ack } = source.facts;
  return [
    ...(isIdempotent ? [] : ['a message may come twice, after a crash or a lost acknowledgement: say idempotent: true once its work may be done twice']),
    ...(input.deadLetter === undefined ? ['no dead-letter queue is named: a message that always fails comes back for ever'] : []),
    ...(ack === undefined ? ['the time to acknowledge is unknown: that processingTime fits into it is not checked'] : []),
    ...(ack?.isExtended === true ? [`the application extends the ${ack.seconds}s it has to acknowledge: a pod that stops to do so has its message done twice`] : []),
  ];
}

function scalingNotesOf({ scaler, mode, range, processingSeconds, countsInFlight }: QueueNotesContext): string[] {
  const isJob = mode === WorkerMode.JOB;
  return [
    ...(range.min === 0 && !isJob ? ['scales to zero: the first message waits for the next poll and a pod\'s start, and while the trigger is broken nothing wakes the worker'] : []),
    ...(!isJob && processingSeconds > LONG_WORK_SECONDS ? [`work of ${processingSeconds}s makes scaling in slow: consider mode: WorkerMode.JOB, which ends no pod early`] : []),
    ...(scaler === WorkerScaler.HPA ? ['while the metric is unknown the number of pods stays as it is: alert on that, or use KEDA, which falls back'] : []),
    ...(countsInFlight === false && !isJob ? ['the metric counts waiting messages alone: pods may be taken while the last ones are worked on, and finish them within their grace'] : []),
  ];
}
