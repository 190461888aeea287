import { k8s } from 'cdk8s-plus-27';
import { ClusterProfile } from '../../cluster/cluster-profile';
import { IssueList } from '../../validation/issue-list';
import { isStruct } from '../../validation/known-props';
import { entriesOf, listOf } from '../../validation/ranges';
import { shown } from '../../validation/shown';
import { isDnsSubdomain } from '../../values/dns-name';
import { isLabelKey, isLabelValue } from '../../values/label';
import { Fields } from '../kubernetes-fields';
import { WorkloadProps } from '../workload-props';
import { planAffinity } from './plan-affinity';

export interface SchedulingPlan {
  readonly priorityClassName?: string;
  readonly nodeSelector?: { readonly [key: string]: string };
  readonly tolerations?: readonly Fields<k8s.Toleration>[];
  readonly affinity?: Fields<k8s.Affinity>;
}

/** Values of a toleration's fields. Source: https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/ */
const OPERATORS = [undefined, 'Exists', 'Equal'];
const EFFECTS = [undefined, 'NoSchedule', 'PreferNoSchedule', 'NoExecute'];

export function planScheduling(props: Pick<WorkloadProps, 'priorityClassName' | 'nodeSelector' | 'tolerations' | 'affinity'>, profile: ClusterProfile, issues: IssueList): SchedulingPlan {
  const priorityClassName = props.priorityClassName ?? profile.priorityClassName;
  if (priorityClassName !== undefined && !isDnsSubdomain(priorityClassName)) {
    issues.add({ prop: 'priorityClassName', must: 'be the name of a PriorityClass', got: shown(priorityClassName) });
  }
  const nodeSelector = entriesOf(issues, 'nodeSelector', props.nodeSelector);
  for (const [key, value] of nodeSelector) {
    if (!isLabelKey(key) || !isLabelValue(value)) issues.add({ prop: 'nodeSelector', must: 'hold valid labels', got: `${key}: ${shown(value)}` });
  }
  return {
    priorityClassName,
    nodeSelector: nodeSelector.length > 0 ? Object.fromEntries(nodeSelector) : undefined,
    tolerations: planTolerations(props.tolerations, issues),
    affinity: planAffinity(props.affinity, issues),
  };
}

function planTolerations(given: k8s.Toleration[] | undefined, issues: IssueList): readonly k8s.Toleration[] | undefined {
  const tolerations = listOf(issues, 'tolerations', given);
  tolerations.forEach((toleration, i) => {
    if (!isStruct(issues, `tolerations[${i}]`, toleration, { key: true, operator: true, value: true, effect: true, tolerationSeconds: true })) return;
    const isOne = OPERATORS.includes(toleration.operator) && EFFECTS.includes(toleration.effect)
      && (toleration.key === undefined ? toleration.operator === 'Exists' : isLabelKey(toleration.key))
      && (toleration.operator !== 'Exists' || toleration.value === undefined)
      && (toleration.value === undefined || isLabelValue(toleration.value))
      && (toleration.tolerationSeconds === undefined || (Number.isInteger(toleration.tolerationSeconds) && toleration.effect === 'NoExecute'));
    if (!isOne) issues.add({ prop: `tolerations[${i}]`, must: 'be a toleration that Kubernetes accepts', got: Object.entries(toleration).map(([key, value]) => `${key}: ${shown(value)}`).join(', ') });
  });
  return tolerations.length > 0 ? tolerations : undefined;
}
