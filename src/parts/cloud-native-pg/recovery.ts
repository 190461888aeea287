/**
 * How much a disaster takes, and how long the way back is, where CloudNativePG archives the write-ahead log.
 * Closed forms over assumptions that stand below by name; a restore drill measures the true ones.
 */

/**
 * Most seconds between two archived pieces of log on a quiet server: the operator's own `archive_timeout`.
 *
 * Source: https://cloudnative-pg.io/documentation/current/wal_archiving/
 */
export const ARCHIVE_TIMEOUT_SECONDS = 300;

/** Seconds one piece of log (16 MiB) takes into the bucket. Own judgement. */
export const ARCHIVE_UPLOAD_SECONDS = 30;

/** MiB a second that a base backup is read at, from a bucket onto network storage, by a program that has one CPU. Own judgement. */
export const RESTORE_MEBIBYTES_PER_SECOND = 50;

/** MiB a second of log that a server replays: one piece a second. Own judgement. */
export const REPLAY_MEBIBYTES_PER_SECOND = 16;

/** Seconds for everything else: to notice, to apply the manifest, to bind disks, to pull images, to start. Own judgement. */
export const RESTORE_START_SECONDS = 600;

/** The part of the data that one day writes into the log, where the author does not know. Own judgement. */
export const LOG_PER_DAY_SHARE = 0.25;

/** What one switch of log leaves in the archive at least. Source: https://www.postgresql.org/docs/current/wal-configuration.html */
const SEGMENT_MEBIBYTES = 16;
const SECONDS_PER_DAY = 86_400;

/**
 * Most seconds of changes that are lost with all disks (recovery point objective): what is not yet in the archive.
 * A failover loses less, and with required synchronous replicas nothing.
 */
export function worstLossSeconds(archiveTimeoutSeconds = ARCHIVE_TIMEOUT_SECONDS): number {
  return archiveTimeoutSeconds + ARCHIVE_UPLOAD_SECONDS;
}

export interface RestoreSize {
  /** MiB of data. */
  readonly dataMebibytes: number;
  /** Most seconds between two base backups: so much log is replayed at worst. */
  readonly backupIntervalSeconds: number;
  /** MiB of log a day, where it is known. */
  readonly logMebibytesPerDay?: number;
  /** MiB a second, where it was measured. */
  readonly restoreMebibytesPerSecond?: number;
}

/** Most seconds until a restored cluster takes clients (recovery time objective): start + data / speed + log since the last base backup / speed. */
export function worstRestoreSeconds(size: RestoreSize): number {
  const copySpeed = size.restoreMebibytesPerSecond ?? RESTORE_MEBIBYTES_PER_SECOND;
  return RESTORE_START_SECONDS
    + Math.ceil(size.dataMebibytes / copySpeed)
    + Math.ceil(logToReplayMebibytes(size) / REPLAY_MEBIBYTES_PER_SECOND);
}

/** The log between two base backups. A quiet server still switches at each archive timeout, but what it writes then is padding. */
export function logToReplayMebibytes({ dataMebibytes, backupIntervalSeconds, logMebibytesPerDay }: RestoreSize): number {
  const perDay = logMebibytesPerDay ?? dataMebibytes * LOG_PER_DAY_SHARE;
  return Math.max(SEGMENT_MEBIBYTES, (perDay * backupIntervalSeconds) / SECONDS_PER_DAY);
}
