import { FieldPath, fieldOf } from './field';
import { Json } from './json';

/**
 * Where in a text each field and item begins.
 *
 * Kept only while somebody asks for lines: it weighs more than the manifest.
 */
export class FieldMarks {
  private readonly offsets = new Map<object, Map<string | number, number>>();

  public note(owner: object, step: string | number, offset: number): void {
    const marks = this.offsets.get(owner);
    if (marks === undefined) this.offsets.set(owner, new Map([[step, offset]]));
    else marks.set(step, offset);
  }

  public tryFind(owner: object, step: string | number): number | undefined {
    return this.offsets.get(owner)?.get(step);
  }

  /** Where the last step of a path begins; where a step is missing, the last one that is not. Undefined for the root. */
  public offsetOf(root: Json, path: FieldPath): number | undefined {
    let offset: number | undefined;
    let owner: Json | undefined = root;
    for (const step of path) {
      if (typeof owner !== 'object' || owner === null) break;
      offset = this.tryFind(owner, step) ?? offset;
      owner = fieldOf(owner, step);
    }
    return offset;
  }
}
