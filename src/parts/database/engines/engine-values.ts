import { Quantity } from '../../../units/quantity';
import { IssueList } from '../../../validation/issue-list';
import { KnownProps, isStruct } from '../../../validation/known-props';
import { entriesOf } from '../../../validation/ranges';
import { shown } from '../../../validation/shown';
import { refuseSecretLiteral } from '../../config/secret-literal';
import { planImage } from '../../containers/plan-image';
import { DatabaseEngine, DatabaseEngineOptions } from '../database-engine';

const KNOWN: KnownProps<DatabaseEngineOptions> = { image: true, database: true, username: true, settings: true };
const NONE = 'invalid:1';

/** The official image of a pinned version, or the author's. */
export function planImageOf(engine: DatabaseEngine, official: { readonly name: string; readonly parts: number; readonly example: string }, issues: IssueList): string {
  const version = engine._version;
  const isVersion = typeof version === 'string' && new RegExp(`^\\d{1,4}(\\.\\d{1,4}){${official.parts - 1}}$`).test(version);
  if (!isVersion) {
    issues.add({ prop: 'engine.version', must: `be ${official.parts} numbers, because an image that moves by itself cannot be rolled back`, got: shown(version), fix: `write ${shown(official.example)}` });
  }
  if (!isStruct(issues, 'engine', engine._options, KNOWN)) return NONE;
  if (engine._options.image === undefined) return isVersion ? `${official.name}:${version}` : NONE;
  return planImage('engine.image', engine._options.image, issues) === undefined ? NONE : engine._options.image;
}

const NAME = /^[a-z_][a-z0-9_]*$/i;

/** The database and the user of clients, which are neither the server's own. */
export function planNamesOf(engine: { readonly _options: Pick<DatabaseEngineOptions, 'database' | 'username'> }, own: readonly string[], issues: IssueList): { database: string; username: string } {
  const named = (prop: 'database' | 'username', longest: number): string => {
    const value = engine._options?.[prop] ?? 'app';
    if (typeof value !== 'string' || !NAME.test(value) || value.length > longest) {
      issues.add({ prop: `engine.${prop}`, must: `be letters, digits and "_", at most ${longest}, without a leading digit`, got: shown(value) });
      return 'app';
    }
    if (own.includes(value)) issues.add({ prop: `engine.${prop}`, must: "be none of the server's own", got: shown(value), fix: 'leave it out for "app"' });
    return value;
  };
  return { database: named('database', 63), username: named('username', 32) };
}

/** Settings of the author; those that other props decide are refused. */
export function planSettings(engine: DatabaseEngine, ours: readonly string[], issues: IssueList): { readonly [name: string]: string } {
  const settings = entriesOf(issues, 'engine.settings', (engine._options as DatabaseEngineOptions | undefined)?.settings);
  return Object.fromEntries(settings.filter(([name, value]) => {
    const prop = `engine.settings.${name}`;
    if (!/^[a-z][a-z0-9_.-]*$/i.test(name)) issues.add({ prop: 'engine.settings', must: 'have names of settings', got: shown(name) });
    else if (typeof value !== 'string' || /[\r\n\0]/.test(value)) issues.add({ prop, must: 'be a text of one line', got: shown(value), fix: 'put it in quotes' });
    else if (ours.includes(name)) issues.add({ prop, must: 'be left to the construct', got: 'a setting of yours', fix: 'use the props of the database' });
    else refuseSecretLiteral(prop, name, value, issues);
    return typeof value === 'string' && !issues.concerns(prop);
  }));
}

/** So many percent of an amount, in whole MiB, rounded down, at least one. */
export function mebibytesShareOf(amount: Quantity, percent: number): number {
  const share = amount.nano * BigInt(percent) / (100n * Quantity.parse('1Mi').nano);
  return Math.max(1, Number(share));
}

/** Refuses a setting that takes more than so many percent of memory, or that nobody can read. */
export function refuseAbove(prop: string, amount: Quantity | undefined, memory: Quantity, percent: number, text: string | undefined, issues: IssueList): void {
  if (text === undefined || issues.concerns(prop)) return;
  const most = `${mebibytesShareOf(memory, percent)}MB`;
  if (amount === undefined) {issues.add({ prop, must: 'be an amount of memory', got: shown(text), fix: `write ${shown(most)} or less` });} else if (amount.nano * 100n > memory.nano * BigInt(percent)) {
    issues.add({ prop, must: `be at most ${percent}% of the memory ${memory}, which is ${most}`, got: shown(text), fix: 'raise resources.memory, or leave it out' });
  }
}
