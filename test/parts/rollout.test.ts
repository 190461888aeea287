import { Duration } from 'cdk8s';
import { PercentOrAbsolute } from 'cdk8s-plus-27';
import * as fc from 'fast-check';
import { planRollout, RolloutInput, strategyFieldsOf } from '../../src/parts/rollout/plan-rollout';
import { Rollout } from '../../src/parts/rollout/rollout';
import { IssueList } from '../../src/validation/issue-list';

const planned = (input: Partial<RolloutInput>): { plan: ReturnType<typeof planRollout>; message: string } => {
  const issues = new IssueList();
  const plan = planRollout({ startSeconds: 60, range: { min: 3, max: 3 }, ...input }, issues);
  try {
    issues.throwIfAny('x');
    return { plan, message: '' };
  } catch (error) {
    return { plan, message: (error as Error).message };
  }
};

test('by default a quarter is added, none is taken, and the deadline is 600 seconds', () => {
  expect(planned({}).plan).toEqual({
    rolling: { maxSurge: { percent: 25 }, maxUnavailable: { count: 0 } }, minReadySeconds: 10, progressDeadlineSeconds: 600, revisionHistoryLimit: 5,
  });
});

test('the deadline is above what pull, start and minReady may take, once that exceeds 600 seconds', () => {
  expect(planned({ startSeconds: 289 }).plan.progressDeadlineSeconds).toBe(600);
  expect(planned({ startSeconds: 290 }).plan.progressDeadlineSeconds).toBe(601);
  expect(planned({ startSeconds: 3600, minReady: Duration.minutes(5), pullAllowance: Duration.minutes(10) }).plan.progressDeadlineSeconds).toBe(4501);
});

test('a deadline is refused up to the sum, and accepted a second above it', () => {
  expect(planned({ progressDeadline: Duration.seconds(370) }).message).toContain('progressDeadline must be above pullAllowance 300s + startup 60s + minReady 10s = 370s');
  expect(planned({ progressDeadline: Duration.seconds(371) }).message).toBe('');
});

test('pods of a volume that one node can mount are recreated', () => {
  expect(strategyFieldsOf(planned({ singleWriterVolume: 'data', range: { min: 1, max: 1 } }).plan)).toEqual({ type: 'Recreate' });
});

/** The Deployment controller's own bounds, one pod at a time. Source: kubernetes/kubernetes pkg/controller/deployment/util, ResolveFenceposts */
function bounds(surge: PercentOrAbsolute, unavailable: PercentOrAbsolute, n: number): { floor: number; canMove: boolean } {
  const value = (share: PercentOrAbsolute, round: (x: number) => number): number => (typeof share.value === 'number' ? share.value : round((parseInt(share.value, 10) * n) / 100));
  const add = value(surge, Math.ceil);
  const take = value(unavailable, Math.floor);
  return { floor: n - take, canMove: add > 0 || take > 0 };
}

test('a rollout is refused exactly when at some number of pods it cannot move, or takes them all', () => {
  const share = fc.oneof(fc.integer({ min: 0, max: 100 }).map(PercentOrAbsolute.percent), fc.integer({ min: 0, max: 8 }).map(PercentOrAbsolute.absolute));
  fc.assert(fc.property(share, share, fc.integer({ min: 1, max: 8 }), fc.integer({ min: 0, max: 8 }), (maxSurge, maxUnavailable, min, more) => {
    const all = Array.from({ length: more + 1 }, (_, i) => bounds(maxSurge, maxUnavailable, min + i));
    const isRight = all.every(({ floor, canMove }) => canMove && floor >= 1);
    const { message } = planned({ strategy: Rollout.rolling({ maxSurge, maxUnavailable }), range: { min, max: min + more } });
    expect(message === '').toBe(isRight);
  }));
});
