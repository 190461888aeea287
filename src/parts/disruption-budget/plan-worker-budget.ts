import { Disruption } from './disruption';
import { DisruptionBudgetPlan, planDisruptionBudget } from './plan-disruption-budget';
import { IssueList } from '../../validation/issue-list';
import { shown } from '../../validation/shown';
import { ReplicaRange } from '../replica-range';

/** The budget of pods that nobody calls: none where there may be no pod, and none for Jobs. */
export function planWorkerBudget(disruption: Disruption | undefined, range: ReplicaRange, isJob: boolean, issues: IssueList): DisruptionBudgetPlan {
  if (isJob && disruption === undefined) return { note: 'no disruption budget: a Job that a drain interrupts starts again' };
  if (isJob && disruption?._field !== 'declined') {
    issues.add({ prop: 'disruption', must: 'be left out for Jobs, whose pods no percentage counts', got: shown(disruption), fix: 'use Disruption.declined(reason) to say that nothing else is needed' });
    return {};
  }
  if (range.min === 0 && disruption === undefined) return { note: 'no disruption budget: a worker that may be gone altogether may be drained' };
  const isUnknown = issues.concerns('minReplicas', 'maxReplicas');
  return planDisruptionBudget(disruption, isUnknown ? { min: 1, max: 0 } : { min: Math.max(1, range.min), max: range.max }, issues);
}
