/** A manifest, or a part of one, exactly as YAML gave it: nothing about its shape is promised. */
export type Json = any;

/** The items of a list; anything that is not a list has none. */
export function listOf(value: Json): readonly Json[] {
  return Array.isArray(value) ? value : [];
}

/** The fields of a map; anything that is not a map has none. A null field counts as absent, as it does at the API server. */
export function entriesOf(value: Json): readonly [string, Json][] {
  return isMap(value) ? Object.entries(value).filter(([, field]) => isPresent(field)) : [];
}

export function isMap(value: Json): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isPresent(value: Json): boolean {
  return value !== undefined && value !== null;
}

/** An integer field, or what the API server fills in where it is absent. NaN for anything else, so that `!(a <= b)` reports it. */
export function integerOr(value: Json, whenAbsent: number): number {
  if (!isPresent(value)) return whenAbsent;
  return Number.isSafeInteger(value) ? value : NaN;
}

/** A value as a reader would type it. */
export function shown(value: Json): string {
  return isPresent(value) ? JSON.stringify(value) ?? String(value) : 'nothing';
}

/** One violation: `[rule] subject: what is wrong`. Tests match on the rule, people read the rest. */
export function sentenceOf(rule: string, subject: string, flaw: string): string {
  return `[${rule}] ${subject}: ${flaw}`;
}
