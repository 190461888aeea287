import { FieldPath, fieldOf } from './field';
import { isJsonList, isJsonMap, Json, JsonMap } from './json';
import { Manifest, ManifestSource } from './manifest';
import { ObjectId } from './object-id';
import { SourceDocument } from './source-document';

/** What a document holds: an object, or those of a List. */
export interface Found {
  readonly manifests: readonly Manifest[];
  readonly refusals: readonly Refusal[];
}

/** A value that is no manifest, and where in the document it lies. */
export interface Refusal {
  readonly at: FieldPath;
  readonly reason: string;
}

/**
 * The manifests in the JSON of one document. Null, which is a document without content, holds none.
 *
 * Anything whose kind ends in List and that has `items` is a List, and may hold other Lists.
 * Items of a list such as DeploymentList may leave out apiVersion and kind, as the API server does.
 */
export function manifestsOf(json: Json, file: string, document: SourceDocument | undefined): Found {
  const manifests: Manifest[] = [];
  const refusals: Refusal[] = [];
  const take = (value: Json, at: FieldPath): void => {
    const found = isJsonMap(value) ? value : undefined;
    const items = found === undefined ? undefined : tryItemsOf(found);
    if (found === undefined) refusals.push({ at, reason: `holds ${nounOf(value)}, not a Kubernetes object` });
    else if (items === undefined) takeObject(found, at);
    else if (isJsonList(items)) items.forEach((item, index) => take(withType(item, found), [...at, 'items', index]));
    else refusals.push({ at: [...at, 'items'], reason: 'has items that are no list' });
  };
  const takeObject = (object: JsonMap, at: FieldPath): void => {
    const reason = tryRefuse(object);
    if (reason !== undefined) refusals.push({ at, ...reason, ...(reason.at === undefined ? {} : { at: [...at, ...reason.at] }) });
    else manifests.push(new Manifest(idOf(object), object, sourceOf(file, document, at), document));
  };
  if (json !== null) take(json, []);
  return { manifests, refusals };
}

function sourceOf(file: string, document: SourceDocument | undefined, at: FieldPath): ManifestSource {
  return Object.freeze({ file, document: document?.index ?? 0, at: Object.freeze([...at]) });
}

function tryItemsOf(object: JsonMap): Json | undefined {
  const kind = fieldOf(object, 'kind');
  if (typeof kind !== 'string' || !kind.endsWith('List')) return undefined;
  const items = fieldOf(object, 'items');
  return kind === 'List' || items === null ? items ?? [] : items;
}

function withType(item: Json, list: JsonMap): Json {
  const { apiVersion, kind } = list;
  const isTyped = typeof kind === 'string' && kind !== 'List' && isJsonMap(item) && !Object.hasOwn(item, 'apiVersion') && !Object.hasOwn(item, 'kind');
  return isTyped ? Object.freeze({ apiVersion, kind: kind.slice(0, -'List'.length), ...item }) : item;
}

/** The first thing that keeps a map from being an object of Kubernetes; undefined if nothing does. */
function tryRefuse(object: JsonMap): { readonly at?: FieldPath; readonly reason: string } | undefined {
  for (const path of [['apiVersion'], ['kind']]) {
    const value = fieldOf(object, ...path);
    if (typeof value !== 'string' || value === '') return { at: path, reason: `is no Kubernetes object: ${path[0]} must be a text, got ${shown(value)}` };
  }
  const metadata = fieldOf(object, 'metadata');
  if (!isJsonMap(metadata)) return { at: ['metadata'], reason: `is no Kubernetes object: metadata must be a map, got ${shown(metadata)}` };
  const namespace = fieldOf(metadata, 'namespace') ?? '';
  if (typeof namespace !== 'string') return { at: ['metadata', 'namespace'], reason: `metadata.namespace must be a text, got ${shown(namespace)}` };
  const name = fieldOf(metadata, 'name') ?? fieldOf(metadata, 'generateName');
  return typeof name === 'string' && name !== '' ? undefined : { at: ['metadata', 'name'], reason: `metadata.name must be a text, got ${shown(name)}` };
}

/** Of an object that was not refused. */
function idOf(object: JsonMap): ObjectId {
  const text = (...path: FieldPath): string => String(fieldOf(object, ...path) ?? '');
  const name = text('metadata', 'name');
  return Object.freeze({
    apiVersion: text('apiVersion'),
    kind: text('kind'),
    namespace: text('metadata', 'namespace'),
    name: name === '' ? `${text('metadata', 'generateName')}*` : name,
  });
}

function shown(value: Json | undefined): string {
  return typeof value === 'number' || typeof value === 'boolean' ? `${nounOf(value)} (a text stands in quotes)` : nounOf(value);
}

function nounOf(value: Json | undefined): string {
  if (value === undefined || value === null) return 'nothing';
  if (isJsonList(value)) return 'a list';
  if (isJsonMap(value)) return 'a map';
  if (value === '') return 'an empty text';
  return typeof value === 'string' ? 'a text' : `the ${typeof value} ${String(value)}`;
}
