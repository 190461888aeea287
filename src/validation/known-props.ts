import { IssueList } from './issue-list';
import { shown } from './shown';

/** The names of a struct's props; a missing or misspelt one does not compile. */
export type KnownProps<T> = { readonly [K in keyof Required<T>]: true };

/**
 * Whether a value is a struct; refuses props that nobody reads, because a program that runs without a type check
 * would lose them silently.
 */
export function isStruct<T extends object>(issues: IssueList, at: string, given: T | undefined, known: KnownProps<T>): given is T {
  if (!isPlain(given)) {
    issues.add({ prop: at === '' ? 'props' : at, must: 'be an object', got: shown(given) });
    return false;
  }
  const names = Object.keys(known);
  for (const name of Object.keys(given)) {
    if (names.includes(name)) continue;
    const near = names.find((candidate) => candidate.toLowerCase() === name.toLowerCase()) ?? names.find((candidate) => isNear(candidate, name));
    const prop = at === '' ? name : `${at}.${name}`;
    issues.add({ prop, must: 'be a known prop', got: shown((given as Record<string, unknown>)[name]), fix: near === undefined ? undefined : `did you mean ${near}?` });
  }
  return true;
}

/** Refuses what is null and was refused by nobody: leaving a prop out is written `undefined`. */
export function refuseNulls<T extends object>(issues: IssueList, given: T): void {
  for (const [prop, value] of Object.entries(given)) {
    if (value === null && !issues.concerns(prop)) issues.add({ prop, must: 'have a value, or be left out', got: shown(value) });
  }
}

/** Whether a value holds its content in named fields; a list, Map, Set or Date does not. */
export function isPlain(value: unknown): value is object {
  return Object.prototype.toString.call(value) === '[object Object]';
}

/** One letter added, dropped or changed, or two neighbours swapped. */
function isNear(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < Math.min(a.length, b.length) && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  const restA = a.slice(start, a.length - end);
  const restB = b.slice(start, b.length - end);
  return restA.length + restB.length <= 2 || (restA.length === 2 && restB.length === 2 && restA[0] === restB[1] && restA[1] === restB[0]);
}
