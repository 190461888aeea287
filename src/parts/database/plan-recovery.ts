import { Duration } from 'cdk8s';
import { RecoveryObjectives } from './backup-policy';
import { BackupPlan, START_DELAY_SECONDS } from './plan-backup';
import { Quantity } from '../../units/quantity';
import { IssueList } from '../../validation/issue-list';
import { isPlain, isStruct } from '../../validation/known-props';
import { secondsIn, wholeNumberIn } from '../../validation/ranges';

/** What a lost disk costs at worst. */
export interface RecoveryPlan {
  readonly rpo?: RecoveryTime;
  readonly rto: RecoveryTime;
}

/** A time, and what it is made of. */
export interface RecoveryTime {
  readonly seconds: number;
  /** Such as `86400s between backups + 600s to start + 7200s for one`. */
  readonly sum: string;
}

/** To notice, to decide, to get a new disk and to start the restore. Own judgement. */
const REACTION_SECONDS = 1800;
/** A dump over network storage, its indexes built anew. Own judgement. */
export const DUMP_MEBIBYTES_PER_SECOND = 20;

/**
 * What follows from a schedule of dumps: all since the last one is lost, and a full disk is written anew.
 *
 * A dump shows the moment in which it began, and the next one counts once it has ended.
 */
export function recoveryOf(backup: BackupPlan, size: string, restoreMebibytesPerSecond: number | undefined): RecoveryPlan {
  const speed = restoreMebibytesPerSecond ?? DUMP_MEBIBYTES_PER_SECOND;
  const mebibytes = mebibytesOf(size);
  const restoreSeconds = Math.ceil(mebibytes / speed);
  return {
    rpo: {
      seconds: backup.gapSeconds + START_DELAY_SECONDS + backup.timeoutSeconds,
      sum: `${backup.gapSeconds}s between backups + ${START_DELAY_SECONDS}s to start + ${backup.timeoutSeconds}s for one`,
    },
    rto: {
      seconds: REACTION_SECONDS + restoreSeconds,
      sum: `${REACTION_SECONDS}s to react + ${restoreSeconds}s for a full disk of ${size} at ${speed}Mi/s`,
    },
  };
}

/** Refuses objectives that the settings cannot keep, with both numbers. */
export function checkObjectives(
  objectives: RecoveryObjectives | undefined, recovery: RecoveryPlan | undefined, fixes: { readonly rpo: string; readonly rto: string }, issues: IssueList,
): void {
  if (!isPlain(objectives)) return;
  const most = Duration.days(3660).toSeconds();
  for (const name of ['rpo', 'rto'] as const) {
    const prop = `objectives.${name}`;
    const given = objectives[name];
    if (given === undefined) continue;
    const seconds = secondsIn(issues, prop, given, { min: 1, max: most });
    if (seconds === undefined || issues.concerns('backup', 'storage', 'objectives.restoreMebibytesPerSecond')) continue;
    const needed = recovery?.[name];
    if (needed === undefined) issues.add({ prop, must: 'be left out where there is no backup, because nothing comes back', got: `"${seconds}s"`, fix: 'give a backup' });
    else if (seconds < needed.seconds) issues.add({ prop, must: `be at least ${needed.seconds}s = ${needed.sum}`, got: `"${seconds}s"`, fix: fixes[name] });
  }
}

/** The measured speed of a restore; undefined where nobody measured. */
export function planRestoreSpeed(objectives: RecoveryObjectives | undefined, issues: IssueList): number | undefined {
  if (objectives === undefined || !isStruct(issues, 'objectives', objectives, { rpo: true, rto: true, restoreMebibytesPerSecond: true })) return undefined;
  const speed = objectives.restoreMebibytesPerSecond;
  return speed === undefined ? undefined : wholeNumberIn(issues, 'objectives.restoreMebibytesPerSecond', speed, { min: 1, max: 100000 });
}

export function mebibytesOf(size: string): number {
  return Math.ceil(Quantity.parse(size).ratioTo(Quantity.parse('1Mi')));
}
