import { ConfigMapPlan } from '../../parts/config/plan-config';
import { disruptionBudgetFieldsOf } from '../../parts/disruption-budget/plan-disruption-budget';
import { HttpRouteFields, httpRedirectFieldsOf, httpRouteFieldsOf, ingressFieldsOf } from '../../parts/exposure/exposure-fields';
import { horizontalScalingFieldsOf } from '../../parts/horizontal-scaling/plan-horizontal-scaling';
import { ManifestFields } from '../../parts/kubernetes-fields';
import { metricsAnnotationsOf, podMonitorFieldsOf } from '../../parts/metrics/plan-metrics';
import { NetworkEdge, networkPolicyFieldsOf } from '../../parts/network-guard/plan-network-guard';
import { podTemplateFieldsOf } from '../../parts/pod/pod-template-fields';
import { strategyFieldsOf } from '../../parts/rollout/plan-rollout';
import { ExternalSecretPlan } from '../../parts/secrets/plan-secrets';
import { serviceFieldsOf } from '../../parts/service/plan-service';
import { SafeWebServicePlan as Plan } from './plan';

/** Tells a judge of the YAML that nothing has to wait before SIGTERM. */
const DRAINS_ITSELF = { 'cdk8s-vetted/drains-itself': 'true' };

export function serviceAccountOf(plan: Plan): ManifestFields | undefined {
  if (!plan.pod.identity.isOwn) return undefined;
  return { ...manifestOf(plan, 'v1', 'ServiceAccount', plan.pod.identity.annotations), automountServiceAccountToken: false };
}

export function configMapOf(plan: Plan, configMap: ConfigMapPlan | undefined): ManifestFields | undefined {
  if (configMap === undefined) return undefined;
  return {
    ...manifestOf(plan, 'v1', 'ConfigMap', {}, configMap.name),
    ...(Object.keys(configMap.data).length > 0 ? { data: configMap.data } : {}),
    ...(Object.keys(configMap.binaryData).length > 0 ? { binaryData: configMap.binaryData } : {}),
    ...(configMap.immutable ? { immutable: true } : {}),
  };
}

export function externalSecretOf(plan: Plan, secret: ExternalSecretPlan): ManifestFields {
  return { ...manifestOf(plan, 'external-secrets.io/v1', 'ExternalSecret', {}, secret.name), spec: secret.spec };
}

export function deploymentOf(plan: Plan): ManifestFields {
  const { rollout } = plan;
  const podAnnotations = { ...metricsAnnotationsOf(plan.metrics), ...(plan.drainsItself ? DRAINS_ITSELF : {}) };
  return {
    ...manifestOf(plan, 'apps/v1', 'Deployment'),
    spec: {
      replicas: plan.replicas,
      selector: { matchLabels: plan.labels.selector },
      strategy: strategyFieldsOf(rollout),
      minReadySeconds: rollout.minReadySeconds,
      progressDeadlineSeconds: rollout.progressDeadlineSeconds,
      revisionHistoryLimit: rollout.revisionHistoryLimit,
      template: podTemplateFieldsOf(plan.pod, plan.labels, podAnnotations),
    },
  };
}

export function serviceOf(plan: Plan): ManifestFields {
  return { ...manifestOf(plan, 'v1', 'Service', plan.service.annotations), spec: serviceFieldsOf(plan.service, plan.ports, plan.labels.selector) };
}

export function disruptionBudgetOf(plan: Plan): ManifestFields | undefined {
  const { budget } = plan.disruption;
  return budget && { ...manifestOf(plan, 'policy/v1', 'PodDisruptionBudget'), spec: disruptionBudgetFieldsOf(budget, plan.labels.selector) };
}

export function horizontalPodAutoscalerOf(plan: Plan): ManifestFields | undefined {
  return plan.scaling && {
    ...manifestOf(plan, 'autoscaling/v2', 'HorizontalPodAutoscaler'),
    spec: horizontalScalingFieldsOf(plan.scaling, plan.labels.name),
  };
}

export function networkPolicyOf(plan: Plan, spec: unknown): ManifestFields {
  return { ...manifestOf(plan, 'networking.k8s.io/v1', 'NetworkPolicy'), spec };
}

/** The part of the network policy that later connections add to. */
export function networkPolicySpecOf(plan: Plan, callers: readonly NetworkEdge[], targets: readonly NetworkEdge[]): unknown {
  return networkPolicyFieldsOf(plan.network, plan.labels.selector, callers, targets);
}

export function ingressOf(plan: Plan): ManifestFields | undefined {
  const { exposure } = plan;
  if (exposure?.ingress === undefined) return undefined;
  return { ...manifestOf(plan, 'networking.k8s.io/v1', 'Ingress', exposure.annotations), spec: ingressFieldsOf(exposure, plan.labels.name) };
}

export function httpRouteOf(plan: Plan): ManifestFields | undefined {
  const { exposure } = plan;
  return exposure?.gateway && routeOf(plan, plan.labels.name, httpRouteFieldsOf(exposure, plan.labels.name));
}

export function httpRedirectOf(plan: Plan): ManifestFields | undefined {
  const { exposure } = plan;
  return exposure?.gateway?.httpListener === undefined ? undefined : routeOf(plan, `${plan.labels.name}-redirect`, httpRedirectFieldsOf(exposure));
}

export function podMonitorOf(plan: Plan): ManifestFields | undefined {
  const { metrics } = plan;
  if (metrics?.byPodMonitor !== true) return undefined;
  return { ...manifestOf(plan, 'monitoring.coreos.com/v1', 'PodMonitor'), spec: podMonitorFieldsOf(metrics, plan.labels.selector) };
}

function routeOf(plan: Plan, name: string, spec: HttpRouteFields): ManifestFields {
  return { ...manifestOf(plan, 'gateway.networking.k8s.io/v1', 'HTTPRoute', plan.exposure?.annotations, name), spec };
}

/** What every object of the service has in common. */
function manifestOf(plan: Plan, apiVersion: string, kind: string, annotations: { readonly [key: string]: string } = {}, name = plan.labels.name): ManifestFields {
  const all = { ...plan.labels.annotations, ...annotations };
  return {
    apiVersion,
    kind,
    metadata: { name, labels: plan.labels.labels, ...(Object.keys(all).length > 0 ? { annotations: all } : {}) },
  };
}
