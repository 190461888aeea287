import { ConfigMapPlan } from '../config/plan-config';
import { disruptionBudgetFieldsOf, DisruptionBudgetPlan } from '../disruption-budget/plan-disruption-budget';
import { IdentityPlan } from '../identity/plan-identity';
import { ManifestFields } from '../kubernetes-fields';
import { manifestOf } from './manifest';
import { LabelsPlan } from '../labels/plan-labels';
import { MetricsPlan, podMonitorFieldsOf } from '../metrics/plan-metrics';
import { ExternalSecretPlan } from '../secrets/plan-secrets';

/** The objects that every workload may have, each from its plan; undefined where the plan has none. */

export function serviceAccountOf(labels: LabelsPlan, identity: IdentityPlan): ManifestFields | undefined {
  if (!identity.isOwn) return undefined;
  return { ...manifestOf(labels, 'v1', 'ServiceAccount', identity.annotations), automountServiceAccountToken: false };
}

export function configMapOf(labels: LabelsPlan, configMap: ConfigMapPlan | undefined): ManifestFields | undefined {
  if (configMap === undefined) return undefined;
  return {
    ...manifestOf(labels, 'v1', 'ConfigMap', {}, configMap.name),
    ...(Object.keys(configMap.data).length > 0 ? { data: configMap.data } : {}),
    ...(Object.keys(configMap.binaryData).length > 0 ? { binaryData: configMap.binaryData } : {}),
    ...(configMap.immutable ? { immutable: true } : {}),
  };
}

export function externalSecretOf(labels: LabelsPlan, secret: ExternalSecretPlan): ManifestFields {
  return { ...manifestOf(labels, 'external-secrets.io/v1', 'ExternalSecret', {}, secret.name), spec: secret.spec };
}

export function disruptionBudgetOf(labels: LabelsPlan, { budget }: DisruptionBudgetPlan): ManifestFields | undefined {
  return budget && { ...manifestOf(labels, 'policy/v1', 'PodDisruptionBudget'), spec: disruptionBudgetFieldsOf(budget, labels.selector) };
}

export function networkPolicyOf(labels: LabelsPlan, spec: unknown): ManifestFields {
  return { ...manifestOf(labels, 'networking.k8s.io/v1', 'NetworkPolicy'), spec };
}

export function podMonitorOf(labels: LabelsPlan, metrics: MetricsPlan | undefined): ManifestFields | undefined {
  if (metrics?.byPodMonitor !== true) return undefined;
  return { ...manifestOf(labels, 'monitoring.coreos.com/v1', 'PodMonitor'), spec: podMonitorFieldsOf(metrics, labels.selector) };
}
