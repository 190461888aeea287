import { PercentOrAbsolute } from 'cdk8s-plus-27';
import * as vectors from './vectors/rolling-update-bounds.json';
import { RolloutPlan, mostPodsOf, planRollout } from '../../src/parts/rollout/plan-rollout';
import { Rollout } from '../../src/parts/rollout/rollout';
import { resolveShare } from '../../src/units/share';
import { IssueList } from '../../src/validation/issue-list';

type Bound = number | string | null;

/** A bound that is left out is 0 to these functions of Kubernetes; the API server has filled it in before. */
function planned(maxSurge: Bound, maxUnavailable: Bound, pods: number): { readonly plan: RolloutPlan; readonly message: string } {
  const issues = new IssueList();
  const written = (bound: Bound): PercentOrAbsolute => (bound ?? 0) as unknown as PercentOrAbsolute;
  const strategy = Rollout.rolling({ maxSurge: written(maxSurge), maxUnavailable: written(maxUnavailable) });
  const plan = planRollout({ strategy, startSeconds: 60, range: only(pods) }, issues);
  try {
    issues.throwIfAny('x');
    return { plan, message: '' };
  } catch (error) {
    return { plan, message: (error as Error).message };
  }
}

const only = (pods: number): { min: number; max: number } => ({ min: pods, max: pods });

const readable = vectors.resolveFenceposts.filter(({ expectSurge }) => expectSurge !== null);
const unreadable = vectors.resolveFenceposts.filter(({ expectSurge }) => expectSurge === null);

test.each(readable)('$desired pods, surge $maxSurge and unavailable $maxUnavailable: the bounds agree', ({ maxSurge, maxUnavailable, desired, expectSurge, expectUnavailable }) => {
  const { plan, message } = planned(maxSurge, maxUnavailable, desired);
  const ours = [mostPodsOf(plan, only(desired)) - desired, resolveShare(plan.rolling!.maxUnavailable, desired, 'down')];
  const isNothing = ours.every((pods) => pods === 0);
  // Where both come to nothing, Kubernetes takes one pod although nobody allowed it. That is refused instead.
  expect(isNothing ? [0, 1] : ours).toEqual([expectSurge, expectUnavailable]);
  expect(message.includes(`at n = ${desired} both come to 0`)).toBe(isNothing);
});

test.each(unreadable)('surge $maxSurge and unavailable $maxUnavailable are an error', ({ maxSurge, maxUnavailable, desired }) => {
  const { plan, message } = planned(maxSurge, maxUnavailable, desired);
  expect(plan.rolling).toBeUndefined();
  expect(message).toContain('a whole percentage from 0 to 100');
});

const floors = [
  ...vectors.maxUnavailable.map(({ expected, ...vector }) => ({ ...vector, floor: vector.replicas - expected })),
  ...vectors.minAvailable.map(({ expected, ...vector }) => ({ ...vector, floor: expected })),
];

test.each(floors)('$maxUnavailable of $replicas pods unavailable leave $floor, and none is refused', ({ replicas, maxSurge, maxUnavailable, floor }) => {
  const { plan, message } = planned(maxSurge, maxUnavailable, replicas);
  expect(Math.max(0, replicas - resolveShare(plan.rolling!.maxUnavailable, replicas, 'down'))).toBe(floor);
  expect(message.includes('takes all of them')).toBe(floor === 0);
});

const rolling = vectors.newReplicas.filter(({ type }) => type === 'RollingUpdate');
const recreated = vectors.newReplicas.filter(({ type }) => type === 'Recreate');

test.each(rolling)('$podsThere pods, of $replicas wanted with a surge of $maxSurge: a pod is added while there are fewer than the most', ({ replicas, maxSurge, maxUnavailable, podsThere, newReplicas, expected }) => {
  const most = mostPodsOf(planned(maxSurge, maxUnavailable, replicas).plan, only(replicas));
  expect(podsThere < most).toBe(expected > newReplicas);
});

test.each(recreated)('$replicas recreated pods have no surge', ({ replicas, expected }) => {
  const strategy = Rollout.recreate('two versions may not run');
  const plan = planRollout({ strategy, startSeconds: 60, range: only(replicas) }, new IssueList());
  expect(mostPodsOf(plan, only(replicas))).toBe(expected);
});
