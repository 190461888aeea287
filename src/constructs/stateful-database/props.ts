import { Duration } from 'cdk8s';
import { CnpgOptions } from '../../parts/cloud-native-pg/cnpg-options';
import { BackupPolicy, RecoveryObjectives, RestoreDrill } from '../../parts/database/backup-policy';
import { DatabaseCredentials } from '../../parts/database/database-credentials';
import { DatabaseEngine } from '../../parts/database/database-engine';
import { DatabaseMode } from '../../parts/database/database-mode';
import { DatabaseStorage } from '../../parts/database/database-storage';
import { Resources } from '../../parts/resources/resources';
import { WorkloadBasics } from '../../parts/workload-basics';

/** A database that keeps its data. */
export interface StatefulDatabaseProps extends WorkloadBasics {
  /** What it is: the program, its version and what it is told. */
  readonly engine: DatabaseEngine;

  /** The disk of each instance. It stays when the database is deleted. */
  readonly storage: DatabaseStorage;

  /** Whether and how it is backed up. BackupPolicy.none(reason) goes without. */
  readonly backup: BackupPolicy;

  /**
   * Who runs the instances.
   *
   * @default - DatabaseMode.CNPG for PostgreSQL where the cluster has clusters.postgresql.cnpg.io, else DatabaseMode.NATIVE
   */
  readonly mode?: DatabaseMode;

  /**
   * Number of instances. A StatefulSet replicates nothing: more than one wants a replicationManager, or CloudNativePG.
   *
   * Range: 1 to 9.
   *
   * @default - 1; 3 with CloudNativePG
   */
  readonly instances?: number;

  /**
   * What in the image of a native database replicates between instances and elects who writes, such as `patroni`. For people who read the
   * code; naming one that is not there means databases that drift apart.
   *
   * @default - none: one instance
   */
  readonly replicationManager?: string;

  /**
   * Who may log in. Native mode requires it.
   *
   * @default - with CloudNativePG the operator makes the Secret `<name>-app`
   */
  readonly credentials?: DatabaseCredentials;

  /**
   * CPU and memory of each instance; the CPU limit is the request, so that the kubelet evicts it last (QoS Guaranteed).
   *
   * @default Resources.preset(ResourcePreset.LARGE)
   */
  readonly resources?: Resources;

  /**
   * Connections the server accepts. Clients that connectTo it are added up, each with its most pods and its pool, and refused beyond.
   *
   * Range: 10 to 10000.
   *
   * @default 100
   */
  readonly maxConnections?: number;

  /**
   * How long an instance may take to start, recovery after a crash included. Native mode alone.
   *
   * Unit: whole seconds. Range: 10 seconds to 24 hours.
   *
   * @default - 3600 seconds; 1800 seconds for Redis
   */
  readonly startupBudget?: Duration;

  /**
   * Time from the decision to end an instance to SIGKILL; the server ends fast in it, without waiting for clients. Native mode alone.
   *
   * Unit: whole seconds. Range: 30 seconds to 2 hours.
   * Source: https://www.postgresql.org/docs/current/server-shutdown.html
   *
   * @default Duration.seconds(300)
   */
  readonly terminationGracePeriod?: Duration;

  /**
   * How the restore is rehearsed. It always is where there are backups.
   *
   * @default - monthly, or weekly with CloudNativePG
   */
  readonly restoreDrill?: RestoreDrill;

  /**
   * What may be lost at most, and how long getting back may take. Settings that cannot keep it are refused.
   *
   * @default - none
   */
  readonly objectives?: RecoveryObjectives;

  /**
   * What CloudNativePG alone can be told.
   *
   * @default - its defaults
   */
  readonly cnpg?: CnpgOptions;
}
