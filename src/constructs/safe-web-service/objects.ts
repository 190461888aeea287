import { SafeWebServicePlan as Plan } from './plan';
import { EnvFields } from '../../parts/containers/plan-env';
import { HttpRouteFields, httpRedirectFieldsOf, httpRouteFieldsOf, ingressFieldsOf } from '../../parts/exposure/exposure-fields';
import { horizontalScalingFieldsOf } from '../../parts/horizontal-scaling/plan-horizontal-scaling';
import { ManifestFields } from '../../parts/kubernetes-fields';
import { metricsAnnotationsOf } from '../../parts/metrics/plan-metrics';
import { manifestOf } from '../../parts/objects/manifest';
import { podTemplateFieldsOf } from '../../parts/pod/pod-template-fields';
import { strategyFieldsOf } from '../../parts/rollout/plan-rollout';
import { serviceFieldsOf } from '../../parts/service/plan-service';

/** Tells a judge of the YAML that nothing has to wait before SIGTERM. */
const DRAINS_ITSELF = { 'cdk8s-vetted/drains-itself': 'true' };

/**
 * @param connected variables of the services it connects to, which may come after the plan
 */
export function deploymentOf(plan: Plan, connected: () => readonly EnvFields[]): ManifestFields {
  const { rollout } = plan;
  const podAnnotations = { ...metricsAnnotationsOf(plan.metrics), ...(plan.drainsItself ? DRAINS_ITSELF : {}) };
  return {
    ...manifestOf(plan.labels, 'apps/v1', 'Deployment'),
    spec: {
      replicas: plan.replicas,
      selector: { matchLabels: plan.labels.selector },
      strategy: strategyFieldsOf(rollout),
      minReadySeconds: rollout.minReadySeconds,
      progressDeadlineSeconds: rollout.progressDeadlineSeconds,
      revisionHistoryLimit: rollout.revisionHistoryLimit,
      template: podTemplateFieldsOf(plan.pod, plan.labels, podAnnotations, connected),
    },
  };
}

export function serviceOf(plan: Plan): ManifestFields {
  return { ...manifestOf(plan.labels, 'v1', 'Service', plan.service.annotations), spec: serviceFieldsOf(plan.service, plan.ports, plan.labels.selector) };
}

export function horizontalPodAutoscalerOf(plan: Plan): ManifestFields | undefined {
  return plan.scaling && {
    ...manifestOf(plan.labels, 'autoscaling/v2', 'HorizontalPodAutoscaler'),
    spec: horizontalScalingFieldsOf(plan.scaling, plan.labels.name),
  };
}

export function ingressOf(plan: Plan): ManifestFields | undefined {
  const { exposure } = plan;
  if (exposure?.ingress === undefined) return undefined;
  return { ...manifestOf(plan.labels, 'networking.k8s.io/v1', 'Ingress', exposure.annotations), spec: ingressFieldsOf(exposure, plan.labels.name) };
}

export function httpRouteOf(plan: Plan): ManifestFields | undefined {
  const { exposure } = plan;
  return exposure?.gateway && routeOf(plan, plan.labels.name, httpRouteFieldsOf(exposure, plan.labels.name));
}

export function httpRedirectOf(plan: Plan): ManifestFields | undefined {
  const { exposure } = plan;
  return exposure?.gateway?.httpListener === undefined ? undefined : routeOf(plan, `${plan.labels.name}-redirect`, httpRedirectFieldsOf(exposure));
}

function routeOf(plan: Plan, name: string, spec: HttpRouteFields): ManifestFields {
  return { ...manifestOf(plan.labels, 'gateway.networking.k8s.io/v1', 'HTTPRoute', plan.exposure?.annotations, name), spec };
}
