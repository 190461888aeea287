import { FieldPath } from './field';
import { ManifestGraph, ObjectRef } from './graph';
import { Manifest } from './manifest';
import { Relation } from './relation';

/** One object naming another. */
export interface Reference {
  readonly from: Manifest;
  /** The path of the name inside `from`. */
  readonly at: FieldPath;
  readonly target: ObjectRef;
  /** What it leads to: nothing if the object is not in the set, which need not mean that the cluster lacks it. */
  readonly found: readonly Manifest[];
}

export type References<Link extends Reference = Reference> = Relation<Manifest, Manifest, Link>;

/** A frozen reference, with what else its relation says of it. */
export function referenceTo<More extends object>(graph: ManifestGraph, from: Manifest, at: FieldPath, target: ObjectRef, more: More): Reference & Readonly<More> {
  return Object.freeze({ from, at: Object.freeze([...at]), target: Object.freeze(target), found: graph.find(target), ...more });
}

export function referencesOf<Link extends Reference>(links: readonly Link[]): References<Link> {
  return new Relation(links, link => link.from, link => link.found);
}
