import { k8s } from 'cdk8s-plus-27';
import { MetricFields, cpuMetricOf, planScalingMetric } from './plan-scaling-metric';
import { SCALE_DOWN, SCALE_UP, ScalingRulesFields, planScalingRules } from './plan-scaling-rules';
import { ScalingMetric } from './scaling-metric';
import { Runtime, WebAutoscaling } from './web-autoscaling';
import { ClusterProfile } from '../../cluster/cluster-profile';
import { Quantity } from '../../units/quantity';
import { IssueList } from '../../validation/issue-list';
import { isStruct } from '../../validation/known-props';
import { flagOf, listOf, wholeNumberIn } from '../../validation/ranges';
import { shown } from '../../validation/shown';
import { Fields } from '../kubernetes-fields';
import { ResourcesPlan } from '../resources/plan-resources';

export interface HorizontalScalingPlan {
  readonly minReplicas: number;
  readonly maxReplicas: number;
  readonly metrics: readonly MetricFields[];
  readonly scaleUp: ScalingRulesFields;
  readonly scaleDown: ScalingRulesFields;
}

export interface HorizontalScalingInput {
  readonly autoscaling?: WebAutoscaling;
  readonly scaleOn?: ScalingMetric[];
  readonly runtime?: Runtime;
  /** Of every container that runs beside the others: the autoscaler adds their requests up. */
  readonly resources: readonly ResourcesPlan[];
}

const MOST_REPLICAS = 5000;

export function planHorizontalScaling(input: HorizontalScalingInput, profile: ClusterProfile, issues: IssueList): HorizontalScalingPlan | undefined {
  const { autoscaling } = input;
  if (autoscaling === undefined) {
    if (input.scaleOn !== undefined) issues.add({ prop: 'scaleOn', must: 'come with autoscaling', got: shown(input.scaleOn), fix: 'add autoscaling: { maxReplicas: 10 }' });
    return undefined;
  }
  const known = { minReplicas: true, maxReplicas: true, cpuUtilization: true, scaleOnCpu: true, scaleUp: true, scaleDown: true } as const;
  if (!isStruct(issues, 'autoscaling', autoscaling, known)) return undefined;
  const { min, max } = planRange(autoscaling, issues);
  return {
    minReplicas: min,
    maxReplicas: max,
    metrics: planMetrics(input, autoscaling, profile, issues),
    scaleUp: planScalingRules('autoscaling.scaleUp', autoscaling.scaleUp, SCALE_UP, issues),
    scaleDown: planScalingRules('autoscaling.scaleDown', autoscaling.scaleDown, SCALE_DOWN, issues),
  };
}

export function horizontalScalingFieldsOf(plan: HorizontalScalingPlan, deployment: string): Fields<k8s.HorizontalPodAutoscalerSpecV2> {
  return {
    scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: deployment },
    minReplicas: plan.minReplicas,
    maxReplicas: plan.maxReplicas,
    metrics: [...plan.metrics],
    behavior: { scaleUp: plan.scaleUp, scaleDown: plan.scaleDown },
  };
}

function planRange(autoscaling: WebAutoscaling, issues: IssueList): { min: number; max: number } {
  const max = wholeNumberIn(issues, 'autoscaling.maxReplicas', autoscaling.maxReplicas, { min: 2, max: MOST_REPLICAS });
  const min = autoscaling.minReplicas === undefined
    ? Math.min(3, max ?? 3)
    : wholeNumberIn(issues, 'autoscaling.minReplicas', autoscaling.minReplicas, { min: 2, max: MOST_REPLICAS });
  if (min === undefined || max === undefined) return { min: 3, max: 3 };
  if (min > max) {
    issues.add({ prop: 'autoscaling.minReplicas', must: `be at most maxReplicas ${max}`, got: shown(min) });
    return { min: max, max };
  }
  return { min, max };
}

function planMetrics(input: HorizontalScalingInput, autoscaling: WebAutoscaling, profile: ClusterProfile, issues: IssueList): MetricFields[] {
  const others = listOf(issues, 'scaleOn', input.scaleOn)
    .flatMap((metric, i) => planScalingMetric(`scaleOn[${i}]`, metric, input.runtime, profile, issues) ?? []);
  const scaleOnCpu = autoscaling.scaleOnCpu === undefined || flagOf(issues, 'autoscaling.scaleOnCpu', autoscaling.scaleOnCpu);
  if (issues.concerns('autoscaling.scaleOnCpu')) return others;
  if (!scaleOnCpu) {
    if (autoscaling.cpuUtilization !== undefined) {
      issues.add({ prop: 'autoscaling.cpuUtilization', must: 'be left out where scaleOnCpu is false', got: shown(autoscaling.cpuUtilization) });
    }
    if (others.length === 0 && !issues.concerns('scaleOn')) {
      issues.add({ prop: 'scaleOn', must: 'name a metric where scaleOnCpu is false', got: shown(input.scaleOn) });
    }
    return others;
  }
  return [cpuMetricOf(planCpuUtilization(input, autoscaling, issues)), ...others];
}

/**
 * An autoscaler acts when use, cut to whole percent, is more than a tenth above the target:
 * a target that the limits keep out of reach is never acted on.
 *
 * Source: https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#algorithm-details
 * and https://github.com/kubernetes/kubernetes/blob/v1.35.0/pkg/controller/podautoscaler/metrics/utilization.go
 */
export function highestUsefulTarget(limitPercent: number): number {
  return Math.ceil(Math.floor(limitPercent) / 1.1) - 1;
}

function planCpuUtilization(input: HorizontalScalingInput, autoscaling: WebAutoscaling, issues: IssueList): number {
  const highest = highestUsefulTarget(cpuLimitPercentOf(input.resources));
  const fallback = Math.min(70, highest);
  if (autoscaling.cpuUtilization === undefined || issues.concerns('resources', 'sidecars')) return fallback;
  return wholeNumberIn(issues, 'autoscaling.cpuUtilization', autoscaling.cpuUtilization, { min: 1, max: highest }) ?? fallback;
}

/** All CPU limits of the pod in percent of all its CPU requests; a pod without one could use a node of any size. */
function cpuLimitPercentOf(resources: readonly ResourcesPlan[]): number {
  if (resources.some((plan) => plan.cpuLimit === undefined)) return 1000;
  const sum = (amounts: readonly string[]): Quantity => amounts.map((amount) => Quantity.parse(amount)).reduce((a, b) => a.plus(b));
  return sum(resources.map((plan) => plan.cpuLimit!)).times(100).ratioTo(sum(resources.map((plan) => plan.cpuRequest)));
}
