import { KNOWN_PROPS } from './known-props';
import { QueueScaledWorkerProps } from './props';
import { ClusterProfile } from '../../cluster/cluster-profile';
import { ConfigPlan, planConfig } from '../../parts/config/plan-config';
import { planImage } from '../../parts/containers/plan-image';
import { DisruptionBudgetPlan } from '../../parts/disruption-budget/plan-disruption-budget';
import { planWorkerBudget } from '../../parts/disruption-budget/plan-worker-budget';
import { LabelsPlan, planLabels } from '../../parts/labels/plan-labels';
import { MetricsPlan, metricsPortFieldsOf, planMetrics } from '../../parts/metrics/plan-metrics';
import { NetworkEdge, NetworkGuardPlan, planNetworkGuard } from '../../parts/network-guard/plan-network-guard';
import { PodPlan, planPod } from '../../parts/pod/plan-pod';
import { singleWriterOf } from '../../parts/pod/single-writer';
import { startSecondsOf } from '../../parts/pod/start-seconds';
import { planWorkerProbes } from '../../parts/probes/plan-probes';
import { QueueScalingPlan, planQueueScaling } from '../../parts/queue-scaling/plan-queue-scaling';
import { QueueSourcePlan, planQueueSource } from '../../parts/queue-scaling/plan-queue-source';
import { WorkerJobPlan, planWorkerJob } from '../../parts/queue-scaling/plan-worker-job';
import { planWorkerReplicas, runningRangeOf } from '../../parts/queue-scaling/plan-worker-replicas';
import { planWorkerMode, planWorkerScaler } from '../../parts/queue-scaling/plan-worker-scaler';
import { planProcessingTime } from '../../parts/queue-scaling/time-rules';
import { workerNotesOf } from '../../parts/queue-scaling/worker-notes';
import { WorkerMode } from '../../parts/queue-scaling/worker-scaling';
import { ReplicaRange } from '../../parts/replica-range';
import { RolloutPlan, mostPodsOf, planPullSeconds, planRollout } from '../../parts/rollout/plan-rollout';
import { workerRolloutOf } from '../../parts/rollout/worker-rollout';
import { SecretsPlan, planSecrets } from '../../parts/secrets/plan-secrets';
import { planWorkerShutdown } from '../../parts/shutdown/plan-worker-shutdown';
import { frozenCopy } from '../../validation/frozen-copy';
import { IssueList } from '../../validation/issue-list';
import { isStruct, refuseNulls } from '../../validation/known-props';
import { shown } from '../../validation/shown';

/** Everything about a worker, decided. */
export interface QueueScaledWorkerPlan {
  readonly labels: LabelsPlan;
  readonly pod: PodPlan;
  /** Absent where messages get Jobs. */
  readonly rollout?: RolloutPlan;
  /** Where messages get Jobs. */
  readonly job?: WorkerJobPlan;
  /** Most pods there may be at one time. */
  readonly mostPods: number;
  readonly disruption: DisruptionBudgetPlan;
  readonly scaling: QueueScalingPlan;
  readonly network: NetworkGuardPlan;
  /** The broker's pods, where it runs in the cluster. */
  readonly broker: readonly NetworkEdge[];
  readonly config: ConfigPlan;
  readonly secrets: SecretsPlan;
  readonly metrics?: MetricsPlan;
  readonly deadLetter?: string;
  /** What the author should know, a sentence each. */
  readonly notes: readonly string[];
}

