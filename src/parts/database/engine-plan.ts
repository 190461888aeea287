import { EngineKind } from './database-engine';
import { EnvFields } from '../containers/plan-env';

/** Where the passwords of a database lie in its pods. */
export const SECRETS_PATH = '/run/secrets/database';
export const PASSWORD_FILE = 'password';
export const ADMIN_PASSWORD_FILE = 'admin-password';

/** A database server, decided, but for what a cluster adds. */
export interface EnginePlan {
  readonly kind: EngineKind;
  readonly image: string;
  readonly port: number;
  readonly portName: string;
  readonly user: number;
  /** Where the disk is mounted. */
  readonly dataPath: string;
  /** Folders the server writes to besides its disk. */
  readonly scratch: readonly EngineScratch[];
  readonly env: readonly EnvFields[];
  readonly command?: readonly string[];
  readonly args?: readonly string[];
  readonly readyCommand: readonly string[];
  readonly aliveCommand: readonly string[];
  /** Ends the server fast and returns once it has ended; absent where SIGTERM does. */
  readonly stopCommand?: (seconds: number) => readonly string[];
  /** How long it may take to start, recovery after a crash included. */
  readonly startupSeconds: number;
  /** Files made by us, from path to text. */
  readonly files: { readonly [path: string]: string };
  /** Whether it has a superuser with a password of its own. */
  readonly hasAdmin: boolean;
  /** Connections clients cannot have, and what they are for. */
  readonly reserved: readonly { readonly what: string; readonly connections: number }[];
  readonly client: EngineClient;
  /** Absent where it cannot be backed up. */
  readonly backup?: EngineBackup;
}

export interface EngineScratch {
  readonly name: string;
  readonly path: string;
  readonly size: string;
  readonly inMemory: boolean;
}

/** How clients reach it: the names of the variables they get, and what they hold. */
export interface EngineClient {
  readonly prefix: 'PG' | 'MYSQL_' | 'REDIS_' | 'DATABASE_';
  readonly database?: string;
  readonly username?: string;
}

/** The programs that back it up and try the backup, in its own image. */
export interface EngineBackup {
  /** Scripts by file name. */
  readonly scripts: { readonly [file: string]: string };
  /** Whether there is a script that restores into the running server. */
  readonly canRestore: boolean;
  /** Variables for all of them. */
  readonly env: readonly EnvFields[];
  /** What the drill asks where its author does not say. */
  readonly query: string;
}

/** Connections the backup takes while it runs, and those for who watches. Own judgement. */
export const BACKUP_CONNECTIONS = 1;
export const MONITORING_CONNECTIONS = 2;
