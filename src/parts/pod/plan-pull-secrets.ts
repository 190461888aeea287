import { IssueList } from '../../validation/issue-list';
import { listOf } from '../../validation/ranges';
import { shown } from '../../validation/shown';
import { isDnsSubdomain } from '../../values/dns-name';

export function planPullSecrets(given: string[] | undefined, issues: IssueList): readonly string[] {
  const names = listOf(issues, 'imagePullSecrets', given);
  names.forEach((name, i) => {
    if (!isDnsSubdomain(name)) issues.add({ prop: `imagePullSecrets[${i}]`, must: 'be the name of a Secret', got: shown(name) });
  });
  return names;
}
