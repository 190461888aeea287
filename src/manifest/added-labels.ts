import { isMet, LabelSelector, Requirement } from './label-selector';
import { PodTemplate } from './pod-template';

/** What the value of a label may be that a controller adds to its pods, given the workload's name. */
type AddedValue = (value: string, workload: string) => boolean;

const anyValue: AddedValue = () => true;
const ordinal: AddedValue = value => /^\d+$/.test(value);
const ownPod: AddedValue = (value, workload) => value.startsWith(`${workload}-`) && /^\d+$/.test(value.slice(workload.length + 1));
const ownName: AddedValue = (value, workload) => value === workload;
const nameBelow: AddedValue = (value, workload) => value.startsWith(`${workload}-`);

const HASH = { 'controller-revision-hash': anyValue };
const jobLabels = (name: AddedValue): Readonly<Record<string, AddedValue>> => ({
  'job-name': name,
  'batch.kubernetes.io/job-name': name,
  'controller-uid': anyValue,
  'batch.kubernetes.io/controller-uid': anyValue,
  'batch.kubernetes.io/job-completion-index': ordinal,
});

/**
 * The labels that controllers add to pods, and no template shows.
 * Source: https://kubernetes.io/docs/reference/labels-annotations-taints/
 */
const ADDED: ReadonlyMap<string, Readonly<Record<string, AddedValue>>> = new Map(Object.entries<Readonly<Record<string, AddedValue>>>({
  'apps/Deployment': { 'pod-template-hash': anyValue },
  'apps/StatefulSet': { ...HASH, 'statefulset.kubernetes.io/pod-name': ownPod, 'apps.kubernetes.io/pod-index': ordinal },
  'apps/DaemonSet': { ...HASH, 'pod-template-generation': ordinal },
  'batch/Job': jobLabels(ownName),
  'batch/CronJob': jobLabels(nameBelow),
  'keda.sh/ScaledJob': jobLabels(nameBelow),
  'argoproj.io/Rollout': { 'rollouts-pod-template-hash': anyValue },
}));

const ADDED_KEYS = new Set([...ADDED.values()].flatMap(labels => Object.keys(labels)));

/** Whether some controller adds this label, so that templates say nothing of it. */
export function isAddedLabel(key: string): boolean {
  return ADDED_KEYS.has(key);
}

/** Whether a selector selects these pods, or may select some of them by a label their controller adds. */
export function maySelect(selector: LabelSelector, pod: PodTemplate): boolean {
  return selector !== undefined && selector.every(requirement => {
    const isAdded = isAddedLabel(requirement.key) && !Object.hasOwn(pod.labels, requirement.key);
    return isAdded ? mayMeet(requirement, pod) : isMet(requirement, pod.labels);
  });
}

function mayMeet(requirement: Requirement, { workload, labels }: PodTemplate): boolean {
  const added = ADDED.get(`${workload.group}/${workload.id.kind}`) ?? {};
  if (!Object.hasOwn(added, requirement.key)) return isMet(requirement, labels);
  if (requirement.operator === 'In') return requirement.values.some(value => added[requirement.key](value, workload.id.name));
  return requirement.operator !== 'DoesNotExist';
}
