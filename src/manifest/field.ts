import { isJsonList, isJsonMap, Json, JsonList, JsonMap } from './json';

/** Where a value lies inside another: field names, and positions in lists. */
export type FieldPath = readonly (string | number)[];

/** The path of a field inside the value at `at`: `spec.replicas`, or `metadata.labels["app.kubernetes.io/name"]`. */
export function fieldPath(at: string, field: string): string {
  if (!PLAIN_FIELD.test(field)) return `${at}[${JSON.stringify(field)}]`;
  return at === '' ? field : `${at}.${field}`;
}

const PLAIN_FIELD = /^[A-Za-z_$][\w$-]*$/;

/** The path of one item of the list at `at`: `spec.containers[0]`. */
export function itemPath(at: string, index: number): string {
  return `${at}[${index}]`;
}

/** A path as people write it: `spec.template.spec.containers[0].image`; the empty path is the empty text. */
export function pathText(path: FieldPath): string {
  return path.reduce<string>((at, step) => typeof step === 'number' ? itemPath(at, step) : fieldPath(at, step), '');
}

/** Reads what `pathText` writes; undefined for anything else. */
export function tryParsePath(text: string): FieldPath | undefined {
  const path: (string | number)[] = [];
  STEP.lastIndex = 0;
  while (STEP.lastIndex < text.length) {
    const isFirst = STEP.lastIndex === 0;
    const [, dot, plain, index, quoted] = STEP.exec(text) ?? [];
    const step = plain ?? (index === undefined ? tryUnquote(quoted) : Number(index));
    if (step === undefined || (plain !== undefined && (dot === '') !== isFirst)) return undefined;
    path.push(step);
  }
  return path;
}

const STEP = /(\.?)([A-Za-z_$][\w$-]*)|\[(\d{1,9})\]|\[("(?:[^"\\]|\\.)*")\]/y;

function tryUnquote(quoted: string | undefined): string | undefined {
  if (quoted === undefined) return undefined;
  try {
    return JSON.parse(quoted) as string;
  } catch {
    return undefined;
  }
}

/** What lies at a path; undefined where a field or an item is missing. Follows own fields only. */
export function fieldOf(json: unknown, ...path: FieldPath): Json | undefined {
  let found = json;
  for (const step of path) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, step)) return undefined;
    if (Array.isArray(found) !== (typeof step === 'number')) return undefined;
    found = (found as Readonly<Record<string | number, unknown>>)[step];
  }
  return found as Json | undefined;
}

/** The text at a path; undefined for anything else that is there. */
export function textOf(json: unknown, ...path: FieldPath): string | undefined {
  const found = fieldOf(json, ...path);
  return typeof found === 'string' ? found : undefined;
}

/** The list at a path; an empty one for anything else that is there. */
export function listOf(json: unknown, ...path: FieldPath): JsonList {
  const found = fieldOf(json, ...path);
  return isJsonList(found) ? found : NO_ITEMS;
}

const NO_ITEMS: JsonList = Object.freeze([]);

/** The map at a path; an empty one for anything else that is there. */
export function mapOf(json: unknown, ...path: FieldPath): JsonMap {
  const found = fieldOf(json, ...path);
  return isJsonMap(found) ? found : NO_FIELDS;
}

const NO_FIELDS: JsonMap = Object.freeze({});
