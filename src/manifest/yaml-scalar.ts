import { Scalar } from 'yaml';
import { plainScalar } from './plain-scalar';
import { UnreadableText } from './unreadable-text';

/** What a YAML scalar means to Kubernetes. Tags that are not YAML's own are passed over, as kubectl does. */
export function scalarValue(scalar: Scalar): null | boolean | number | string {
  const text = String(scalar.value);
  const value = valueOf(scalar, text);
  if (typeof value === 'number' && !Number.isFinite(value)) throw refused(scalar, `has the number ${shown(text)}, which JSON cannot hold`);
  return value;
}

function valueOf(scalar: Scalar, text: string): null | boolean | number | string {
  if (scalar.tag === undefined) return scalar.type === Scalar.PLAIN ? plainScalar(text) : text;
  const type = scalar.tag.startsWith(YAML_TAG) ? scalar.tag.slice(YAML_TAG.length) : '';
  if (type === 'binary') throw refused(scalar, 'has the tag !!binary, which Kubernetes does not support: write the base64 text without it');
  const isOfType = TYPES.get(type);
  if (isOfType === undefined) return text;
  const value = plainScalar(text);
  if (!isOfType(value)) throw refused(scalar, `has ${shown(text)} with the tag !!${type}, which it is not`);
  return value;
}

const YAML_TAG = 'tag:yaml.org,2002:';

const TYPES: ReadonlyMap<string, (value: unknown) => boolean> = new Map([
  ['null', (value: unknown) => value === null],
  ['bool', (value: unknown) => typeof value === 'boolean'],
  ['int', (value: unknown) => Number.isInteger(value)],
  ['float', (value: unknown) => typeof value === 'number'],
]);

function refused(scalar: Scalar, reason: string): UnreadableText {
  return new UnreadableText(reason, scalar.range?.[0] ?? 0);
}

const LONGEST_SHOWN = 60;

function shown(text: string): string {
  return JSON.stringify(text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}...` : text);
}
