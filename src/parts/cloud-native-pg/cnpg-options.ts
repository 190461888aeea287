import { Size } from 'cdk8s';
import { ImageCatalog } from './image-catalog';
import { Recovery } from './recovery-source';
import { PodLocation } from '../../cluster/cluster-profile-props';

/** What a commit does while fewer synchronous standbys are there than it waits for. */
export enum DataDurability {
  /** It waits: no commit is lost with the primary, but a missing standby stops all writes. */
  REQUIRED = 'required',
  /** It goes on with the standbys there are: writes go on, and a commit may be lost with the primary. */
  PREFERRED = 'preferred',
}

/** When a connection of the pool is free for the next client. Source: https://www.pgbouncer.org/features.html */
export enum PoolerMode {
  /** After each transaction. Clients must not rely on the session: SET, LISTEN, advisory locks, temporary tables. */
  TRANSACTION = 'transaction',
  /** When the client disconnects. */
  SESSION = 'session',
}

/** PgBouncer in front of the primary: many clients share few connections. */
export interface PoolerOptions {
  /**
   * When a connection is free for the next client.
   *
   * @default PoolerMode.TRANSACTION
   */
  readonly mode?: PoolerMode;

  /**
   * Pods of the pooler.
   *
   * Range: 1 to 100.
   *
   * @default 2
   */
  readonly instances?: number;

  /**
   * Connections each pooler pod opens to the server at most, for each pair of user and database.
   *
   * Range: 1 to 10000; times `instances` and one pod of a rollout it must leave 10 of `maxConnections` free.
   * Source: https://www.pgbouncer.org/config.html#default_pool_size
   *
   * @default 20
   */
  readonly poolSize?: number;

  /**
   * Clients each pooler pod accepts at most.
   *
   * Range: 1 to 100000, at least `poolSize`.
   * Source: https://www.pgbouncer.org/config.html#max_client_conn
   *
   * @default 1000
   */
  readonly maxClients?: number;
}

/** What a PostgreSQL cluster can be told where CloudNativePG runs it. Source: https://cloudnative-pg.io/documentation/current/ */
export interface CnpgOptions {
  /**
   * Standbys that must have a commit before the client hears of it (quorum).
   *
   * Range: 0 to one less than `instances`.
   * Source: https://cloudnative-pg.io/documentation/current/replication/#synchronous-replication
   *
   * @default 0
   */
  readonly synchronousReplicas?: number;

  /**
   * What a commit does while fewer standbys are there. Wants `synchronousReplicas`.
   *
   * Source: https://cloudnative-pg.io/documentation/current/replication/#data-durability-and-synchronous-replication
   *
   * @default - DataDurability.REQUIRED, where there are synchronous replicas
   */
  readonly dataDurability?: DataDurability;

  /**
   * Size of a disk of its own for the write-ahead log, so that a log that cannot be archived does not fill the disk of the data.
   *
   * Unit: bytes. Range: more than 1 GiB, the size the log may reach by PostgreSQL's own default; or than the setting max_wal_size.
   * Source: https://cloudnative-pg.io/documentation/current/storage/#volume-for-wal
   *
   * @default - none: the log lies beside the data
   */
  readonly walStorage?: Size;

  /**
   * A connection pool in front of the primary.
   *
   * Source: https://cloudnative-pg.io/documentation/current/connection_pooling/
   *
   * @default - none
   */
  readonly pooler?: PoolerOptions;

  /**
   * Starts the cluster from a backup, and not empty. Read at the first start alone.
   * The backup is looked for in the bucket of `backup`: in its `path` where it has one, else in the folder by the name of the cluster that wrote it.
   *
   * @default - none: an empty database
   */
  readonly restoreFrom?: Recovery;

  /**
   * Where the operator looks up the image of the major version, so that one change updates all clusters.
   *
   * @default - none: the image of the engine
   */
  readonly imageCatalog?: ImageCatalog;

  /**
   * Whether PodMonitors collect the metrics, where the cluster has PodMonitors.
   *
   * @default true
   */
  readonly monitoring?: boolean;

  /**
   * Where the operator runs: it must reach the pods.
   *
   * Source: https://cloudnative-pg.io/documentation/current/networking/
   *
   * @default - namespace cnpg-system, pods labelled app.kubernetes.io/name: cloudnative-pg
   */
  readonly operator?: PodLocation;

  /**
   * Image with `kubectl` for the restore drill, with a tag other than latest, or with a digest. It needs no shell.
   *
   * Range: a version of kubectl within one minor of the cluster's.
   * Source: https://kubernetes.io/releases/version-skew-policy/#kubectl
   *
   * @default - registry.k8s.io/kubectl of the cluster's minor version
   */
  readonly drillImage?: string;
}
