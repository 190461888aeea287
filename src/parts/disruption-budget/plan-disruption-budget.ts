import { PercentOrAbsolute, k8s } from 'cdk8s-plus-27';
import { shareField, shareText, tryParseShare } from '../../units/share';
import { IssueList } from '../../validation/issue-list';
import { reasonOf } from '../../validation/ranges';
import { shown } from '../../validation/shown';
import { Fields } from '../kubernetes-fields';
import { ReplicaRange } from '../replica-range';
import { Disruption } from './disruption';
import { Budget, evictionsAllowed } from './evictions-allowed';

export interface DisruptionBudgetPlan {
  /** Absent for one replica and where the author declined it. */
  readonly budget?: Budget;
  readonly note?: string;
}

/** A quarter of the pods, one of up to four. Own judgement. */
const DEFAULT = Disruption.maxUnavailable(PercentOrAbsolute.percent(25));

export function planDisruptionBudget(disruption: Disruption | undefined, range: ReplicaRange, issues: IssueList): DisruptionBudgetPlan {
  const wanted = disruption ?? DEFAULT;
  if (!(wanted instanceof Disruption)) {
    issues.add({ prop: 'disruption', must: 'be Disruption.maxUnavailable, .minAvailable or .declined(reason)', got: shown(wanted) });
    return {};
  }
  if (wanted._field === 'declined') {
    return { note: `no disruption budget: ${reasonOf(issues, 'disruption', wanted._reason)}` };
  }
  if (range.max === 1 && disruption === undefined) {
    return { note: 'one replica: draining its node is downtime, and a budget would only block the drain' };
  }
  const share = tryParseShare(wanted._share);
  if (share === undefined) {
    issues.add({ prop: 'disruption', must: 'be a whole number or a whole percentage from 0 to 100', got: shown(wanted._share), fix: 'write PercentOrAbsolute.percent(25) or .absolute(1)' });
    return {};
  }
  const budget: Budget = { field: wanted._field, share };
  prove(budget, range, issues);
  return { budget };
}

export function disruptionBudgetFieldsOf(budget: Budget, selector: { readonly [key: string]: string }): Fields<k8s.PodDisruptionBudgetSpec> {
  return {
    [budget.field]: shareField(budget.share),
    selector: { matchLabels: selector },
    // Broken pods never block a drain. On by default from 1.27: https://github.com/kubernetes/enhancements/issues/3017
    unhealthyPodEvictionPolicy: 'AlwaysAllow',
  };
}

/** At every number of pods there may be, a drain can go on and, from two pods on, one pod stays. */
function prove(budget: Budget, range: ReplicaRange, issues: IssueList): void {
  const got = `${budget.field} ${shareText(budget.share)}`;
  for (let n = range.min; n <= range.max; n += 1) {
    const allowed = evictionsAllowed(budget, n);
    if (allowed === 0) {
      const fix = 'leave it out for maxUnavailable 25%, or use maxUnavailable 1';
      issues.add({ prop: 'disruption', must: `allow at least one eviction at every replica count, but at n = ${n} it blocks every drain`, got, fix });
      return;
    }
    if (n >= 2 && allowed === n) {
      issues.add({ prop: 'disruption', must: `keep at least one pod, but at n = ${n} it lets a drain take all of them`, got, fix: 'use Disruption.declined(reason) where that is wanted' });
      return;
    }
  }
}
