import { QueueScaledWorkerPlan as Plan } from './plan';
import { EnvFields } from '../../parts/containers/plan-env';
import { horizontalScalingFieldsOf } from '../../parts/horizontal-scaling/plan-horizontal-scaling';
import { ManifestFields } from '../../parts/kubernetes-fields';
import { metricsAnnotationsOf } from '../../parts/metrics/plan-metrics';
import { manifestOf } from '../../parts/objects/manifest';
import { podTemplateFieldsOf } from '../../parts/pod/pod-template-fields';
import { scaledJobFieldsOf, scaledObjectFieldsOf } from '../../parts/queue-scaling/keda-fields';
import { strategyFieldsOf } from '../../parts/rollout/plan-rollout';

const KEDA = 'keda.sh/v1alpha1';

/**
 * @param connected variables of what it connects to, which may come after the plan
 */
export function deploymentOf(plan: Plan, connected: () => readonly EnvFields[]): ManifestFields | undefined {
  const { rollout } = plan;
  return rollout && {
    ...manifestOf(plan.labels, 'apps/v1', 'Deployment', deadLetterOf(plan)),
    spec: {
      selector: { matchLabels: plan.labels.selector },
      strategy: strategyFieldsOf(rollout),
      minReadySeconds: rollout.minReadySeconds,
      progressDeadlineSeconds: rollout.progressDeadlineSeconds,
      revisionHistoryLimit: rollout.revisionHistoryLimit,
      template: podTemplateFieldsOf(plan.pod, plan.labels, metricsAnnotationsOf(plan.metrics), connected),
    },
  };
}

export function horizontalPodAutoscalerOf(plan: Plan): ManifestFields | undefined {
  const { hpa } = plan.scaling;
  return hpa && { ...manifestOf(plan.labels, 'autoscaling/v2', 'HorizontalPodAutoscaler'), spec: horizontalScalingFieldsOf(hpa, plan.labels.name) };
}

export function scaledObjectOf(plan: Plan): ManifestFields | undefined {
  const { keda } = plan.scaling;
  if (keda === undefined || plan.job !== undefined) return undefined;
  return { ...manifestOf(plan.labels, KEDA, 'ScaledObject'), spec: scaledObjectFieldsOf(plan.scaling, keda, plan.labels.name) };
}

/**
 * @param connected variables of what it connects to, which may come after the plan
 */
export function scaledJobOf(plan: Plan, connected: () => readonly EnvFields[]): ManifestFields | undefined {
  const { keda } = plan.scaling;
  if (keda === undefined || plan.job === undefined) return undefined;
  const template = podTemplateFieldsOf(plan.pod, plan.labels, metricsAnnotationsOf(plan.metrics), connected);
  return { ...manifestOf(plan.labels, KEDA, 'ScaledJob', deadLetterOf(plan)), spec: scaledJobFieldsOf(plan.scaling, keda, plan.job, template, plan.labels.name) };
}

export function triggerAuthenticationOf(plan: Plan): ManifestFields | undefined {
  const auth = plan.scaling.keda?.auth;
  return auth && { ...manifestOf(plan.labels, KEDA, 'TriggerAuthentication'), spec: auth };
}

/** For those who look for messages that failed. */
function deadLetterOf({ deadLetter }: Plan): Record<string, string> {
  return deadLetter === undefined ? {} : { 'cdk8s-vetted/dead-letter': deadLetter };
}
