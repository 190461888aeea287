/** Whatever JSON can say. Frozen all the way down wherever this layer hands it out; nothing about its shape is promised. */
export type Json = null | boolean | number | string | JsonList | JsonMap;

export type JsonList = readonly Json[];

export interface JsonMap {
  readonly [field: string]: Json;
}

export function isJsonMap(value: unknown): value is JsonMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isJsonList(value: unknown): value is JsonList {
  return Array.isArray(value);
}

/** A frozen copy of plain data, as JSON would carry it. Undefined for what JSON cannot carry at all, such as a cycle or a function. */
export function tryJsonOf(value: unknown): Json | undefined {
  try {
    const text = JSON.stringify(value) as string | undefined;
    return text === undefined ? undefined : frozen(JSON.parse(text) as Json);
  } catch {
    return undefined;
  }
}

function frozen(value: Json): Json {
  if (typeof value !== 'object' || value === null) return value;
  Object.values(value).forEach(frozen);
  return Object.freeze(value);
}

/** Sets an own field whatever its name: `__proto__` is data, as in any other JSON. */
export function setField(map: Record<string, Json>, field: string, value: Json): void {
  if (field === '__proto__') Object.defineProperty(map, field, { value, writable: true, enumerable: true, configurable: true });
  else map[field] = value;
}