/** Decides everything, or throws one error with all that is wrong. */
export function planQueueScaledWorker(props: QueueScaledWorkerProps, id: string, profile: ClusterProfile, subject: string): QueueScaledWorkerPlan {
  const issues = new IssueList();
  if (!isStruct(issues, '', props, KNOWN_PROPS)) issues.throwIfAny(subject);
  const labels = planLabels(props, id, planImage('image', props.image, issues), issues);
  const mode = planWorkerMode(props.mode, issues);
  const isJob = mode === WorkerMode.JOB;
  const processingSeconds = planProcessingTime(props.processingTime, isJob, issues);
  const metrics = planMetrics(props.metrics, [], profile, issues);
  const ports = metricsPortFieldsOf(metrics);
  const probes = planWorkerProbes({ ...props, ports: ports.map((port) => port.containerPort) }, issues);
  const config = planConfig(props, labels.name, issues);
  const secrets = planSecrets(props.secrets, labels.name, profile, issues);
  const shutdown = planWorkerShutdown({ ...props, processingSeconds, isJob }, issues);
  const pod = planPod({ props, name: labels.name, ports, probes, shutdown, config, secrets, isJob }, profile, issues);
  const source = planQueueSource(props.source, issues);
  const scaler = planWorkerScaler({ ...props, source }, mode, profile, issues);
  const range = planWorkerReplicas(props, mode, scaler, issues);
  // What depends on a source that was refused is not judged.
  const judged = source === undefined ? { ...props, auth: undefined, metric: undefined } : props;
  const scaling = planQueueScaling(judged, { source: source ?? UNKNOWN, scaler, mode, range, processingSeconds }, issues);
  const startSeconds = startSecondsOf(pod, probes.startupBudgetSeconds);
  const job = planWorkerJob({
    ...props,
    mode,
    hasSidecars: pod.sidecars.length > 0,
    processingSeconds,
    messagesPerPod: scaling.messagesPerPod,
    startSeconds: startSeconds + (isJob ? planPullSeconds(props.pullAllowance, issues) : 0),
  }, profile, issues);
  const pods = podRangeOf(range, job);
  const rollout = planWorkerRollout({ props, source, pod, pods, startSeconds, isJob }, issues);
  const disruption = planWorkerBudget(props.disruption, pods, isJob, issues);
  refuseCallers(props, issues);
  const plan: QueueScaledWorkerPlan = {
    labels,
    pod,
    rollout,
    job,
    mostPods: rollout === undefined ? pods.max : mostPodsOf(rollout, pods),
    disruption,
    scaling,
    network: planNetworkGuard({ ...props, allowFrom: undefined, ports: [], metrics }, profile, issues),
    broker: source?.edge === undefined ? [] : [source.edge],
    config,
    secrets,
    metrics,
    deadLetter: props.deadLetter,
    notes: [...scaling.notes, ...workerNotesOf({ disruption, probes, pod, resources: props.resources, processingSeconds, graceSeconds: shutdown.graceSeconds })],
  };
  refuseNulls(issues, props);
  issues.throwIfAny(subject, Object.keys(KNOWN_PROPS));
  return frozenCopy(plan);
}

/** Stands in for a source that was refused; the plan never leaves the planner. */
const UNKNOWN: QueueSourcePlan = {
  kind: 'external',
  broker: 'unknown',
  auth: { isNeeded: false, parameters: [], identities: [] },
  facts: { countsInFlight: {}, metric: { name: 'unknown', selector: {} } },
};

/** Each Job may have several pods. */
function podRangeOf(range: ReplicaRange, job: WorkerJobPlan | undefined): ReplicaRange {
  const each = job?.parallelism ?? 1;
  return { min: range.min * each, max: range.max * each };
}

interface RolloutContext {
  readonly props: QueueScaledWorkerProps;
  readonly source: QueueSourcePlan | undefined;
  readonly pod: PodPlan;
  readonly pods: ReplicaRange;
  readonly startSeconds: number;
  readonly isJob: boolean;
}

function planWorkerRollout({ props, source, pod, pods, startSeconds, isJob }: RolloutContext, issues: IssueList): RolloutPlan | undefined {
  const singleWriterVolume = singleWriterOf(pod, pods, 'maxReplicas: 1', issues);
  if (isJob) {
    for (const prop of ['strategy', 'minReady', 'progressDeadline', 'revisionHistoryLimit'] as const) {
      if (props[prop] !== undefined) issues.add({ prop, must: 'be left out for Jobs: new ones run the new version, running ones go on', got: shown(props[prop]) });
    }
    return undefined;
  }
  const range = issues.concerns('minReplicas', 'maxReplicas') ? { min: 1, max: 0 } : runningRangeOf(pods);
  const strategy = props.strategy ?? (singleWriterVolume === undefined ? workerRolloutOf(source?.kind === 'kafka', pods) : undefined);
  return planRollout({ ...props, strategy, startSeconds, range, singleWriterVolume }, issues);
}

function refuseCallers(props: QueueScaledWorkerProps, issues: IssueList): void {
  if (props.allowFrom === undefined) return;
  issues.add({ prop: 'allowFrom', must: 'be left out, because a worker has no port to call; metrics opens its own', got: shown(props.allowFrom) });
}
