import { k8s } from 'cdk8s-plus-27';
import { ClusterProfile } from '../../cluster/cluster-profile';
import { IssueList } from '../../validation/issue-list';
import { wholeNumberIn } from '../../validation/ranges';
import { shown } from '../../validation/shown';
import { Fields } from '../kubernetes-fields';

export interface PodSecurityPlan {
  /** Absent where the platform assigns ids. */
  readonly ids?: { readonly user: number; readonly group: number };
}

export interface PodSecurityInput {
  readonly userId?: number;
  readonly groupId?: number;
}

/** Above the ids that hosts give to people and services. Own judgement. */
const DEFAULT_ID = 10001;

export function planPodSecurity(input: PodSecurityInput, profile: ClusterProfile, issues: IssueList): PodSecurityPlan {
  if (profile.assignsUserIds) {
    for (const prop of ['userId', 'groupId'] as const) {
      if (input[prop] !== undefined) {
        issues.add({ prop, must: 'be left to the platform, which assigns ids', got: shown(input[prop]), fix: 'leave it out, and make the image run as any user' });
      }
    }
    return {};
  }
  const user = wholeNumberIn(issues, 'userId', input.userId ?? DEFAULT_ID, { min: 1, max: 2 ** 31 - 1 }) ?? DEFAULT_ID;
  const group = wholeNumberIn(issues, 'groupId', input.groupId ?? user, { min: 1, max: 2 ** 31 - 1 }) ?? DEFAULT_ID;
  return { ids: { user, group } };
}

/** Pod Security `restricted`, the pod's part. Source: https://kubernetes.io/docs/concepts/security/pod-security-standards/ */
export function podSecurityFieldsOf(plan: PodSecurityPlan): Fields<k8s.PodSecurityContext> {
  return {
    runAsNonRoot: true,
    runAsUser: plan.ids?.user,
    runAsGroup: plan.ids?.group,
    fsGroup: plan.ids?.group,
    // A recursive chown of a large volume holds up every start.
    fsGroupChangePolicy: 'OnRootMismatch',
    seccompProfile: { type: 'RuntimeDefault' },
  };
}

/** Pod Security `restricted`, the container's part, and a root file system that cannot be written. */
export const CONTAINER_SECURITY: Fields<k8s.SecurityContext> = {
  allowPrivilegeEscalation: false,
  capabilities: { drop: ['ALL'] },
  privileged: false,
  readOnlyRootFilesystem: true,
  runAsNonRoot: true,
};
