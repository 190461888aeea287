import { CnpgOptions } from './cnpg-options';
import { SchedulingPlan } from '../pod/plan-scheduling';
import { ResourcesPlan } from '../resources/plan-resources';
import { SpreadPlan } from '../spread/plan-spread';

/** A database that CloudNativePG is to run, as far as it is decided. */
export interface CnpgInput {
  /** Name of the cluster. Its Services are `<name>-rw`, `<name>-ro` and `<name>-r`. */
  readonly name: string;
  /** Image of PostgreSQL; its tag starts with the major version. */
  readonly image: string;
  /** Major version, such as 17. */
  readonly major: number;
  /** Name of the database of the clients. */
  readonly database: string;
  /** User that owns it. */
  readonly owner: string;
  /** Author's number of instances. Undefined for the default. */
  readonly instances?: number;
  readonly storage: CnpgStorageInput;
  /** Of each instance. Range: CPU limit = request. */
  readonly resources: ResourcesPlan;
  /** Connections of all clients together. */
  readonly maxConnections: number;
  /** Settings of the server by the author. */
  readonly settings: { readonly [name: string]: string };
  /** Secret of type basic-auth whose username is the owner. Undefined where the operator makes `<name>-app`. */
  readonly credentialsSecret?: string;
  /** Undefined where the author declined backups. */
  readonly backup?: CnpgBackupInput;
  /** Undefined where there is no drill. */
  readonly drill?: CnpgDrillInput;
  /** The store of `restoreFrom`, where it is not that of `backup`. */
  readonly restoreStore?: S3StorePlan;
  /** Annotations of the ServiceAccount that the operator makes, such as those of a cloud identity. */
  readonly serviceAccountAnnotations: { readonly [key: string]: string };
  /** Over zones softly; over nodes strictly where there are surely enough. */
  readonly spread: SpreadPlan;
  readonly scheduling: SchedulingPlan;
  readonly imagePullPolicy?: string;
  readonly imagePullSecrets: readonly string[];
  /** Undefined for all defaults. */
  readonly options?: CnpgOptions;
}

export interface CnpgStorageInput {
  /** As a quantity. */
  readonly size: string;
  readonly storageClass?: string;
}

export interface CnpgBackupInput {
  /** In the five fields of a CronJob. */
  readonly schedule: string;
  /** Of the schedule. CloudNativePG knows UTC alone. */
  readonly timeZone: string;
  /** Unit: whole days. Range: 1 or more. */
  readonly retentionDays: number;
  readonly store: S3StorePlan;
}

/** A folder of a bucket. */
export interface S3StorePlan {
  readonly bucket: string;
  readonly path: string;
  readonly endpoint?: string;
  readonly region?: string;
  /** Undefined where the pods have a cloud identity. */
  readonly credentials?: {
    readonly accessKeyId: SecretKeyPlan;
    readonly secretAccessKey: SecretKeyPlan;
  };
}

export interface SecretKeyPlan {
  readonly name: string;
  readonly key: string;
}

export interface CnpgDrillInput {
  /** In the five fields of a CronJob. */
  readonly schedule: string;
  readonly timeZone: string;
  /** Query whose first value must be something: neither nothing, nor 0, nor false. */
  readonly query: string;
  /** Unit: whole seconds. */
  readonly timeoutSeconds: number;
}
