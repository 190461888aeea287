import { k8s } from 'cdk8s-plus-27';
import { ContainerFields, Fields, LifecycleHandlerFields } from '../kubernetes-fields';
import { EnvFields, EnvFromFields } from './plan-env';
import { CONTAINER_SECURITY } from '../pod-hardening/plan-pod-security';
import { ProbePlan, probeFieldsOf } from '../probes/plan-probe';
import { ResourcesPlan, resourceFieldsOf } from '../resources/plan-resources';
import { MountPlan } from '../volumes/plan-volumes';

/** A container, decided. */
export interface ContainerPlan {
  /** What stands before the names of its props, for messages: nothing for the main container, `sidecars[0].` for a sidecar. */
  readonly at: string;
  readonly name: string;
  readonly image: string;
  readonly imagePullPolicy: string;
  readonly command?: readonly string[];
  readonly args?: readonly string[];
  readonly workingDir?: string;
  readonly env: readonly EnvFields[];
  readonly envFrom: readonly EnvFromFields[];
  readonly ports: readonly Fields<k8s.ContainerPort>[];
  readonly resources: ResourcesPlan;
  readonly mounts: readonly MountPlan[];
  readonly readiness?: ProbePlan;
  readonly liveness?: ProbePlan;
  readonly startup?: ProbePlan;
  readonly preStop?: LifecycleHandlerFields;
  /** Whether it is an init container that keeps running. */
  readonly isNativeSidecar: boolean;
}

export function containerFieldsOf(plan: ContainerPlan): ContainerFields {
  return {
    name: plan.name,
    image: plan.image,
    imagePullPolicy: plan.imagePullPolicy,
    command: plan.command && [...plan.command],
    args: plan.args && [...plan.args],
    workingDir: plan.workingDir,
    restartPolicy: plan.isNativeSidecar ? 'Always' : undefined,
    env: nonEmpty(plan.env),
    envFrom: nonEmpty(plan.envFrom),
    ports: nonEmpty(plan.ports),
    resources: resourceFieldsOf(plan.resources),
    securityContext: CONTAINER_SECURITY,
    readinessProbe: plan.readiness && probeFieldsOf(plan.readiness),
    livenessProbe: plan.liveness && probeFieldsOf(plan.liveness),
    startupProbe: plan.startup && probeFieldsOf(plan.startup),
    lifecycle: plan.preStop && { preStop: plan.preStop },
    volumeMounts: nonEmpty(plan.mounts.map((mount) => mount.mount)),
    // The last log lines of a crash are worth more than an empty message.
    terminationMessagePolicy: 'FallbackToLogsOnError',
  };
}

function nonEmpty<T>(items: readonly T[]): T[] | undefined {
  return items.length > 0 ? [...items] : undefined;
}
