import { KNOWN_PROPS } from './known-props';
import { SafeWebServiceProps } from './props';
import { ClusterProfile } from '../../cluster/cluster-profile';
import { ConfigPlan, planConfig } from '../../parts/config/plan-config';
import { planImage } from '../../parts/containers/plan-image';
import { DisruptionBudgetPlan, planDisruptionBudget } from '../../parts/disruption-budget/plan-disruption-budget';
import { ExposurePlan, planExposure } from '../../parts/exposure/plan-exposure';
import { HorizontalScalingPlan, planHorizontalScaling } from '../../parts/horizontal-scaling/plan-horizontal-scaling';
import { Runtime } from '../../parts/horizontal-scaling/web-autoscaling';
import { LabelsPlan, planLabels } from '../../parts/labels/plan-labels';
import { MetricsPlan, metricsPortFieldsOf, planMetrics } from '../../parts/metrics/plan-metrics';
import { NetworkGuardPlan, planNetworkGuard } from '../../parts/network-guard/plan-network-guard';
import { PodPlan, planPod } from '../../parts/pod/plan-pod';
import { singleWriterOf } from '../../parts/pod/single-writer';
import { startSecondsOf } from '../../parts/pod/start-seconds';
import { PortPlan, containerPortFieldsOf, planPorts } from '../../parts/ports/plan-ports';
import { planProbes } from '../../parts/probes/plan-probes';
import { ReplicaRange } from '../../parts/replica-range';
import { cpuNoteOf } from '../../parts/resources/cpu-note';
import { RolloutPlan, mostPodsOf, planRollout } from '../../parts/rollout/plan-rollout';
import { SecretsPlan, planSecrets } from '../../parts/secrets/plan-secrets';
import { ServicePlan, planService } from '../../parts/service/plan-service';
import { planShutdown } from '../../parts/shutdown/plan-shutdown';
import { frozenCopy } from '../../validation/frozen-copy';
import { IssueList } from '../../validation/issue-list';
import { isStruct, refuseNulls } from '../../validation/known-props';
import { flagOf, wholeNumberIn } from '../../validation/ranges';
import { shown } from '../../validation/shown';

/** Everything about a web service, decided. */
export interface SafeWebServicePlan {
  readonly labels: LabelsPlan;
  /** Absent where an autoscaler decides. */
  readonly replicas?: number;
  readonly ports: readonly PortPlan[];
  readonly pod: PodPlan;
  readonly rollout: RolloutPlan;
  /** Most pods there may be at one time. */
  readonly mostPods: number;
  readonly disruption: DisruptionBudgetPlan;
  readonly scaling?: HorizontalScalingPlan;
  readonly service: ServicePlan;
  readonly exposure?: ExposurePlan;
  readonly network: NetworkGuardPlan;
  readonly config: ConfigPlan;
  readonly secrets: SecretsPlan;
  readonly metrics?: MetricsPlan;
  readonly drainsItself: boolean;
  /** What the author should know, a sentence each. */
  readonly notes: readonly string[];
}

/** Decides everything, or throws one error with all that is wrong. */
export function planSafeWebService(props: SafeWebServiceProps, id: string, profile: ClusterProfile, subject: string): SafeWebServicePlan {
  const issues = new IssueList();
  if (!isStruct(issues, '', props, KNOWN_PROPS)) issues.throwIfAny(subject);
  const labels = planLabels(props, id, planImage('image', props.image, issues), issues);
  const { name } = labels;
  const ports = planPorts({ ...props, headless: props.service?.headless === true }, issues);
  const exposure = planExposure(props.expose, name, ports[0], profile, issues);
  const metrics = planMetrics(props.metrics, ports, profile, issues);
  const probes = planProbes({ ...props, ports: ports.map((port) => port.containerPort) }, issues);
  const config = planConfig(props, name, issues);
  const secrets = planSecrets(props.secrets, name, profile, issues);
  const pod = planPod({
    props,
    name,
    ports: [...containerPortFieldsOf(ports), ...metricsPortFieldsOf(metrics)],
    probes,
    shutdown: planShutdown({ ...props, isExposed: exposure !== undefined }, profile, issues),
    config,
    secrets,
  }, profile, issues);
  const scaling = planScaling(props, pod, profile, issues);
  const replicas = planReplicas(props, issues);
  const range = rangeOf(replicas, scaling, issues);
  const disruption = planDisruptionBudget(props.disruption, range, issues);
  const startSeconds = startSecondsOf(pod, probes.startupBudgetSeconds);
  const rollout = planRollout({ ...props, startSeconds, range, singleWriterVolume: singleWriterOf(pod, range, 'replicas: 1', issues) }, issues);
  const plan: SafeWebServicePlan = {
    labels,
    replicas,
    ports,
    pod,
    rollout,
    mostPods: mostPodsOf(rollout, range),
    disruption,
    scaling,
    service: planService(props.service, profile, issues),
    exposure,
    network: planNetworkGuard({
      ...props,
      ports: ports.map((port) => port.containerPort),
      exposure: exposure && { port: ports[0].containerPort, source: exposure.source },
      metrics,
    }, profile, issues),
    config,
    secrets,
    metrics,
    drainsItself: flagOf(issues, 'drainsItself', props.drainsItself),
    notes: [
      disruption.note,
      exposure?.note,
      probes.livenessDeclined && `no liveness probe: ${probes.livenessDeclined}`,
      cpuNoteOf(props.resources),
    ].filter((note): note is string => note !== undefined),
  };
  refuseNulls(issues, props);
  issues.throwIfAny(subject, Object.keys(KNOWN_PROPS));
  return frozenCopy(plan);
}

const MOST_REPLICAS = 5000;

function planReplicas(props: SafeWebServiceProps, issues: IssueList): number | undefined {
  if (props.autoscaling === undefined) return wholeNumberIn(issues, 'replicas', props.replicas ?? 3, { min: 1, max: MOST_REPLICAS }) ?? 3;
  if (props.replicas !== undefined) {
    issues.add({ prop: 'replicas', must: 'be left out where an autoscaler decides it, or two controllers fight over one field', got: shown(props.replicas), fix: 'use autoscaling.minReplicas' });
  }
  return undefined;
}

/** Holds no number where none is known: then nothing is proven, and nothing refused twice. */
const UNKNOWN: ReplicaRange = { min: 1, max: 0 };

function rangeOf(replicas: number | undefined, scaling: HorizontalScalingPlan | undefined, issues: IssueList): ReplicaRange {
  if (issues.concerns('replicas', 'autoscaling.minReplicas', 'autoscaling.maxReplicas')) return UNKNOWN;
  if (scaling !== undefined) return { min: scaling.minReplicas, max: scaling.maxReplicas };
  return replicas === undefined ? UNKNOWN : { min: replicas, max: replicas };
}

function planScaling(props: SafeWebServiceProps, pod: PodPlan, profile: ClusterProfile, issues: IssueList): HorizontalScalingPlan | undefined {
  if (props.runtime !== undefined && !Object.values(Runtime).includes(props.runtime)) {
    issues.add({ prop: 'runtime', must: 'be a Runtime', got: shown(props.runtime) });
  }
  return planHorizontalScaling({ ...props, resources: [pod.main, ...pod.sidecars].map((container) => container.resources) }, profile, issues);
}
