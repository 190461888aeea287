import { Duration } from 'cdk8s';
import { QueueSourcePlan } from './plan-queue-source';
import { TriggerAuthPlan, authModesOf, planTriggerAuth } from './plan-trigger-auth';
import { planCooldown } from './time-rules';
import { TriggerAuth } from './trigger-auth';
import { QueueFallback, WorkerMode } from './worker-scaling';
import { IssueList } from '../../validation/issue-list';
import { isStruct } from '../../validation/known-props';
import { secondsIn, wholeNumberIn } from '../../validation/ranges';
import { shown } from '../../validation/shown';
import { ReplicaRange } from '../replica-range';

/** What KEDA is told. */
export interface KedaPlan {
  readonly pollingSeconds: number;
  /** Absent where the last pod stays. */
  readonly cooldownSeconds?: number;
  /** Absent for Jobs. */
  readonly fallback?: { readonly replicas: number; readonly failureThreshold: number };
  readonly trigger: { readonly type: string; readonly metadata: { readonly [name: string]: string } };
  readonly auth?: TriggerAuthPlan;
  /** How Jobs are counted: whether the trigger still sees the messages that running Jobs took. */
  readonly jobStrategy: 'default' | 'accurate';
}

export interface KedaInput {
  readonly activation?: number;
  readonly pollingInterval?: Duration;
  readonly cooldown?: Duration;
  readonly fallback?: QueueFallback;
  readonly auth?: TriggerAuth;
}

const DEFAULT_POLLING = Duration.seconds(15);

export interface KedaContext {
  readonly mode: WorkerMode;
  readonly range: ReplicaRange;
  readonly processingSeconds: number;
  readonly messagesPerPod: number;
}

export function planKeda(input: KedaInput, source: QueueSourcePlan, context: KedaContext, issues: IssueList): KedaPlan {
  const { mode, range } = context;
  const isJob = mode === WorkerMode.JOB;
  const auth = planTriggerAuth(input.auth, source, issues);
  return {
    pollingSeconds: secondsIn(issues, 'pollingInterval', input.pollingInterval ?? DEFAULT_POLLING, { min: 1, max: 3600 }) ?? 15,
    cooldownSeconds: planLast(input, context, isJob, issues),
    fallback: isJob ? refused('fallback', input.fallback, 'be left out for Jobs: KEDA starts none while the length is unknown', issues) : planFallback(input.fallback, range, issues),
    trigger: triggerOf(source, context.messagesPerPod, planActivation(input.activation, isJob, range, issues), authModesOf(auth)),
    auth,
    jobStrategy: source.facts.countsInFlight.keda === false ? 'accurate' : 'default',
  };
}

function triggerOf(source: QueueSourcePlan, messagesPerPod: number, activation: number, authModes: string | undefined): KedaPlan['trigger'] {
  const { trigger } = source.facts;
  // A source without a trigger was refused.
  if (trigger === undefined) return { type: 'none', metadata: {} };
  const modes: Record<string, string> = trigger.type === 'prometheus' && authModes !== undefined ? { authModes } : {};
  return { type: trigger.type, metadata: { ...trigger.metadata, ...modes, [trigger.target]: String(messagesPerPod), [trigger.activation]: String(activation) } };
}

/** More messages than these wake a worker that sleeps. Source: https://keda.sh/docs/latest/concepts/scaling-deployments/#activating-and-scaling-thresholds */
function planActivation(activation: number | undefined, isJob: boolean, range: ReplicaRange, issues: IssueList): number {
  if (activation === undefined) return 0;
  const messages = wholeNumberIn(issues, 'activation', activation, { min: 0, max: 1_000_000 }) ?? 0;
  if (range.min > 0 && !isJob && !issues.concerns('activation', 'minReplicas')) {
    issues.add({ prop: 'activation', must: `be left out where minReplicas is ${range.min}, because it only wakes a worker that scaled to zero`, got: shown(activation), fix: 'leave it out, or set minReplicas to 0' });
  }
  return messages;
}

function planLast(input: KedaInput, { range, processingSeconds }: KedaContext, isJob: boolean, issues: IssueList): number | undefined {
  if (isJob) return refused('cooldown', input.cooldown, 'be left out for Jobs, which end by themselves', issues);
  if (range.min === 0) return planCooldown(input.cooldown, processingSeconds, issues);
  if (issues.concerns('minReplicas')) return undefined;
  return refused('cooldown', input.cooldown, `be left out where minReplicas is ${range.min}, because it only delays the step to zero`, issues);
}

/** Static: KEDA 2.16 and earlier know no other, and a ClusterProfile does not tell KEDA's version. */
function planFallback(fallback: QueueFallback | undefined, range: ReplicaRange, issues: IssueList): KedaPlan['fallback'] {
  const least = Math.max(1, range.min);
  const derived = Math.max(least, Math.ceil(range.max / 4));
  if (fallback === undefined || !isStruct(issues, 'fallback', fallback, { replicas: true, failureThreshold: true })) return { replicas: derived, failureThreshold: 3 };
  return {
    replicas: fallback.replicas === undefined || issues.concerns('minReplicas', 'maxReplicas')
      ? derived
      : wholeNumberIn(issues, 'fallback.replicas', fallback.replicas, { min: least, max: range.max }) ?? derived,
    failureThreshold: wholeNumberIn(issues, 'fallback.failureThreshold', fallback.failureThreshold ?? 3, { min: 1, max: 100 }) ?? 3,
  };
}

function refused(prop: string, value: unknown, must: string, issues: IssueList): undefined {
  if (value !== undefined) issues.add({ prop, must, got: shown(value) });
  return undefined;
}
