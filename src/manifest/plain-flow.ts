import { FieldMarks } from './field-marks';
import { Json, setField } from './json';
import { plainScalar } from './plain-scalar';
import { tryDoubleQuoted, trySingleQuoted } from './quoted-text';
import { DEEPEST } from './text-reading';

/** A value, and the offset behind it. */
export interface FlowValue {
  readonly json: Json;
  readonly end: number;
}

/**
 * Reads a list or map in brackets that stays on its line and holds plain words, such as `{cpu: 100m, memory: 1Gi}`.
 * Undefined for anything else.
 */
export function tryReadFlow(text: string, start: number, depth: number, marks?: FieldMarks): FlowValue | undefined {
  if (depth > DEEPEST) return undefined;
  return text[start] === '{' ? tryMap(text, start, depth, marks) : tryList(text, start, depth, marks);
}

function tryMap(text: string, start: number, depth: number, marks?: FieldMarks): FlowValue | undefined {
  const map: Record<string, Json> = {};
  let offset = skipSpaces(text, start + 1);
  if (text[offset] === '}') return { json: Object.freeze(map), end: offset + 1 };
  for (;;) {
    const key = tryScalar(text, offset);
    if (key === undefined || typeof key.json !== 'string' || Object.hasOwn(map, key.json) || key.json === '__proto__') return undefined;
    if (text[key.end] !== ':' || text[key.end + 1] !== ' ') return undefined;
    const value = tryValue(text, skipSpaces(text, key.end + 1), depth, marks);
    if (value === undefined) return undefined;
    setField(map, key.json, value.json);
    marks?.note(map, key.json, offset);
    offset = skipSpaces(text, value.end);
    if (text[offset] === '}') return { json: Object.freeze(map), end: offset + 1 };
    if (text[offset] !== ',') return undefined;
    offset = skipSpaces(text, offset + 1);
  }
}

function tryList(text: string, start: number, depth: number, marks?: FieldMarks): FlowValue | undefined {
  const list: Json[] = [];
  let offset = skipSpaces(text, start + 1);
  if (text[offset] === ']') return { json: Object.freeze(list), end: offset + 1 };
  for (;;) {
    const item = tryValue(text, offset, depth, marks);
    if (item === undefined) return undefined;
    marks?.note(list, list.length, offset);
    list.push(item.json);
    offset = skipSpaces(text, item.end);
    if (text[offset] === ']') return { json: Object.freeze(list), end: offset + 1 };
    if (text[offset] !== ',') return undefined;
    offset = skipSpaces(text, offset + 1);
  }
}

function tryValue(text: string, offset: number, depth: number, marks?: FieldMarks): FlowValue | undefined {
  return text[offset] === '{' || text[offset] === '[' ? tryReadFlow(text, offset, depth + 1, marks) : tryScalar(text, offset);
}

function tryScalar(text: string, offset: number): FlowValue | undefined {
  if (text[offset] === '"' || text[offset] === "'") {
    const quoted = text[offset] === '"' ? tryDoubleQuoted(text, offset) : trySingleQuoted(text, offset);
    return quoted === undefined ? undefined : { json: quoted.text, end: quoted.end };
  }
  WORD.lastIndex = offset;
  const [word] = WORD.exec(text) ?? [];
  if (word === undefined) return undefined;
  const json = plainScalar(word);
  return typeof json === 'number' && !Number.isFinite(json) ? undefined : { json, end: offset + word.length };
}

/** What may stand without quotes and cannot be taken for anything else. */
const WORD = /[A-Za-z0-9_./][\w./+*-]*(?=[ ,:}\]])/y;

function skipSpaces(text: string, offset: number): number {
  let start = offset;
  while (text.charCodeAt(start) === SPACE) start += 1;
  return start;
}

const SPACE = 0x20;
