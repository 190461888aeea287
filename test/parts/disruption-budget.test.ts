import { PercentOrAbsolute } from 'cdk8s-plus-27';
import * as fc from 'fast-check';
import { Disruption } from '../../src/parts/disruption-budget/disruption';
import { evictionsAllowed } from '../../src/parts/disruption-budget/evictions-allowed';
import { planDisruptionBudget } from '../../src/parts/disruption-budget/plan-disruption-budget';
import { tryParseShare } from '../../src/units/share';
import { IssueList } from '../../src/validation/issue-list';

const maxUnavailable = (text: string | number): any => ({ field: 'maxUnavailable', share: tryParseShare(text)! });
const minAvailable = (text: string | number): any => ({ field: 'minAvailable', share: tryParseShare(text)! });

test('a quarter may go: 1 of 1 to 4 pods, 2 of 5 to 8, 3 of 9 to 12', () => {
  expect([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map((n) => evictionsAllowed(maxUnavailable('25%'), n))).toEqual([1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3]);
});

test('minAvailable rounds up too: 80 percent allow none up to 4 pods, and 1 of 5', () => {
  expect([1, 2, 3, 4, 5].map((n) => evictionsAllowed(minAvailable('80%'), n))).toEqual([0, 0, 0, 0, 1]);
});

test('a budget larger than the workload lets all pods go or none', () => {
  expect(evictionsAllowed(maxUnavailable(5), 3)).toBe(3);
  expect(evictionsAllowed(minAvailable(5), 3)).toBe(0);
  expect(evictionsAllowed(minAvailable(0), 3)).toBe(3);
});

test('for any percentage: what may go and what must stay are the pods, and rounding up favours the field that is named', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 5000 }), (percent, n) => {
    const named = Math.floor((percent * n + 99) / 100);
    expect(evictionsAllowed(maxUnavailable(`${percent}%`), n)).toBe(named);
    expect(evictionsAllowed(minAvailable(`${percent}%`), n)).toBe(n - named);
  }));
});

/** The disruption controller, pod by pod: evict while healthy pods stay above what is desired. */
function drained(budget: { field: string; share: { count?: number; percent?: number } }, n: number): number {
  const named = budget.share.count ?? Math.ceil((budget.share.percent! * n) / 100);
  const desired = budget.field === 'minAvailable' ? named : Math.max(0, n - named);
  let healthy = n;
  while (healthy > 0 && healthy - 1 >= desired) healthy -= 1;
  return n - healthy;
}

test('the formula agrees with evicting pod by pod', () => {
  const share = fc.oneof(fc.integer({ min: 0, max: 100 }).map((n) => `${n}%`), fc.integer({ min: 0, max: 60 }));
  fc.assert(fc.property(share, fc.boolean(), fc.integer({ min: 0, max: 50 }), (text, isMax, n) => {
    const budget = isMax ? maxUnavailable(text) : minAvailable(text);
    expect(evictionsAllowed(budget, n)).toBe(drained(budget, n));
  }));
});

const planned = (disruption: Disruption | undefined, min: number, max: number): { plan: any; message: string } => {
  const issues = new IssueList();
  const plan = planDisruptionBudget(disruption, { min, max }, issues);
  try {
    issues.throwIfAny('x');
    return { plan, message: '' };
  } catch (error) {
    return { plan, message: (error as Error).message };
  }
};
const absolute = PercentOrAbsolute.absolute;
const percent = PercentOrAbsolute.percent;

test('a budget is refused exactly when some number of pods there may be allows no eviction, or lets two or more all go', () => {
  const field = fc.constantFrom(Disruption.maxUnavailable, Disruption.minAvailable);
  const share = fc.oneof(fc.integer({ min: 0, max: 100 }).map(percent), fc.integer({ min: 0, max: 20 }).map(absolute));
  fc.assert(fc.property(field, share, fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 12 }), (make, value, min, more) => {
    const disruption = make(value);
    const budget = { field: disruption._field as any, share: tryParseShare(value)! };
    const wrong = Array.from({ length: more + 1 }, (_, i) => min + i)
      .find((n) => drained(budget, n) === 0 || (n >= 2 && drained(budget, n) === n));
    const { message } = planned(disruption, min, min + more);
    if (wrong === undefined) expect(message).toBe('');
    else expect(message).toContain(`at n = ${wrong} it`);
  }));
});

test('the default budget allows an eviction and keeps a pod at every number from 2 on', () => {
  expect(planned(undefined, 2, 5000)).toEqual({ plan: { budget: maxUnavailable('25%') }, message: '' });
});

test('one replica gets no budget, and a note that says what a drain means', () => {
  expect(planned(undefined, 1, 1).plan).toEqual({ note: 'one replica: draining its node is downtime, and a budget would only block the drain' });
  expect(planned(Disruption.maxUnavailable(absolute(1)), 1, 1).plan.budget).toEqual(maxUnavailable(1));
});
