import { ClusterProfile } from '../../cluster/cluster-profile';
import { IssueList } from '../../validation/issue-list';
import { planPullPolicy } from '../containers/plan-image';
import { IdentityPlan, planIdentity } from '../identity/plan-identity';
import { PodPlan } from '../pod/plan-pod';
import { planPullSecrets } from '../pod/plan-pull-secrets';
import { SchedulingPlan, planScheduling } from '../pod/plan-scheduling';
import { PodSecurityPlan } from '../pod-hardening/plan-pod-security';
import { WorkloadBasics } from '../workload-basics';

/** What the server and its jobs have in common. */
export interface DatabasePodBasics {
  readonly imagePullPolicy: string;
  readonly imagePullSecrets: readonly string[];
  readonly identity: IdentityPlan;
  readonly scheduling: SchedulingPlan;
  readonly security: PodSecurityPlan;
}

export function planDatabasePodBasics(props: WorkloadBasics, name: string, user: number, profile: ClusterProfile, issues: IssueList): DatabasePodBasics {
  return {
    imagePullPolicy: planPullPolicy(props.imagePullPolicy, issues),
    imagePullSecrets: planPullSecrets(props.imagePullSecrets, issues),
    identity: planIdentity(props, name, issues),
    scheduling: planScheduling(props, profile, issues),
    // The image's own user, because its files belong to it; where the platform assigns ids, images have to run as anybody.
    security: profile.assignsUserIds ? {} : { ids: { user, group: user } },
  };
}

export function basicPodOf({ identity, scheduling, security, imagePullSecrets }: DatabasePodBasics): Pick<PodPlan, 'identity' | 'scheduling' | 'security' | 'imagePullSecrets'> {
  return { identity, scheduling, security, imagePullSecrets };
}
