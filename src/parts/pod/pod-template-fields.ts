import { Lazy } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import { PodPlan } from './plan-pod';
import { containerFieldsOf } from '../containers/container-plan';
import { EnvFields } from '../containers/plan-env';
import { ContainerFields, Fields } from '../kubernetes-fields';
import { LabelsPlan } from '../labels/plan-labels';
import { podSecurityFieldsOf } from '../pod-hardening/plan-pod-security';
import { spreadFieldsOf } from '../spread/plan-spread';

type PodSpecFields = Omit<Fields<k8s.PodSpec>, 'containers' | 'initContainers'> & { readonly containers: ContainerFields[]; readonly initContainers?: ContainerFields[] };

/** The template of a pod. */
export interface PodTemplateFields {
  readonly metadata: { readonly labels: { readonly [key: string]: string }; readonly annotations?: { readonly [key: string]: string } };
  readonly spec: PodSpecFields;
}

/**
 * @param connected variables of what the workload connects to, which may come after the plan; they stand first, so that others can refer to them
 */
export function podTemplateFieldsOf(
  plan: PodPlan, labels: LabelsPlan, annotations: { readonly [key: string]: string }, connected: () => readonly EnvFields[],
): PodTemplateFields {
  const native = plan.sidecars.filter((sidecar) => sidecar.isNativeSidecar);
  const beside = plan.sidecars.filter((sidecar) => !sidecar.isNativeSidecar);
  // A native sidecar starts first, so that init containers can use it.
  const init = [...native, ...plan.init].map(containerFieldsOf);
  const all = { ...labels.podAnnotations, ...annotations };
  return {
    metadata: { labels: { ...labels.labels, ...plan.identity.podLabels }, annotations: Object.keys(all).length > 0 ? all : undefined },
    spec: {
      serviceAccountName: plan.identity.serviceAccountName,
      automountServiceAccountToken: false,
      // Variables for every Service of the namespace slow the start and surprise applications.
      enableServiceLinks: false,
      restartPolicy: plan.restartPolicy,
      terminationGracePeriodSeconds: plan.graceSeconds,
      securityContext: podSecurityFieldsOf(plan.security),
      imagePullSecrets: plan.imagePullSecrets.length > 0 ? plan.imagePullSecrets.map((name) => ({ name })) : undefined,
      priorityClassName: plan.scheduling.priorityClassName,
      nodeSelector: plan.scheduling.nodeSelector,
      tolerations: plan.scheduling.tolerations && [...plan.scheduling.tolerations],
      affinity: plan.scheduling.affinity,
      topologySpreadConstraints: plan.spread.topologyKeys.length > 0 ? spreadFieldsOf(plan.spread, labels.selector) : undefined,
      initContainers: init.length > 0 ? init : undefined,
      containers: [{ ...containerFieldsOf(plan.main), env: Lazy.any({ produce: () => nonEmpty([...connected(), ...plan.main.env]) }) }, ...beside.map(containerFieldsOf)],
      volumes: [...plan.volumes],
    },
  };
}

function nonEmpty<T>(items: T[]): T[] | undefined {
  return items.length > 0 ? items : undefined;
}
