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

/** Sets an own field whatever its name: `__proto__` is data, as in any other JSON. */
export function setField(map: Record<string, Json>, field: string, value: Json): void {
  if (field === '__proto__') Object.defineProperty(map, field, { value, writable: true, enumerable: true, configurable: true });
  else map[field] = value;
}
