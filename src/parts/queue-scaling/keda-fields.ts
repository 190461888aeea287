import { k8s } from 'cdk8s-plus-27';
import { KedaPlan } from './plan-keda';
import { QueueScalingPlan } from './plan-queue-scaling';
import { WorkerJobPlan } from './plan-worker-job';
import { ScalingRulesFields } from '../horizontal-scaling/plan-scaling-rules';
import { Fields } from '../kubernetes-fields';
import { PodTemplateFields } from '../pod/pod-template-fields';

interface TriggerFields {
  readonly type: string;
  readonly metricType?: 'AverageValue';
  readonly metadata: { readonly [name: string]: string };
  readonly authenticationRef?: { readonly name: string };
}

/** The spec of a ScaledObject. Source: https://keda.sh/docs/2.18/reference/scaledobject-spec/ */
export interface ScaledObjectFields {
  readonly scaleTargetRef: { readonly apiVersion: string; readonly kind: string; readonly name: string };
  readonly pollingInterval: number;
  readonly cooldownPeriod?: number;
  readonly minReplicaCount: number;
  readonly maxReplicaCount: number;
  readonly fallback?: { readonly failureThreshold: number; readonly replicas: number };
  readonly advanced: { readonly horizontalPodAutoscalerConfig: { readonly behavior: { readonly scaleUp: ScalingRulesFields; readonly scaleDown: ScalingRulesFields } } };
  readonly triggers: readonly TriggerFields[];
}

/** The spec of a ScaledJob. Source: https://keda.sh/docs/2.18/reference/scaledjob-spec/ */
export interface ScaledJobFields {
  readonly jobTargetRef: Omit<Fields<k8s.JobSpec>, 'template'> & { readonly template: PodTemplateFields };
  readonly pollingInterval: number;
  readonly successfulJobsHistoryLimit: number;
  readonly failedJobsHistoryLimit: number;
  readonly minReplicaCount: number;
  readonly maxReplicaCount: number;
  readonly rollout: { readonly strategy: 'gradual' };
  readonly scalingStrategy: { readonly strategy: string };
  readonly triggers: readonly TriggerFields[];
}

export function scaledObjectFieldsOf(plan: QueueScalingPlan, keda: KedaPlan, name: string): ScaledObjectFields {
  return {
    scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name },
    pollingInterval: keda.pollingSeconds,
    cooldownPeriod: keda.cooldownSeconds,
    minReplicaCount: plan.range.min,
    maxReplicaCount: plan.range.max,
    fallback: keda.fallback,
    advanced: { horizontalPodAutoscalerConfig: { behavior: { scaleUp: plan.scaleUp, scaleDown: plan.scaleDown } } },
    triggers: [{ ...triggerOf(keda, name), metricType: 'AverageValue' }],
  };
}

export function scaledJobFieldsOf(plan: QueueScalingPlan, keda: KedaPlan, job: WorkerJobPlan, template: PodTemplateFields, name: string): ScaledJobFields {
  return {
    jobTargetRef: {
      parallelism: job.parallelism,
      completions: job.parallelism,
      backoffLimit: job.backoffLimit,
      activeDeadlineSeconds: job.activeDeadlineSeconds,
      ttlSecondsAfterFinished: job.ttlSeconds,
      // A pod that a drain or a preemption took is no failure of the work. On by default from 1.26: https://github.com/kubernetes/enhancements/issues/3329
      podFailurePolicy: { rules: [{ action: 'Ignore', onPodConditions: [{ type: 'DisruptionTarget', status: 'True' }] }] },
      template,
    },
    pollingInterval: keda.pollingSeconds,
    successfulJobsHistoryLimit: job.historyLimit,
    failedJobsHistoryLimit: job.historyLimit,
    minReplicaCount: plan.range.min,
    maxReplicaCount: plan.range.max,
    // KEDA's default ends running Jobs when their template changes.
    rollout: { strategy: 'gradual' },
    scalingStrategy: { strategy: keda.jobStrategy },
    triggers: [triggerOf(keda, name)],
  };
}

function triggerOf(keda: KedaPlan, name: string): TriggerFields {
  return { ...keda.trigger, authenticationRef: keda.auth && { name } };
}
