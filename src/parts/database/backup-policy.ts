import { Duration } from 'cdk8s';
import { SecretRef } from '../secrets/secret-ref';

/** A bucket that speaks the protocol of Amazon S3. */
export interface S3StoreOptions {
  /** Name of the bucket. */
  readonly bucket: string;

  /**
   * Folder in the bucket.
   *
   * @default - the name of the database
   */
  readonly path?: string;

  /**
   * Address of the service, with its scheme, where it is not Amazon's: `https://minio.example.com`.
   *
   * @default - Amazon's
   */
  readonly endpoint?: string;

  /**
   * Region of the bucket.
   *
   * @default - none
   */
  readonly region?: string;

  /**
   * Keys of the bucket. In native mode they become the variables AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY (give `env`).
   *
   * @default - none: the cloud identity of the pods
   */
  readonly credentials?: SecretRef;

  /**
   * Image with `sh`, `sha256sum` and the `aws` command, with a tag other than latest, or with a digest. CloudNativePG needs none.
   *
   * @default - none, which native mode refuses
   */
  readonly image?: string;
}

/** Where backups are kept. It must not be lost together with the database. */
export class BackupStore {
  /** A bucket that speaks the protocol of Amazon S3. */
  public static s3(options: S3StoreOptions): BackupStore {
    return new BackupStore('s3', options, undefined);
  }

  /**
   * A volume, claimed already. Native mode alone.
   *
   * @param claimName name of the PersistentVolumeClaim; two nodes must be able to mount it, unless database and jobs share one
   */
  public static volume(claimName: string): BackupStore {
    return new BackupStore('volume', undefined, claimName);
  }

  private constructor(
    /** @internal */ public readonly _by: 's3' | 'volume',
    /** @internal */ public readonly _s3: S3StoreOptions | undefined,
    /** @internal */ public readonly _claimName: string | undefined,
  ) {}
}

/** When backups are made and how long they are kept. */
export interface BackupOptions {
  /** Where backups are kept. */
  readonly store: BackupStore;

  /**
   * When backups are made, as cron writes it, in five fields.
   *
   * Source: https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax
   *
   * @default "17 2 * * *"
   */
  readonly schedule?: string;

  /**
   * Time zone of the schedules, such as `Europe/Berlin`.
   *
   * Source: https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#time-zones
   *
   * @default "Etc/UTC"
   */
  readonly timeZone?: string;

  /**
   * How long backups are kept. The newest is kept whatever its age.
   *
   * Unit: whole seconds. Range: the longest time between two backups to 10 years.
   *
   * @default Duration.days(30)
   */
  readonly keep?: Duration;

  /**
   * How long one backup may take before it counts as failed.
   *
   * Unit: whole seconds. Range: 1 minute to 7 days.
   *
   * @default Duration.hours(2)
   */
  readonly timeout?: Duration;
}

/** Whether and how a database is backed up. */
export class BackupPolicy {
  /** Backups by a schedule: dumps in native mode; base backups and an archive of the write-ahead log with CloudNativePG. */
  public static scheduled(options: BackupOptions): BackupPolicy {
    return new BackupPolicy(options, undefined);
  }

  /**
   * No backup: what is lost is lost.
   *
   * @param reason why that is fine, in at least 10 characters
   */
  public static none(reason: string): BackupPolicy {
    return new BackupPolicy(undefined, reason);
  }

  private constructor(
    /** @internal */ public readonly _options: BackupOptions | undefined,
    /** @internal */ public readonly _noneReason: string | undefined,
  ) {}
}

/** A rehearsal of the restore: it restores the newest backup to a scratch place and asks it a question. */
export interface RestoreDrill {
  /**
   * When it is rehearsed, as cron writes it, in five fields.
   *
   * @default - monthly, "41 4 1 * *"; weekly with CloudNativePG, "41 4 * * 0"
   */
  readonly schedule?: string;

  /**
   * Query whose first value must be something: neither nothing, nor 0, nor false. For Redis a command, such as `DBSIZE`.
   *
   * @default - counts the tables; for Redis the keys
   */
  readonly query?: string;

  /**
   * How long a rehearsal may take before it counts as failed.
   *
   * Unit: whole seconds. Range: 1 minute to 7 days.
   *
   * @default Duration.hours(6)
   */
  readonly timeout?: Duration;
}

/** What may be lost at most, and how long getting back may take. */
export interface RecoveryObjectives {
  /**
   * Most time whose changes may be lost (recovery point objective).
   *
   * Unit: whole seconds. Range: 1 second to 10 years.
   *
   * @default - whatever the schedule gives
   */
  readonly rpo?: Duration;

  /**
   * Most time until clients are served again after a disk is lost (recovery time objective).
   *
   * Unit: whole seconds. Range: 1 second to 10 years.
   *
   * @default - whatever size and speed give
   */
  readonly rto?: Duration;

  /**
   * How many MiB of data a restore writes in a second; a restore drill measures it.
   *
   * Unit: MiB. Range: 1 to 100000. Own judgement: network storage; a dump also builds its indexes anew.
   *
   * @default - 20 for a dump, 50 for a base backup of CloudNativePG
   */
  readonly restoreMebibytesPerSecond?: number;
}
