import { FieldPath, tryParsePath } from './field';
import { JsonMap } from './json';
import { groupOf, ObjectId, sharedNamespace } from './object-id';
import { SourceDocument } from './source-document';

/** Where a manifest was read. */
export interface ManifestSource {
  readonly file: string;
  /** Which document of the file, counted from 1; 0 for an object that was never text. */
  readonly document: number;
  /** The path inside the document: empty, or `['items', 3]` for an object of a List. */
  readonly at: FieldPath;
}

/** One API object as it would be applied. Frozen all the way down. */
export class Manifest {
  /** The API group: `apps`, or the empty text for the core. */
  public readonly group: string;
  /** The namespace it meets others in: `default` where none is written. */
  public readonly namespace: string;
  readonly #document: SourceDocument | undefined;

  public constructor(
    public readonly id: ObjectId,
    public readonly json: JsonMap,
    public readonly source: ManifestSource,
    document?: SourceDocument,
  ) {
    this.group = groupOf(id.apiVersion);
    this.namespace = sharedNamespace(id.namespace);
    this.#document = document;
    Object.freeze(this);
  }

  /**
   * The line of a field in the file, counted from 1; where the field is missing, of the nearest one around it.
   * Undefined for an object that was never text. Reads the document again: ask when a finding is told, not while judging.
   *
   * @param path a path inside the manifest, or its text, such as `spec.replicas`
   */
  public lineOf(path: FieldPath | string): number | undefined {
    const inside = typeof path === 'string' ? tryParsePath(path) ?? [] : path;
    return this.#document?.lineOf([...this.source.at, ...inside]);
  }

  /** Whether it is of a kind, in any version of its API group. */
  public isOf(group: string, kind: string): boolean {
    return this.group === group && this.id.kind === kind;
  }
}
