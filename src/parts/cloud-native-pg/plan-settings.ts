import { CnpgInput } from './cnpg-input';
import { FIXED_PARAMETERS } from './fixed-parameters';
import { tryPostgresMemory, tryPostgresSeconds } from './postgres-setting';
import { ARCHIVE_TIMEOUT_SECONDS } from './recovery';
import { Quantity } from '../../units/quantity';
import { IssueList } from '../../validation/issue-list';
import { shown } from '../../validation/shown';
import { refuseSecretContent } from '../config/secret-literal';

export interface CnpgSettingsPlan {
  readonly settings: { readonly [name: string]: string };
  readonly archiveTimeoutSeconds: number;
}

/** What other props decide. */
const DECIDED_ELSEWHERE = new Set(['max_connections']);

/** Most of memory that shared_buffers may take, in percent. Source: https://www.postgresql.org/docs/current/runtime-config-resource.html */
const MOST_SHARED_BUFFERS = 40;

/** The settings of the server: ours, and over them the author's, by the rules of the operator's webhook. */
export function planSettings(input: CnpgInput, instances: number, walSize: Quantity | undefined, issues: IssueList): CnpgSettingsPlan {
  const memory = Quantity.parse(input.resources.memory);
  const given = givenOf(input.settings, issues);
  const settings = {
    archive_timeout: '5min',
    effective_cache_size: shareOf(memory, 75),
    max_connections: String(input.maxConnections),
    shared_buffers: shareOf(memory, 25),
    ...given,
  };
  refuseMemory(given, memory, issues);
  refuseLogSizes(given, walSize, issues);
  refuseLogLevels(given, instances, issues);
  return {
    settings: Object.fromEntries(Object.entries(settings).sort(([a], [b]) => a < b ? -1 : 1)),
    archiveTimeoutSeconds: archiveTimeoutOf(given.archive_timeout, issues),
  };
}

function givenOf(settings: CnpgInput['settings'], issues: IssueList): { readonly [name: string]: string } {
  return Object.fromEntries(Object.entries(settings).filter(([name, value]) => {
    const prop = at(name);
    if (!NAME.test(name)) issues.add({ prop: 'engine.settings', must: 'have names of settings', got: shown(name) });
    else if (FIXED_PARAMETERS.has(name)) issues.add({ prop, must: 'be left to CloudNativePG, which owns it', got: shown(value), fix: 'leave it out' });
    else if (DECIDED_ELSEWHERE.has(name)) issues.add({ prop, must: 'be left to the construct', got: shown(value), fix: 'use maxConnections' });
    else if (typeof value !== 'string' || /[\r\n\0]/.test(value)) issues.add({ prop, must: 'be a text of one line', got: shown(value), fix: 'put it in quotes' });
    else refuseSecretContent(prop, value, issues);
    return typeof value === 'string' && !issues.concerns(prop);
  }));
}

const NAME = /^[A-Za-z_][A-Za-z0-9_$]*(?:\.[A-Za-z_][A-Za-z0-9_$]*)?$/;

type Given = { readonly [name: string]: string | undefined };

function refuseMemory(given: Given, memory: Quantity, issues: IssueList): void {
  const buffers = memorySettingOf('shared_buffers', given, issues);
  if (buffers === undefined || buffers.nano * 100n <= memory.nano * BigInt(MOST_SHARED_BUFFERS)) return;
  const most = shareOf(memory, MOST_SHARED_BUFFERS);
  issues.add({
    prop: at('shared_buffers'),
    must: `be at most ${MOST_SHARED_BUFFERS}% of the memory ${memory}, which is ${most}`,
    got: shown(given.shared_buffers),
    fix: 'raise resources.memory, or leave it out for 25%',
  });
}

/** The sizes between which PostgreSQL keeps its log, by its own defaults. Source: https://www.postgresql.org/docs/current/runtime-config-wal.html */
const LEAST_LOG = Quantity.parse('80Mi');
const MOST_LOG = Quantity.parse('1Gi');

function refuseLogSizes(given: Given, walSize: Quantity | undefined, issues: IssueList): void {
  const least = memorySettingOf('min_wal_size', given, issues) ?? LEAST_LOG;
  const most = memorySettingOf('max_wal_size', given, issues) ?? MOST_LOG;
  if (issues.concerns(at('min_wal_size'), at('max_wal_size'))) return;
  if (!least.isLessThan(most)) issues.add({ prop: at(given.min_wal_size === undefined ? 'max_wal_size' : 'min_wal_size'), must: `keep min_wal_size ${least} below max_wal_size ${most}`, got: shown(given.min_wal_size ?? given.max_wal_size) });
  if (walSize !== undefined && !most.isLessThan(walSize)) {
    issues.add({ prop: 'cnpg.walStorage', must: `be more than max_wal_size, which is ${most}`, got: `"${walSize}"`, fix: 'make it larger, or lower engine.settings.max_wal_size' });
  }
}

function refuseLogLevels(given: Given, instances: number, issues: IssueList): void {
  if (given.wal_level !== undefined && !['replica', 'logical'].includes(given.wal_level)) {
    issues.add({ prop: at('wal_level'), must: 'be replica or logical, because minimal can be neither archived nor replicated', got: shown(given.wal_level) });
  }
  if (given.wal_log_hints !== undefined && given.wal_log_hints !== 'on' && instances > 1) {
    issues.add({ prop: at('wal_log_hints'), must: 'be on where instances is above 1, because a former primary is rewound', got: shown(given.wal_log_hints) });
  }
}

function archiveTimeoutOf(given: string | undefined, issues: IssueList): number {
  if (given === undefined) return ARCHIVE_TIMEOUT_SECONDS;
  const seconds = tryPostgresSeconds(given);
  if (seconds !== undefined && seconds >= 10 && seconds <= 86_400) return seconds;
  issues.add({ prop: at('archive_timeout'), must: 'be 10s to 1d: it bounds what a disaster takes', got: shown(given), fix: 'leave it out for "5min"' });
  return ARCHIVE_TIMEOUT_SECONDS;
}

function memorySettingOf(name: string, given: Given, issues: IssueList): Quantity | undefined {
  const text = given[name];
  if (text === undefined) return undefined;
  const amount = tryPostgresMemory(text);
  if (amount === undefined || amount.isZero()) {
    issues.add({ prop: at(name), must: 'be an amount with a unit, B, kB, MB, GB or TB', got: shown(text), fix: 'write "256MB"' });
    return undefined;
  }
  return amount;
}

function at(name: string): string {
  return `engine.settings.${name}`;
}

const MEBIBYTE = Quantity.parse('1Mi').nano;

/** So many percent of an amount, rounded down to whole megabytes as PostgreSQL counts them. */
function shareOf(amount: Quantity, percent: number): string {
  return `${amount.nano * BigInt(percent) / (100n * MEBIBYTE)}MB`;
}
