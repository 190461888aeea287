import { Duration } from 'cdk8s';
import { needMinor } from '../../cluster/capability';
import { ClusterProfile } from '../../cluster/cluster-profile';
import { IssueList } from '../../validation/issue-list';
import { flagOf, secondsIn } from '../../validation/ranges';
import { LifecycleHandlerFields } from '../kubernetes-fields';

export interface ShutdownPlan {
  /** Seconds between the decision to end the pod and SIGTERM, while endpoints and load balancers forget it. */
  readonly drainDelaySeconds: number;
  /** Seconds the application needs after SIGTERM. */
  readonly shutdownSeconds: number;
  /** Seconds until SIGKILL, counted from the decision. */
  readonly graceSeconds: number;
  /** How the container waits before SIGTERM; absent where the application drains itself. */
  readonly preStop?: LifecycleHandlerFields;
}

export interface ShutdownInput {
  readonly drainDelay?: Duration;
  readonly shutdownTimeout?: Duration;
  readonly terminationGracePeriod?: Duration;
  readonly distroless?: boolean;
  readonly drainsItself?: boolean;
  readonly isExposed: boolean;
}

/** Native preStop sleep: on by default from 1.30. Source: https://github.com/kubernetes/enhancements/issues/3960 */
const NATIVE_SLEEP_MINOR = 30;
/** Endpoint changes reach every node within seconds; proxies outside the cluster take longer. Own judgement. */
const DRAIN_INTERNAL_SECONDS = 5;
const DRAIN_EXPOSED_SECONDS = 10;
/** Kubernetes ends in SIGKILL; the margin keeps a slow last write alive. Own judgement. */
const MARGIN_SECONDS = 5;

/** Source: https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination */
export function planShutdown(input: ShutdownInput, profile: ClusterProfile, issues: IssueList): ShutdownPlan {
  const drainDelaySeconds = planDrainDelay(input, profile, issues);
  const shutdownSeconds = secondsIn(issues, 'shutdownTimeout', input.shutdownTimeout ?? Duration.seconds(20), { min: 1, max: 3600 }) ?? 20;
  return {
    drainDelaySeconds,
    shutdownSeconds,
    graceSeconds: planGrace(input, drainDelaySeconds, shutdownSeconds, issues),
    preStop: input.drainsItself === true ? undefined : preStopOf(drainDelaySeconds, input, profile, issues),
  };
}

function planDrainDelay(input: ShutdownInput, profile: ClusterProfile, issues: IssueList): number {
  const deregistration = input.isExposed ? profile.loadBalancerDeregistrationSeconds : 0;
  const fallback = Math.max(input.isExposed ? DRAIN_EXPOSED_SECONDS : DRAIN_INTERNAL_SECONDS, deregistration);
  if (input.drainDelay === undefined) return fallback;
  const seconds = secondsIn(issues, 'drainDelay', input.drainDelay, { min: 1, max: 900 });
  if (seconds !== undefined && seconds < deregistration) {
    issues.add({
      prop: 'drainDelay',
      must: `be at least the ${deregistration}s the cluster's load balancer takes to forget a pod`,
      got: `"${seconds}s"`,
      fix: 'leave it out: the ClusterProfile decides',
    });
  }
  return seconds ?? fallback;
}

function planGrace(input: ShutdownInput, drainDelaySeconds: number, shutdownSeconds: number, issues: IssueList): number {
  const derived = drainDelaySeconds + shutdownSeconds + MARGIN_SECONDS;
  if (input.terminationGracePeriod === undefined) return derived;
  const grace = secondsIn(issues, 'terminationGracePeriod', input.terminationGracePeriod, { min: 1, max: 7200 });
  if (grace === undefined || issues.concerns('drainDelay', 'shutdownTimeout')) return derived;
  if (grace < drainDelaySeconds + shutdownSeconds) {
    issues.add({
      prop: 'terminationGracePeriod',
      must: `be at least drainDelay ${drainDelaySeconds}s + shutdownTimeout ${shutdownSeconds}s = ${drainDelaySeconds + shutdownSeconds}s, or SIGKILL ends work in flight`,
      got: `"${grace}s"`,
      fix: `leave it out: ${derived}s is derived`,
    });
  }
  return grace;
}

function preStopOf(seconds: number, input: ShutdownInput, profile: ClusterProfile, issues: IssueList): LifecycleHandlerFields {
  if (flagOf(issues, 'distroless', input.distroless)) {
    needMinor(issues, profile, 'distroless', NATIVE_SLEEP_MINOR, 'use an image that has the sleep command, or let the application drain itself and say so with drainsItself: true');
  }
  return drainHandlerOf(seconds, profile);
}

/** How a container waits before SIGTERM: natively where the cluster can, else by the sleep command of its image. */
export function drainHandlerOf(seconds: number, profile: ClusterProfile): LifecycleHandlerFields {
  return profile.minor >= NATIVE_SLEEP_MINOR ? { sleep: { seconds } } : { exec: { command: ['sleep', String(seconds)] } };
}
