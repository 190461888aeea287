import { S3StorePlan } from './cnpg-input';
import { PodLocation } from '../../cluster/cluster-profile-props';
import { EnvFields } from '../containers/plan-env';
import { NetworkEdge } from '../network-guard/plan-network-guard';
import { SchedulingPlan } from '../pod/plan-scheduling';
import { SpreadPlan } from '../spread/plan-spread';

/** A PostgreSQL cluster that CloudNativePG runs, decided. */
export interface CnpgPlan {
  readonly name: string;
  readonly image: CnpgImagePlan;
  readonly instances: number;
  readonly storage: CnpgDiskPlan;
  readonly walStorage?: CnpgDiskPlan;
  readonly resources: CnpgResourcesPlan;
  readonly settings: { readonly [name: string]: string };
  /** Most seconds between two archived pieces of log on a quiet server. */
  readonly archiveTimeoutSeconds: number;
  readonly synchronous?: { readonly number: number; readonly dataDurability: string };
  readonly placement: CnpgPlacementPlan;
  readonly database: string;
  readonly owner: string;
  /** Secret with the password of the owner, for clients. */
  readonly credentials: { readonly secretName: string; readonly isOperators: boolean };
  readonly backup?: CnpgBackupPlan;
  readonly recovery?: CnpgRecoveryPlan;
  readonly pooler?: CnpgPoolerPlan;
  readonly monitoring: CnpgMonitoringPlan;
  readonly operator: PodLocation;
  readonly serviceAccountAnnotations: { readonly [key: string]: string };
  readonly drill?: CnpgDrillPlan;
  /** Sentences for the author. */
  readonly notes: readonly string[];
}

export interface CnpgImagePlan {
  /** With the programs of PostgreSQL; clusters with a catalog look theirs up there. */
  readonly name: string;
  readonly catalog?: { readonly kind: string; readonly name: string; readonly major: number };
  readonly pullPolicy?: string;
  readonly pullSecrets: readonly string[];
}

export interface CnpgDiskPlan {
  readonly size: string;
  readonly storageClass?: string;
}

/** Request and limit in one, as quantities. */
export interface CnpgResourcesPlan {
  readonly cpu: string;
  readonly memory: string;
  readonly ephemeralStorage: string;
}

export interface CnpgPlacementPlan {
  /** Whether two instances may share a node where they must. Undefined where the author declined spreading. */
  readonly antiAffinity?: 'required' | 'preferred';
  readonly spread: SpreadPlan;
  readonly scheduling: SchedulingPlan;
}

/** Where backups and the log go, and which program takes them there. */
export interface CnpgStorePlan {
  /** Whether the plugin does; else the operator itself. */
  readonly byPlugin: boolean;
  /** Name of the ObjectStore, where the plugin does. */
  readonly name: string;
  readonly s3: S3StorePlan;
  /** Variables of the program. */
  readonly env: readonly EnvFields[];
}

export interface CnpgBackupPlan {
  readonly store: CnpgStorePlan;
  /** In six fields. */
  readonly schedule: string;
  /** Such as `30d`. */
  readonly retention: string;
}

export interface CnpgRecoveryPlan {
  readonly store: CnpgStorePlan;
  /** Folder of the store, and name of the cluster that wrote it. */
  readonly serverName: string;
  readonly targetTime?: string;
  /** Whether the ObjectStore is ours to make besides that of the backups. */
  readonly hasOwnStore: boolean;
}

export interface CnpgPoolerPlan {
  readonly name: string;
  readonly mode: string;
  readonly instances: number;
  readonly poolSize: number;
  readonly maxClients: number;
}

export interface CnpgMonitoringPlan {
  readonly byPodMonitor: boolean;
  /** Who may read the metrics. Undefined for everybody in the cluster. */
  readonly collector?: PodLocation;
}

export interface CnpgDrillPlan {
  /** Of the scratch cluster and of the objects that rehearse. */
  readonly name: string;
  readonly schedule: string;
  readonly timeZone: string;
  readonly query: string;
  readonly timeoutSeconds: number;
  /** How long the restored cluster may take until it answers. */
  readonly answerSeconds: number;
  readonly kubectlImage: string;
  /** Disks of the scratch cluster's instance, and the container that waits until each is gone. */
  readonly disks: readonly { readonly claim: string; readonly step: string }[];
  /** The DNS of the cluster. */
  readonly dns: NetworkEdge;
  /** Absent where the platform assigns ids. */
  readonly userId?: number;
}
