import { Duration } from 'cdk8s';
import { Replicas, ScalingPolicy, ScalingRules, ScalingStrategy, k8s } from 'cdk8s-plus-27';
import { IssueList } from '../../validation/issue-list';
import { isStruct } from '../../validation/known-props';
import { listOf, secondsIn, wholeNumberIn } from '../../validation/ranges';
import { shown } from '../../validation/shown';
import { Fields } from '../kubernetes-fields';

export type ScalingRulesFields = Fields<k8s.HpaScalingRulesV2>;

/** Kubernetes' own defaults, written out. Source: https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#default-behavior */
export const SCALE_UP: ScalingRulesFields = {
  stabilizationWindowSeconds: 0,
  selectPolicy: 'Max',
  policies: [
    { type: 'Percent', value: 100, periodSeconds: 15 },
    { type: 'Pods', value: 4, periodSeconds: 15 },
  ],
};

/** Kubernetes' own defaults, written out. */
export const SCALE_DOWN: ScalingRulesFields = {
  stabilizationWindowSeconds: 300,
  selectPolicy: 'Max',
  policies: [{ type: 'Percent', value: 100, periodSeconds: 15 }],
};

export function planScalingRules(prop: string, rules: ScalingRules | undefined, defaults: ScalingRulesFields, issues: IssueList): ScalingRulesFields {
  if (rules === undefined || !isStruct(issues, prop, rules, { stabilizationWindow: true, strategy: true, policies: true })) return defaults;
  const window = rules.stabilizationWindow === undefined
    ? defaults.stabilizationWindowSeconds
    : secondsIn(issues, `${prop}.stabilizationWindow`, rules.stabilizationWindow, { min: 0, max: 3600 }) ?? 0;
  return {
    stabilizationWindowSeconds: window,
    selectPolicy: planStrategy(prop, rules.strategy, issues),
    policies: planPolicies(prop, rules, defaults, issues),
  };
}

function planStrategy(prop: string, strategy: ScalingStrategy | undefined, issues: IssueList): string {
  const chosen = strategy ?? ScalingStrategy.MAX_CHANGE;
  if (Object.values(ScalingStrategy).includes(chosen)) return chosen;
  issues.add({ prop: `${prop}.strategy`, must: 'be a ScalingStrategy', got: shown(chosen) });
  return ScalingStrategy.MAX_CHANGE;
}

function planPolicies(prop: string, rules: ScalingRules, defaults: ScalingRulesFields, issues: IssueList): ScalingRulesFields['policies'] {
  const policies = listOf(issues, `${prop}.policies`, rules.policies);
  if (policies.length === 0) return defaults.policies;
  return policies.map((policy, i) => planPolicy(`${prop}.policies[${i}]`, policy, issues));
}

function planPolicy(prop: string, policy: ScalingPolicy, issues: IssueList): { type: string; value: number; periodSeconds: number } {
  const fallback = { type: 'Percent', value: 100, periodSeconds: 15 };
  if (!isStruct(issues, prop, policy, { replicas: true, duration: true })) return fallback;
  if (!(policy.replicas instanceof Replicas)) {
    issues.add({ prop: `${prop}.replicas`, must: 'be Replicas.percent(n) or Replicas.absolute(n)', got: shown(policy.replicas) });
    return fallback;
  }
  const periodSeconds = secondsIn(issues, `${prop}.duration`, policy.duration ?? Duration.seconds(15), { min: 1, max: 1800 }) ?? 15;
  const { type, value } = policy.replicas._toKube();
  return { type, value: wholeNumberIn(issues, `${prop}.replicas`, value, { min: 1, max: 100000 }) ?? 100, periodSeconds };
}
