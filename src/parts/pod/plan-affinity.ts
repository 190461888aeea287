import { k8s } from 'cdk8s-plus-27';
import { IssueList } from '../../validation/issue-list';
import { isPlain, isStruct } from '../../validation/known-props';
import { listOf } from '../../validation/ranges';
import { shown } from '../../validation/shown';

const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';
const PREFERRED = 'preferredDuringSchedulingIgnoredDuringExecution';

/** The author's affinity, as far as its outline is right; what its terms say is left to the author. */
export function planAffinity(affinity: k8s.Affinity | undefined, issues: IssueList): k8s.Affinity | undefined {
  if (affinity === undefined || !isStruct(issues, 'affinity', affinity, { nodeAffinity: true, podAffinity: true, podAntiAffinity: true })) return undefined;
  for (const part of ['nodeAffinity', 'podAffinity', 'podAntiAffinity'] as const) refuseOutline(`affinity.${part}`, affinity[part], issues);
  if (!issues.concerns('affinity') && !isJson(affinity)) {
    issues.add({ prop: 'affinity', must: 'hold texts, numbers, flags, lists and maps of them', got: shown(affinity) });
  }
  return issues.concerns('affinity') ? undefined : affinity;
}

function refuseOutline(prop: string, rules: k8s.NodeAffinity | k8s.PodAffinity | k8s.PodAntiAffinity | undefined, issues: IssueList): void {
  if (rules === undefined || !isStruct(issues, prop, rules, { [REQUIRED]: true, [PREFERRED]: true })) return;
  const required = rules[REQUIRED];
  listOf<unknown>(issues, `${prop}.${PREFERRED}`, rules[PREFERRED]);
  if (prop !== 'affinity.nodeAffinity') listOf<unknown>(issues, `${prop}.${REQUIRED}`, required as unknown[]);
  else if (required !== undefined) refuseSelector(`${prop}.${REQUIRED}`, required as k8s.NodeSelector, issues);
}

function refuseSelector(prop: string, selector: k8s.NodeSelector, issues: IssueList): void {
  if (!isStruct(issues, prop, selector, { nodeSelectorTerms: true }) || Array.isArray(selector.nodeSelectorTerms)) return;
  issues.add({ prop: `${prop}.nodeSelectorTerms`, must: 'be a list', got: shown(selector.nodeSelectorTerms) });
}

/** Whether a value is what JSON can say; `above` are the values that hold it, so that a circle ends. */
function isJson(value: unknown, above: readonly unknown[] = []): boolean {
  if (value === undefined || typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value)) return true;
  if (above.includes(value) || !(Array.isArray(value) || isPlain(value))) return false;
  return Object.values(value).every((item) => isJson(item, [...above, value]));
}
