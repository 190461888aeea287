import { Duration, Size } from 'cdk8s';

/** Details of a database engine we know. */
export interface DatabaseEngineOptions {
  /**
   * Image with a tag other than latest, or with a digest. It works like the official image: same paths, variables and programs.
   *
   * @default - the official image of that version
   */
  readonly image?: string;

  /**
   * Name of the database that clients use. Redis has none.
   *
   * Range: letters, digits and "_", at most 63 characters, no leading digit.
   *
   * @default "app"
   */
  readonly database?: string;

  /**
   * Name of the user that clients use; it owns the database and is no superuser. Redis has none.
   *
   * Range: as for database, at most 32 characters.
   *
   * @default "app"
   */
  readonly username?: string;

  /**
   * Settings of the server, laid over ours, as its configuration file writes them: `{ work_mem: '16MB' }`.
   * What other props decide is refused here.
   *
   * @default - none
   */
  readonly settings?: { readonly [name: string]: string };
}

/** A database engine that we do not know. */
export interface CustomEngineOptions {
  /** Image with a tag other than latest, or with a digest. */
  readonly image: string;

  /**
   * Port clients connect to.
   *
   * Range: 1024 to 65535.
   */
  readonly port: number;

  /**
   * Numeric user the image runs as.
   *
   * Range: 1 to 2147483647. Left out of the pod where the platform assigns ids.
   */
  readonly userId: number;

  /** Absolute path of the folder that holds the data. */
  readonly dataPath: string;

  /** Command that succeeds while the server answers its clients (readiness), one text a word. */
  readonly readyCommand: string[];

  /** Command that succeeds while the server is not beyond help (liveness), during recovery too, one text a word. */
  readonly aliveCommand: string[];

  /**
   * Command that ends the server fast and returns once it has ended, one text a word.
   *
   * @default - none: SIGTERM ends it
   */
  readonly stopCommand?: string[];

  /**
   * Entry point, one text a word.
   *
   * @default - the image's own
   */
  readonly command?: string[];

  /**
   * Arguments, one text a word.
   *
   * @default - the image's own
   */
  readonly args?: string[];

  /**
   * Variable of the server that takes the path of a file with its password.
   *
   * @default - none: the file is password in /run/secrets/database
   */
  readonly passwordFileVariable?: string;

  /**
   * Absolute paths of other folders the server writes to, besides `/tmp`.
   *
   * @default - none
   */
  readonly scratchPaths?: string[];

  /**
   * Name of the database that clients use.
   *
   * @default "app"
   */
  readonly database?: string;

  /**
   * Name of the user that clients use.
   *
   * @default "app"
   */
  readonly username?: string;

  /**
   * Connections the server keeps for itself, out of maxConnections.
   *
   * Range: 0 to 1000.
   *
   * @default 3
   */
  readonly reservedConnections?: number;

  /**
   * How long the server may take to start, recovery after a crash included, where startupBudget does not say.
   *
   * Unit: whole seconds. Range: 1 second to 24 hours.
   *
   * @default Duration.seconds(3600)
   */
  readonly startupBudget?: Duration;

  /**
   * Command in the image that writes a dump to its standard output, one text a word. It finds the server in DATABASE_HOST and
   * DATABASE_PORT, the user in DATABASE_USER and the password in DATABASE_PASSWORD_FILE.
   *
   * @default - none: a backup is refused
   */
  readonly dumpCommand?: string[];

  /**
   * Command in the image that restores a dump from its standard input to a scratch place, DRILL_DIR, and fails unless it is good, one text a word.
   * The query of the drill is in DRILL_QUERY.
   *
   * @default - none: a backup is refused
   */
  readonly verifyCommand?: string[];

  /**
   * Size limit of each scratch folder.
   *
   * Unit: bytes. Range: above zero.
   *
   * @default Size.mebibytes(64)
   */
  readonly scratchSize?: Size;
}

/** @internal */
export type EngineKind = 'postgres' | 'mysql' | 'redis' | 'custom';

/** What a database is: the program, its version and what it is told. */
export class DatabaseEngine {
  /**
   * PostgreSQL in its official image.
   *
   * Source: https://hub.docker.com/_/postgres
   *
   * @param version major and minor, such as `17.2`: an image that moves by itself cannot be rolled back
   */
  public static postgres(version: string, options: DatabaseEngineOptions = {}): DatabaseEngine {
    return new DatabaseEngine('postgres', version, options, undefined);
  }

  /**
   * MySQL in its official image.
   *
   * Source: https://hub.docker.com/_/mysql
   *
   * @param version three numbers, such as `8.4.3`
   */
  public static mysql(version: string, options: DatabaseEngineOptions = {}): DatabaseEngine {
    return new DatabaseEngine('mysql', version, options, undefined);
  }

  /**
   * Redis in its official image, with an append-only file.
   *
   * Source: https://hub.docker.com/_/redis
   *
   * @param version three numbers, such as `7.4.1`
   */
  public static redis(version: string, options: DatabaseEngineOptions = {}): DatabaseEngine {
    return new DatabaseEngine('redis', version, options, undefined);
  }

  /** Any other engine, described by what an operator of it knows. */
  public static custom(options: CustomEngineOptions): DatabaseEngine {
    return new DatabaseEngine('custom', undefined, {}, options);
  }

  private constructor(
    /** @internal */ public readonly _kind: EngineKind,
    /** @internal */ public readonly _version: string | undefined,
    /** @internal */ public readonly _options: DatabaseEngineOptions,
    /** @internal */ public readonly _custom: CustomEngineOptions | undefined,
  ) {}
}
