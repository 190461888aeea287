import { IssueList } from '../../validation/issue-list';
import { entriesOf } from '../../validation/ranges';
import { shown } from '../../validation/shown';
import { isDns1035Label } from '../../values/dns-name';
import { ImageReference } from '../../values/image-reference';
import { isAnnotationKey, isLabelKey, isLabelValue } from '../../values/label';
import { WorkloadBasics } from '../workload-basics';

export interface LabelsPlan {
  /** Name of the workload and stem of the names of its objects. */
  readonly name: string;
  /** The immutable selector: two labels that no refactoring changes. */
  readonly selector: { readonly [key: string]: string };
  readonly labels: { readonly [key: string]: string };
  readonly annotations: { readonly [key: string]: string };
  readonly podAnnotations: { readonly [key: string]: string };
}

const RESERVED = 'app.kubernetes.io/';

/**
 * Names and labels from what the author wrote, never from the place in the construct tree.
 *
 * Source: https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/
 */
export function planLabels(props: WorkloadBasics, id: string, image: ImageReference | undefined, issues: IssueList): LabelsPlan {
  const name = planName(props, id, issues);
  const selector = { 'app.kubernetes.io/name': name, 'app.kubernetes.io/instance': name };
  const version = image?.tag;
  return {
    name,
    selector,
    labels: {
      ...planUserLabels(props, issues),
      ...labelOf('app.kubernetes.io/component', 'component', props.component, issues),
      ...labelOf('app.kubernetes.io/part-of', 'partOf', props.partOf, issues),
      ...(isLabelValue(version) && version !== '' ? { 'app.kubernetes.io/version': version } : {}),
      'app.kubernetes.io/managed-by': 'cdk8s',
      ...selector,
    },
    annotations: {
      ...planAnnotations('annotations', props.annotations, issues),
      ...annotationOf('a8r.io/owner', 'owner', props.owner, issues),
      ...annotationOf('a8r.io/runbook', 'runbookUrl', props.runbookUrl, issues),
    },
    podAnnotations: planAnnotations('podAnnotations', props.podAnnotations, issues),
  };
}

/** The longest stem whose derived names (`<name>-config`, `<name>-redirect`) and pod host names stay labels. */
const LONGEST_NAME = 52;

function planName(props: WorkloadBasics, id: string, issues: IssueList): string {
  const name = props.name ?? id;
  if (isDns1035Label(name) && name.length <= LONGEST_NAME) return name;
  issues.add({
    prop: 'name',
    must: `be a DNS label of at most ${LONGEST_NAME} characters that starts with a letter`,
    got: props.name === undefined ? `the construct id ${shown(id)}` : shown(name),
    fix: 'use lower-case letters, digits and "-"',
  });
  return 'invalid';
}

function planUserLabels(props: WorkloadBasics, issues: IssueList): Record<string, string> {
  const labels = entriesOf(issues, 'labels', props.labels);
  for (const [key, value] of labels) {
    if (!isLabelKey(key)) issues.add({ prop: 'labels', must: 'have keys that Kubernetes accepts', got: shown(key) });
    else if (key.startsWith(RESERVED)) issues.add({ prop: 'labels', must: `leave ${RESERVED}* to the construct`, got: shown(key), fix: 'use name, component or partOf' });
    if (!isLabelValue(value)) issues.add({ prop: `labels["${key}"]`, must: 'be a label value of at most 63 characters', got: shown(value) });
  }
  return Object.fromEntries(labels);
}

function labelOf(key: string, prop: string, value: string | undefined, issues: IssueList): Record<string, string> {
  if (value === undefined) return {};
  if (isLabelValue(value) && value !== '') return { [key]: value };
  issues.add({ prop, must: 'be a label value of 1 to 63 characters', got: shown(value) });
  return {};
}

function planAnnotations(prop: string, given: { readonly [key: string]: string } | undefined, issues: IssueList): Record<string, string> {
  const annotations = entriesOf(issues, prop, given);
  for (const [key, value] of annotations) {
    if (!isAnnotationKey(key)) issues.add({ prop, must: 'have keys that Kubernetes accepts', got: shown(key) });
    if (typeof value !== 'string') issues.add({ prop: `${prop}["${key}"]`, must: 'be a text', got: shown(value), fix: 'put it in quotes' });
  }
  return Object.fromEntries(annotations);
}

function annotationOf(key: string, prop: string, value: string | undefined, issues: IssueList): Record<string, string> {
  if (value === undefined) return {};
  if (typeof value === 'string' && value.trim() !== '') return { [key]: value };
  issues.add({ prop, must: 'be a non-empty text', got: shown(value) });
  return {};
}
