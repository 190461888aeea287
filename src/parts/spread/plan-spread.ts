import { k8s } from 'cdk8s-plus-27';
import { ClusterProfile } from '../../cluster/cluster-profile';
import { IssueList } from '../../validation/issue-list';
import { reasonOf } from '../../validation/ranges';
import { shown } from '../../validation/shown';
import { Fields } from '../kubernetes-fields';
import { Spread } from './spread';

export interface SpreadPlan {
  /** Node labels whose values are the domains to spread over. */
  readonly topologyKeys: readonly string[];
}

const ZONE = 'topology.kubernetes.io/zone';
const NODE = 'kubernetes.io/hostname';

export function planSpread(spread: Spread | undefined, profile: ClusterProfile, issues: IssueList): SpreadPlan {
  const wanted = spread ?? Spread.soft();
  if (!(wanted instanceof Spread)) {
    issues.add({ prop: 'spread', must: 'be Spread.soft() or Spread.none(reason)', got: shown(wanted) });
    return { topologyKeys: [] };
  }
  if (wanted._isNone) {
    reasonOf(issues, 'spread', wanted._noneReason);
    return { topologyKeys: [] };
  }
  const hasOneZone = profile.zones?.length === 1;
  return { topologyKeys: hasOneZone ? [NODE] : [ZONE, NODE] };
}

/**
 * Each revision is spread on its own (`matchLabelKeys`, on by default from 1.27): pods of the old one do not push new ones together.
 *
 * Source: https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/
 */
export function spreadFieldsOf(plan: SpreadPlan, selector: { readonly [key: string]: string }): Fields<k8s.TopologySpreadConstraint>[] {
  return plan.topologyKeys.map((topologyKey) => ({
    topologyKey,
    maxSkew: 1,
    whenUnsatisfiable: 'ScheduleAnyway',
    labelSelector: { matchLabels: selector },
    matchLabelKeys: ['pod-template-hash'],
  }));
}
