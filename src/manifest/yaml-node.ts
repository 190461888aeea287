import { Alias, isAlias, isMap, isPair, isScalar, isSeq, Node, Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import { FieldMarks } from './field-marks';
import { isJsonList, isJsonMap, Json, JsonMap, setField } from './json';
import { DEEPEST } from './text-reading';
import { UnreadableText } from './unreadable-text';
import { scalarValue } from './yaml-scalar';

/** The frozen JSON of a composed YAML document. Throws UnreadableText for what JSON or Kubernetes has no place for. */
export function jsonOfNode(root: unknown, marks?: FieldMarks): Json {
  return new NodeReader(marks).valueOf(root, 1).json;
}

/** A value with what it costs to walk it: aliases make that more than what was written. */
interface Weighed {
  readonly json: Json;
  readonly nodes: number;
  readonly height: number;
}

/** How much aliases may add to a document: so many nodes, and so many times what is written. */
const FREE_NODES = 10_000;
const MOST_TIMES = 10;

class NodeReader {
  private readonly anchored = new Map<string, Weighed | undefined>();
  private written = 0;
  private added = 0;

  public constructor(private readonly marks: FieldMarks | undefined) {}

  public valueOf(node: unknown, depth: number): Weighed {
    if (isAlias(node)) return this.aliased(node, depth);
    this.written += 1;
    const anchor = (node as Node & { readonly anchor?: string } | null)?.anchor;
    if (anchor === undefined) return this.contentOf(node, depth);
    this.anchored.set(anchor, undefined);
    const weighed = this.contentOf(node, depth);
    this.anchored.set(anchor, weighed);
    return weighed;
  }

  private contentOf(node: unknown, depth: number): Weighed {
    if (isMap(node)) return this.mapOf(node, depth);
    if (isSeq(node)) return this.listOf(node, depth);
    return { json: isScalar(node) ? scalarValue(node) : null, nodes: 1, height: 0 };
  }

  private mapOf(node: YAMLMap, depth: number): Weighed {
    const map: Record<string, Json> = {};
    const own = new Set<string>();
    let nodes = 1;
    let height = 0;
    for (const pair of node.items) {
      const isMerge = isMergeKey(pair.key);
      const field = isMerge ? '<<' : this.fieldOf(pair);
      if (own.has(field) && !isMerge) throw new UnreadableText(`has the field ${JSON.stringify(field)} twice in one map`, offsetOf(pair.key));
      own.add(field);
      const value = this.valueOf(pair.value, depth + 1);
      nodes += value.nodes;
      height = Math.max(height, value.height + 1);
      if (isMerge) this.merge(map, value.json, offsetOf(pair.key));
      else this.set(map, field, value.json, offsetOf(pair.key));
    }
    return { json: Object.freeze(map), nodes, height };
  }

  private set(map: Record<string, Json>, field: string, value: Json, offset: number): void {
    setField(map, field, value);
    this.marks?.note(map, field, offset);
  }

  /** As kubectl's reader does: what comes later wins, be it merged or written; in a list of maps the first wins. */
  private merge(map: Record<string, Json>, source: Json, offset: number): void {
    const sources = isJsonList(source) ? [...source].reverse() : [source];
    for (const one of sources) {
      if (!isJsonMap(one)) throw new UnreadableText('has << with something that is no map', offset);
      this.mergeOne(map, one, offset);
    }
  }

  private mergeOne(map: Record<string, Json>, source: JsonMap, offset: number): void {
    for (const field of Object.keys(source)) this.set(map, field, source[field], this.marks?.tryFind(source, field) ?? offset);
  }

  private fieldOf({ key }: Pair): string {
    const { json } = this.valueOf(key, 1);
    if (json === null || typeof json === 'object') throw new UnreadableText('has a field whose name is no text', offsetOf(key));
    return String(json);
  }

  private listOf(node: YAMLSeq, depth: number): Weighed {
    const list: Json[] = [];
    let nodes = 1;
    let height = 0;
    for (const item of node.items) {
      const value = this.valueOf(isPair(item) ? null : item, depth + 1);
      this.marks?.note(list, list.length, offsetOf(item));
      list.push(value.json);
      nodes += value.nodes;
      height = Math.max(height, value.height + 1);
    }
    return { json: Object.freeze(list), nodes, height };
  }

  /** The same frozen value as the anchor's, so that a bomb takes no memory; what it would take to walk it is limited. */
  private aliased(node: Alias, depth: number): Weighed {
    const offset = offsetOf(node);
    const found = this.anchored.get(node.source);
    if (found === undefined) {
      const reason = this.anchored.has(node.source) ? 'leads back to a value around it' : 'has no anchor before it';
      throw new UnreadableText(`has the alias *${node.source}, which ${reason}`, offset);
    }
    this.added += found.nodes;
    if (this.added > FREE_NODES + MOST_TIMES * this.written) throw new UnreadableText('has aliases that make it many times as large', offset);
    if (depth + found.height > DEEPEST) throw new UnreadableText(`must be nested at most ${DEEPEST} deep`, offset);
    return found;
  }
}

function isMergeKey(key: unknown): boolean {
  return isScalar(key) && key.value === '<<' && key.type === Scalar.PLAIN && (key.tag === undefined || key.tag === 'tag:yaml.org,2002:merge');
}

function offsetOf(node: unknown): number {
  return (node as Partial<Node> | null)?.range?.[0] ?? 0;
}
