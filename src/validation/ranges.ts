import { Duration } from 'cdk8s';
import { IssueList } from './issue-list';
import { isPlain } from './known-props';
import { shown } from './shown';
import { secondsText, tryWholeSeconds } from '../units/seconds';

export interface Range {
  readonly min: number;
  readonly max: number;
}

/** The value where it is a whole number in the range; else an issue and undefined. */
export function wholeNumberIn(issues: IssueList, prop: string, value: unknown, range: Range): number | undefined {
  if (typeof value === 'number' && Number.isInteger(value) && value >= range.min && value <= range.max) return value;
  issues.add({ prop, must: `be a whole number from ${range.min} to ${range.max}`, got: shown(value) });
  return undefined;
}

/** The whole seconds of a duration in the range; else an issue and undefined. */
export function secondsIn(issues: IssueList, prop: string, value: unknown, range: Range, spelling = 'write Duration.seconds(n)'): number | undefined {
  const seconds = value instanceof Duration ? tryWholeSeconds(value) : undefined;
  if (seconds !== undefined && seconds >= range.min && seconds <= range.max) return seconds;
  const fix = value instanceof Duration ? undefined : spelling;
  issues.add({ prop, must: `be ${secondsText(range.min)} to ${secondsText(range.max)}, in whole seconds`, got: shown(value), fix });
  return undefined;
}

/** The text where it is a non-empty string; else an issue and undefined. */
export function textOf(issues: IssueList, prop: string, value: unknown, must = 'be a non-empty text'): string | undefined {
  if (typeof value === 'string' && value.trim() !== '') return value;
  issues.add({ prop, must, got: shown(value) });
  return undefined;
}

/** The flag; else an issue and false, because a text such as "false" would count as true. */
export function flagOf(issues: IssueList, prop: string, value: unknown): boolean {
  if (value === undefined || typeof value === 'boolean') return value === true;
  issues.add({ prop, must: 'be true or false', got: shown(value) });
  return false;
}

/** The list, where it is one; else an issue and the empty list. */
export function listOf<T>(issues: IssueList, prop: string, value: readonly T[] | undefined): readonly T[] {
  if (value === undefined) return [];
  // A copy, in which the holes of a sparse list are undefined instead of skipped.
  if (Array.isArray(value)) return [...value];
  issues.add({ prop, must: 'be a list', got: shown(value) });
  return [];
}

/** The name-to-value map, where it is one; else an issue and the empty map. */
export function entriesOf<T>(issues: IssueList, prop: string, value: { readonly [name: string]: T } | undefined): [string, T][] {
  if (value === undefined) return [];
  if (isPlain(value)) return Object.entries(value);
  issues.add({ prop, must: 'be a map of names to values', got: shown(value) });
  return [];
}

/** The reason somebody gives for declining a safe default: a sentence, not a shrug. */
export function reasonOf(issues: IssueList, prop: string, reason: unknown): string {
  if (typeof reason === 'string' && reason.trim().length >= 10) return reason.trim();
  issues.add({ prop, must: 'give a reason of at least 10 characters', got: shown(reason), fix: 'say why this service is better off without it' });
  return '';
}
