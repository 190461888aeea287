import { Duration } from 'cdk8s';
import { KedaPlan, planKeda } from './plan-keda';
import { QueueHpaInput, planQueueMetric, refuseKedaProps, refuseQueueMetric } from './plan-queue-hpa';
import { QueueSourcePlan } from './plan-queue-source';
import { planQueueTarget } from './plan-queue-target';
import { queueNotesOf } from './queue-notes';
import { QueueTarget } from './queue-target';
import { defaultWindowOf, refuseIdleConsumers, refuseShortWindow, refuseSlowWork } from './time-rules';
import { WorkerMode, WorkerScaler } from './worker-scaling';
import { IssueList } from '../../validation/issue-list';
import { shown } from '../../validation/shown';
import { HorizontalScalingPlan } from '../horizontal-scaling/plan-horizontal-scaling';
import { SCALE_DOWN, SCALE_UP, ScalingRulesFields, planScalingRules } from '../horizontal-scaling/plan-scaling-rules';
import { ReplicaRange } from '../replica-range';

/** How the length of a queue becomes a number of pods. */
export interface QueueScalingPlan {
  readonly scaler: WorkerScaler;
  readonly mode: WorkerMode;
  readonly range: ReplicaRange;
  readonly messagesPerPod: number;
  readonly scaleUp: ScalingRulesFields;
  readonly scaleDown: ScalingRulesFields;
  /** Where a HorizontalPodAutoscaler scales. */
  readonly hpa?: HorizontalScalingPlan;
  /** Where KEDA scales. */
  readonly keda?: KedaPlan;
  readonly notes: readonly string[];
}

export interface QueueScalingInput extends QueueHpaInput {
  /** Set where the author chose it, and not the cluster: what the other scaler alone reads is then a mistake. */
  readonly scaler?: WorkerScaler;
  readonly target: QueueTarget;
  readonly idempotent?: boolean;
  readonly deadLetter?: string;
}

export interface QueueScalingContext {
  readonly source: QueueSourcePlan;
  readonly scaler: WorkerScaler;
  readonly mode: WorkerMode;
  readonly range: ReplicaRange;
  readonly processingSeconds: number;
}

export function planQueueScaling(input: QueueScalingInput, context: QueueScalingContext, issues: IssueList): QueueScalingPlan {
  const { source, scaler, mode, range, processingSeconds } = context;
  const isJob = mode === WorkerMode.JOB;
  const isKeda = scaler === WorkerScaler.KEDA;
  refuseSlowWork(processingSeconds, source.facts.ack, issues);
  refuseIdleConsumers(range.max, source.facts.partitions, issues);
  const countsInFlight = source.facts.countsInFlight[isKeda ? 'keda' : 'hpa'];
  const target = planQueueTarget({
    target: input.target, processingSeconds, minReplicas: range.min, maxReplicas: range.max, isJob, countsInFlight: countsInFlight !== false,
  }, issues);
  const { scaleUp, scaleDown } = planRules(input, isJob, processingSeconds, issues);
  if (input.scaler !== undefined || isJob) (isKeda ? refuseQueueMetric : refuseKedaProps)(input, issues);
  return {
    scaler,
    mode,
    range,
    messagesPerPod: target.messagesPerPod,
    scaleUp,
    scaleDown,
    hpa: isKeda ? undefined : { minReplicas: range.min, maxReplicas: range.max, metrics: [planQueueMetric(input, source, target.messagesPerPod, issues)], scaleUp, scaleDown },
    keda: isKeda ? planKeda(input, source, { mode, range, processingSeconds, messagesPerPod: target.messagesPerPod }, issues) : undefined,
    notes: [...target.notes, ...queueNotesOf(input, { ...context, countsInFlight }, issues)],
  };
}

function planRules(input: QueueScalingInput, isJob: boolean, processingSeconds: number, issues: IssueList): { scaleUp: ScalingRulesFields; scaleDown: ScalingRulesFields } {
  if (isJob) {
    for (const prop of ['scaleUp', 'scaleDown'] as const) {
      if (input[prop] !== undefined) issues.add({ prop, must: 'be left out for Jobs, which end by themselves', got: shown(input[prop]) });
    }
    return { scaleUp: SCALE_UP, scaleDown: SCALE_DOWN };
  }
  const scaleDown = planScalingRules('scaleDown', input.scaleDown, gentleOf(processingSeconds), issues);
  refuseShortWindow(scaleDown.stabilizationWindowSeconds, processingSeconds, issues);
  return { scaleUp: planScalingRules('scaleUp', input.scaleUp, SCALE_UP, issues), scaleDown };
}

/** Half of the pods a minute: each one taken is work interrupted or partitions handed over. Own judgement. */
function gentleOf(processingSeconds: number): ScalingRulesFields {
  return {
    stabilizationWindowSeconds: defaultWindowOf(processingSeconds),
    selectPolicy: 'Max',
    policies: [{ type: 'Percent', value: 50, periodSeconds: Duration.minutes(1).toSeconds() }],
  };
}
