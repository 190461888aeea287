import { Duration } from 'cdk8s';
import { PercentOrAbsolute, k8s } from 'cdk8s-plus-27';
import { Share, resolveShare, shareField, shareText, tryParseShare } from '../../units/share';
import { IssueList } from '../../validation/issue-list';
import { isStruct } from '../../validation/known-props';
import { reasonOf, secondsIn, wholeNumberIn } from '../../validation/ranges';
import { shown } from '../../validation/shown';
import { Fields } from '../kubernetes-fields';
import { ReplicaRange } from '../replica-range';
import { RollingOptions, Rollout } from './rollout';

export interface RolloutPlan {
  /** Absent where all pods are recreated. */
  readonly rolling?: { readonly maxSurge: Share; readonly maxUnavailable: Share };
  readonly minReadySeconds: number;
  readonly progressDeadlineSeconds: number;
  readonly revisionHistoryLimit: number;
}

export interface RolloutInput {
  readonly strategy?: Rollout;
  readonly minReady?: Duration;
  readonly progressDeadline?: Duration;
  readonly pullAllowance?: Duration;
  readonly revisionHistoryLimit?: number;
  /** Startup budgets of all containers that start one after another. */
  readonly startSeconds: number;
  readonly range: ReplicaRange;
  /** Set where a volume admits one node at a time. */
  readonly singleWriterVolume?: string;
}

const DEADLINE_FLOOR_SECONDS = 600;

/** A rollout that never serves with fewer pods than wanted, and is not called failed while it still may succeed. */
export function planRollout(input: RolloutInput, issues: IssueList): RolloutPlan {
  const minReadySeconds = secondsIn(issues, 'minReady', input.minReady ?? Duration.seconds(10), { min: 0, max: 3600 }) ?? 10;
  return {
    rolling: planStrategy(input, issues),
    minReadySeconds,
    progressDeadlineSeconds: planDeadline(input, minReadySeconds, issues),
    revisionHistoryLimit: wholeNumberIn(issues, 'revisionHistoryLimit', input.revisionHistoryLimit ?? 5, { min: 1, max: 100 }) ?? 5,
  };
}

/** Most pods there may be at one time: at the top of the range, while a rollout adds its surge. Recreated pods add none. */
export function mostPodsOf(plan: RolloutPlan, range: ReplicaRange): number {
  return range.max + (plan.rolling === undefined ? 0 : resolveShare(plan.rolling.maxSurge, range.max, 'up'));
}

export function strategyFieldsOf(plan: RolloutPlan): Fields<k8s.DeploymentStrategy> {
  if (plan.rolling === undefined) return { type: 'Recreate' };
  return {
    type: 'RollingUpdate',
    rollingUpdate: { maxSurge: shareField(plan.rolling.maxSurge), maxUnavailable: shareField(plan.rolling.maxUnavailable) },
  };
}

function planStrategy(input: RolloutInput, issues: IssueList): RolloutPlan['rolling'] {
  const strategy = input.strategy ?? (input.singleWriterVolume === undefined ? Rollout.rolling() : undefined);
  if (strategy === undefined) return undefined;
  if (!(strategy instanceof Rollout)) {
    issues.add({ prop: 'strategy', must: 'be Rollout.rolling({...}) or Rollout.recreate(reason)', got: shown(strategy) });
    return undefined;
  }
  if (strategy._rolling === undefined) {
    reasonOf(issues, 'strategy', strategy._recreateReason);
    return undefined;
  }
  if (input.singleWriterVolume !== undefined) {
    issues.add({
      prop: 'strategy',
      must: `recreate pods, because volume "${input.singleWriterVolume}" can be written from one node at a time and a new pod would wait for the old one forever`,
      got: 'Rollout.rolling',
      fix: 'leave it out',
    });
  }
  return planRolling(strategy._rolling, input.range, issues);
}

function planRolling(options: RollingOptions, range: ReplicaRange, issues: IssueList): RolloutPlan['rolling'] {
  if (!isStruct(issues, 'strategy', options, { maxSurge: true, maxUnavailable: true })) return undefined;
  const maxSurge = shareOf('strategy.maxSurge', options.maxSurge ?? PercentOrAbsolute.percent(25), issues);
  const maxUnavailable = shareOf('strategy.maxUnavailable', options.maxUnavailable ?? PercentOrAbsolute.absolute(0), issues);
  if (maxSurge === undefined || maxUnavailable === undefined) return undefined;
  prove(maxSurge, maxUnavailable, range, issues);
  return { maxSurge, maxUnavailable };
}

/** How long a pod may take to be scheduled, pull its image and run its init containers. */
export function planPullSeconds(pullAllowance: Duration | undefined, issues: IssueList): number {
  return secondsIn(issues, 'pullAllowance', pullAllowance ?? Duration.seconds(300), { min: 1, max: 3600 }) ?? 300;
}

function planDeadline(input: RolloutInput, minReadySeconds: number, issues: IssueList): number {
  const pullSeconds = planPullSeconds(input.pullAllowance, issues);
  const slowest = pullSeconds + input.startSeconds + minReadySeconds;
  const derived = Math.max(DEADLINE_FLOOR_SECONDS, slowest + 1);
  if (input.progressDeadline === undefined) return derived;
  const deadline = secondsIn(issues, 'progressDeadline', input.progressDeadline, { min: 1, max: 86400 });
  if (deadline === undefined || issues.concerns('pullAllowance', 'startupBudget', 'sidecars', 'minReady')) return derived;
  if (deadline <= slowest) {
    issues.add({
      prop: 'progressDeadline',
      must: `be above pullAllowance ${pullSeconds}s + startup ${input.startSeconds}s + minReady ${minReadySeconds}s = ${slowest}s, or a healthy slow rollout is called failed`,
      got: `"${deadline}s"`,
      fix: `leave it out: ${derived}s is derived`,
    });
  }
  return deadline;
}

function shareOf(prop: string, value: unknown, issues: IssueList): Share | undefined {
  const share = tryParseShare(value);
  if (share === undefined) issues.add({ prop, must: 'be a whole number from 0 or a whole percentage from 0 to 100', got: shown(value), fix: 'write PercentOrAbsolute.percent(25) or .absolute(1)' });
  return share;
}

/** At every number of pods there may be, a rollout can move and a pod keeps serving. */
function prove(maxSurge: Share, maxUnavailable: Share, range: ReplicaRange, issues: IssueList): void {
  const got = `maxSurge ${shareText(maxSurge)}, maxUnavailable ${shareText(maxUnavailable)}`;
  for (let n = range.min; n <= range.max; n += 1) {
    const surge = resolveShare(maxSurge, n, 'up');
    const unavailable = resolveShare(maxUnavailable, n, 'down');
    if (surge === 0 && unavailable === 0) {
      issues.add({ prop: 'strategy', must: `add or take at least one pod, but at n = ${n} both come to 0, and Kubernetes takes a pod that nobody allowed`, got, fix: 'leave maxSurge at 25%' });
      return;
    }
    if (unavailable >= n) {
      issues.add({ prop: 'strategy', must: `keep a pod serving, but at n = ${n} it takes all of them`, got, fix: 'use Rollout.recreate(reason) where downtime is wanted' });
      return;
    }
  }
}
