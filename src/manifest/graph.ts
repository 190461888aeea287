import { listOf, textOf } from './field';
import { LabelSelector } from './label-selector';
import { Manifest } from './manifest';
import { groupOf } from './object-id';
import { PodIndex } from './pod-index';
import { PodTemplate, tryPodTemplateOf } from './pod-template';

/** Which object another one means: in any version of its API group. */
export interface ObjectRef {
  readonly group: string;
  readonly kind: string;
  /** As relations see it: `default` where none is written. Ignored for kinds that have none. */
  readonly namespace: string;
  readonly name: string;
}

/**
 * A set of manifests, with what leads from one to another. Built once, in linear time, and never changed.
 *
 * An object without a namespace and one in `default` are in the same namespace. Every list is in the order of the input.
 * Relations live in files of their own and are worked out at their first use.
 */
export class ManifestGraph {
  public readonly manifests: readonly Manifest[];
  private readonly byKind = new Map<string, Manifest[]>();
  private readonly byPlace = new Map<string, Manifest[]>();
  private readonly byName = new Map<string, Manifest[]>();
  private readonly byOwner = new Map<string, Manifest[]>();
  private readonly templates = new Map<Manifest, PodTemplate>();
  private readonly pods: PodIndex;
  private readonly relations = new Map<unknown, unknown>();

  public constructor(manifests: readonly Manifest[]) {
    this.manifests = Object.freeze([...manifests]);
    for (const manifest of this.manifests) this.add(manifest);
    for (const index of [this.byKind, this.byPlace, this.byName, this.byOwner]) index.forEach(Object.freeze);
    this.pods = new PodIndex([...this.templates.values()]);
  }

  /** Every manifest of a kind, in any version of its API group. */
  public ofKind(group: string, kind: string): readonly Manifest[] {
    return this.byKind.get(keyOf(group, kind)) ?? [];
  }

  /** Every manifest of a kind in a namespace. */
  public inNamespace(group: string, kind: string, namespace: string): readonly Manifest[] {
    return this.byPlace.get(keyOf(group, kind, namespace)) ?? [];
  }

  /** The manifests a reference means: none if it dangles, more than one if the object is there twice. */
  public find(ref: ObjectRef): readonly Manifest[] {
    return this.byName.get(refKey(ref)) ?? [];
  }

  /** The manifests whose `ownerReferences` name this one. */
  public ownedBy(owner: Manifest): readonly Manifest[] {
    return this.byOwner.get(refKey(refOf(owner))) ?? [];
  }

  public podTemplates(): readonly PodTemplate[] {
    return [...this.templates.values()];
  }

  /** The pods of a workload; undefined for what makes none. */
  public tryPodTemplateOf(workload: Manifest): PodTemplate | undefined {
    return this.templates.get(workload);
  }

  public podsIn(namespace: string): readonly PodTemplate[] {
    return this.pods.of(namespace);
  }

  public podsSelected(namespace: string, selector: LabelSelector): readonly PodTemplate[] {
    return this.pods.selected(namespace, selector);
  }

  /** What `build` makes of this graph, made once. The function is the name: hand in the same one every time. */
  public relation<T>(build: (graph: ManifestGraph) => T): T {
    if (!this.relations.has(build)) this.relations.set(build, build(this));
    return this.relations.get(build) as T;
  }

  private add(manifest: Manifest): void {
    const { group, namespace, id: { kind } } = manifest;
    push(this.byKind, keyOf(group, kind), manifest);
    push(this.byPlace, keyOf(group, kind, namespace), manifest);
    push(this.byName, refKey(refOf(manifest)), manifest);
    for (const key of new Set(ownersOf(manifest).map(refKey))) push(this.byOwner, key, manifest);
    const template = tryPodTemplateOf(manifest);
    if (template !== undefined) this.templates.set(manifest, template);
  }
}

/** The reference that means this manifest. */
export function refOf({ group, namespace, id: { kind, name } }: Manifest): ObjectRef {
  return { group, kind, namespace, name };
}

/** Kinds without a namespace that relations lead to. Whatever namespace is written on one counts for nothing. */
const WITHOUT_NAMESPACE = new Set(['/Namespace', '/Node', '/PersistentVolume', 'rbac.authorization.k8s.io/ClusterRole', 'rbac.authorization.k8s.io/ClusterRoleBinding',
  'storage.k8s.io/StorageClass', 'scheduling.k8s.io/PriorityClass']);

function refKey({ group, kind, namespace, name }: ObjectRef): string {
  return keyOf(group, kind, WITHOUT_NAMESPACE.has(`${group}/${kind}`) ? '' : namespace, name);
}

/** Source: https://kubernetes.io/docs/concepts/overview/working-with-objects/owners-dependents/ */
function ownersOf(manifest: Manifest): readonly ObjectRef[] {
  return listOf(manifest.json, 'metadata', 'ownerReferences').flatMap(owner => {
    const [apiVersion, kind, name] = ['apiVersion', 'kind', 'name'].map(field => textOf(owner, field));
    if (apiVersion === undefined || kind === undefined || name === undefined) return [];
    return [{ group: groupOf(apiVersion), kind, namespace: manifest.namespace, name }];
  });
}

/** A line feed stands in no name; one that does hold it names nothing that a cluster knows. */
function keyOf(...parts: readonly string[]): string {
  return parts.join('\n');
}

function push(index: Map<string, Manifest[]>, key: string, manifest: Manifest): void {
  const found = index.get(key);
  if (found === undefined) index.set(key, [manifest]);
  else found.push(manifest);
}
