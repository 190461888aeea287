import { Duration } from 'cdk8s';
import { BackupOptions, BackupPolicy, RestoreDrill } from './backup-policy';
import { DatabaseMode } from './database-mode';
import { StorePlan, planStore } from './plan-store';
import { ClusterProfile } from '../../cluster/cluster-profile';
import { IssueList } from '../../validation/issue-list';
import { isStruct } from '../../validation/known-props';
import { reasonOf, secondsIn, textOf } from '../../validation/ranges';
import { shown } from '../../validation/shown';
import { longestGapSeconds, tryParseCron } from '../../values/cron-schedule';

export interface BackupPlan {
  readonly schedule: string;
  readonly timeZone: string;
  readonly keepSeconds: number;
  readonly timeoutSeconds: number;
  /** Longest time between two backups, summer time included. */
  readonly gapSeconds: number;
  readonly store: StorePlan;
  readonly drill: DrillPlan;
}

export interface DrillPlan {
  readonly schedule: string;
  readonly timeoutSeconds: number;
  /** Absent where the engine decides. */
  readonly query?: string;
}

export interface BackupInput {
  readonly backup: BackupPolicy;
  readonly restoreDrill?: RestoreDrill;
  readonly mode: DatabaseMode;
  readonly name: string;
}

/** How late a job may start before it counts as missed. Own judgement. */
export const START_DELAY_SECONDS = 600;

const DAILY = '17 2 * * *';
const DRILL = { [DatabaseMode.NATIVE]: '41 4 1 * *', [DatabaseMode.CNPG]: '41 4 * * 0' };
const MOST = { timeout: 7 * 86400, keep: 3660 * 86400 };
/** Area and place, or one of the few names without a place. Source: https://www.iana.org/time-zones */
const TIME_ZONE = /^(?:UTC|GMT|[A-Z][A-Za-z]+(?:\/[A-Za-z0-9_+-]+){1,2})$/;
const UTC = ['UTC', 'GMT', 'Etc/UTC', 'Etc/GMT'];

/** The backup, or why there is none. */
export function planBackup(input: BackupInput, profile: ClusterProfile, issues: IssueList): { readonly plan?: BackupPlan; readonly declined?: string } {
  const { backup, restoreDrill } = input;
  if (!(backup instanceof BackupPolicy)) {
    issues.add({ prop: 'backup', must: 'say where backups are kept, or why there are none', got: shown(backup), fix: 'write BackupPolicy.scheduled({ store: ... }) or BackupPolicy.none(reason)' });
    return {};
  }
  if (backup._options === undefined && backup._noneReason !== undefined) {
    if (restoreDrill !== undefined) issues.add({ prop: 'restoreDrill', must: 'be left out where there is no backup', got: shown(restoreDrill) });
    return { declined: reasonOf(issues, 'backup', backup._noneReason) };
  }
  const known = { store: true, schedule: true, timeZone: true, keep: true, timeout: true } as const;
  if (!isStruct(issues, 'backup', backup._options, known)) return {};
  return { plan: planScheduled(backup._options, input, profile, issues) };
}

function planScheduled(options: BackupOptions, input: BackupInput, profile: ClusterProfile, issues: IssueList): BackupPlan {
  const schedule = options.schedule ?? DAILY;
  const timeZone = planTimeZone(options.timeZone, issues);
  const gapSeconds = gapOf('backup.schedule', schedule, timeZone, issues);
  const timeoutSeconds = secondsIn(issues, 'backup.timeout', options.timeout ?? Duration.hours(2), { min: 60, max: MOST.timeout }) ?? 7200;
  const keepSeconds = secondsIn(issues, 'backup.keep', options.keep ?? Duration.days(30), { min: 3600, max: MOST.keep }) ?? 30 * 86400;
  if (keepSeconds < gapSeconds && !issues.concerns('backup.keep', 'backup.schedule')) {
    issues.add({ prop: 'backup.keep', must: `be at least the ${gapSeconds}s between two backups, or an old one goes before a new one comes`, got: `"${keepSeconds}s"` });
  }
  return {
    schedule,
    timeZone,
    keepSeconds,
    timeoutSeconds,
    gapSeconds,
    store: planStore(options.store, input, profile, issues),
    drill: planDrill(input, timeZone, issues),
  };
}

function planDrill({ restoreDrill, mode }: BackupInput, timeZone: string, issues: IssueList): DrillPlan {
  const nothing = { schedule: DRILL[mode], timeoutSeconds: 6 * 3600 };
  if (restoreDrill === undefined) return nothing;
  if (!isStruct(issues, 'restoreDrill', restoreDrill, { schedule: true, query: true, timeout: true })) return nothing;
  const schedule = restoreDrill.schedule ?? nothing.schedule;
  gapOf('restoreDrill.schedule', schedule, timeZone, issues);
  return {
    schedule,
    query: restoreDrill.query === undefined ? undefined : textOf(issues, 'restoreDrill.query', restoreDrill.query),
    timeoutSeconds: restoreDrill.timeout === undefined ? nothing.timeoutSeconds : secondsIn(issues, 'restoreDrill.timeout', restoreDrill.timeout, { min: 60, max: MOST.timeout }) ?? nothing.timeoutSeconds,
  };
}

function planTimeZone(given: string | undefined, issues: IssueList): string {
  const timeZone = given ?? 'Etc/UTC';
  if (typeof timeZone === 'string' && TIME_ZONE.test(timeZone)) return timeZone;
  issues.add({ prop: 'backup.timeZone', must: 'be a time zone such as Europe/Berlin', got: shown(given) });
  return 'Etc/UTC';
}

/** The longest time between two runs; where clocks change, one night a year has an hour more. */
function gapOf(prop: string, schedule: string, timeZone: string, issues: IssueList): number {
  const cron = tryParseCron(schedule);
  const gap = cron && longestGapSeconds(cron);
  if (gap === undefined) {
    issues.add({ prop, must: 'be five fields of cron that fire at some time', got: shown(schedule), fix: 'write "17 2 * * *"' });
    return 0;
  }
  return gap + (UTC.includes(timeZone) ? 0 : 3600);
}
