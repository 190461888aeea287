import { Duration, Size } from 'cdk8s';
import { Cpu, PercentOrAbsolute } from 'cdk8s-plus-27';
import { durationText } from '../units/seconds';

const LONGEST = 80;

/** A value as an error message shows it: short, quoted where it is text, in its own unit where it has one. */
export function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value instanceof Duration) return `"${durationText(value)}"`;
  if (value instanceof Size) return `"${value.asString()}"`;
  if (value instanceof Cpu) return `"${value.amount}"`;
  if (value instanceof PercentOrAbsolute) return `"${String(value.value)}"`;
  if (typeof value === 'string') return JSON.stringify(shortened(value));
  if (typeof value === 'function') return 'a function';
  if (typeof value === 'bigint') return `${value}n`;
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : `a list of ${value.length}`;
  if (typeof value === 'object' && value !== null) return objectText(value);
  return String(value);
}

function objectText(value: object): string {
  const name: unknown = value.constructor?.name;
  if (typeof name === 'string' && name !== 'Object') return `an object of ${name}`;
  return Object.keys(value).length === 0 ? 'an empty object' : 'an object';
}

function shortened(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}...` : text;
}
