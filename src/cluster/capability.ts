import { ClusterProfile } from './cluster-profile';
import { minorText } from '../units/kubernetes-version';
import { IssueList } from '../validation/issue-list';

/** Adds an issue where the cluster is older than a field that a prop asks for; says what to do instead. */
export function needMinor(issues: IssueList, profile: ClusterProfile, prop: string, minor: number, alternative: string): boolean {
  if (profile.minor >= minor) return true;
  issues.add({ prop, must: `have Kubernetes ${minorText(minor)} or later`, got: `a ClusterProfile of ${profile.kubernetesVersion}`, fix: alternative });
  return false;
}

/** Adds an issue where the cluster lacks the custom resource that a prop asks for; says what to do instead. */
export function needCustomResource(issues: IssueList, profile: ClusterProfile, prop: string, name: string, alternative: string): boolean {
  if (profile.hasCustomResource(name)) return true;
  issues.add({ prop, must: `have ${name} in the cluster`, got: 'a ClusterProfile without it', fix: `add it to customResources once it is installed, or ${alternative}` });
  return false;
}
