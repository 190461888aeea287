import { isAddedLabel, maySelect } from './added-labels';
import { LabelSelector, Requirement } from './label-selector';
import { PodTemplate } from './pod-template';

/** Pod templates by namespace and label: a selector looks at those with the rarest label it asks for, not at all. */
export class PodIndex {
  private readonly namespaces = new Map<string, NamespacePods>();
  private readonly order = new Map<PodTemplate, number>();

  public constructor(pods: readonly PodTemplate[]) {
    for (const pod of pods) {
      this.order.set(pod, this.order.size);
      const found: NamespacePods = this.namespaces.get(pod.namespace) ?? { all: [], keys: new Map() };
      this.namespaces.set(pod.namespace, found);
      found.all.push(pod);
      for (const [key, value] of Object.entries(pod.labels)) addLabel(found.keys, key, value, pod);
    }
  }

  /** Every pod of a namespace, in the order of the input. */
  public of(namespace: string): readonly PodTemplate[] {
    return this.namespaces.get(namespace)?.all ?? [];
  }

  /** The pods of a namespace that a selector selects or, by a label their controller adds, may select; in the order of the input. */
  public selected(namespace: string, selector: LabelSelector): readonly PodTemplate[] {
    const pods = this.namespaces.get(namespace);
    if (pods === undefined || selector === undefined) return [];
    const buckets = fewest(pods, selector);
    const selected = buckets.flat().filter(pod => maySelect(selector, pod));
    return buckets.length < 2 ? selected : selected.sort((a, b) => this.positionOf(a) - this.positionOf(b));
  }

  private positionOf(pod: PodTemplate): number {
    return this.order.get(pod) ?? 0;
  }
}

interface NamespacePods {
  readonly all: PodTemplate[];
  readonly keys: Map<string, KeyPods>;
}

interface KeyPods {
  readonly all: PodTemplate[];
  readonly values: Map<string, PodTemplate[]>;
}

/** Sets of pods, without any pod twice, that hold all a selector can select: those of the requirement with the fewest. */
type Buckets = readonly (readonly PodTemplate[])[];

function fewest(pods: NamespacePods, selector: readonly Requirement[]): Buckets {
  return selector.map(requirement => bucketsOf(pods, requirement)).reduce((least, one) => sizeOf(one) < sizeOf(least) ? one : least, [pods.all]);
}

function sizeOf(buckets: Buckets): number {
  return buckets.reduce((size, { length }) => size + length, 0);
}

function bucketsOf(pods: NamespacePods, { key, operator, values }: Requirement): Buckets {
  if (operator === 'NotIn' || operator === 'DoesNotExist' || isAddedLabel(key)) return [pods.all];
  const found = pods.keys.get(key);
  if (found === undefined) return [];
  return operator === 'Exists' ? [found.all] : [...new Set(values)].map(value => found.values.get(value) ?? []);
}

function addLabel(keys: Map<string, KeyPods>, key: string, value: string, pod: PodTemplate): void {
  const found = keys.get(key) ?? { all: [], values: new Map<string, PodTemplate[]>() };
  keys.set(key, found);
  found.all.push(pod);
  const withValue = found.values.get(value);
  if (withValue === undefined) found.values.set(value, [pod]);
  else withValue.push(pod);
}
