import { CnpgPlan } from '../../parts/cloud-native-pg/cnpg-plan';
import { Reserve } from '../../parts/database/connection-budget';
import { DatabaseMode } from '../../parts/database/database-mode';
import { EngineClient } from '../../parts/database/engine-plan';
import { BackupPlan } from '../../parts/database/plan-backup';
import { NativePlan } from '../../parts/database/plan-native';
import { RecoveryPlan } from '../../parts/database/plan-recovery';
import { StoragePlan } from '../../parts/database/plan-storage';
import { LabelsPlan } from '../../parts/labels/plan-labels';
import { NetworkGuardPlan } from '../../parts/network-guard/plan-network-guard';
import { ResourcesPlan } from '../../parts/resources/plan-resources';
import { ExternalSecretPlan } from '../../parts/secrets/plan-secrets';

/** Everything about a database, decided. */
export interface StatefulDatabasePlan extends ModePlan {
  readonly mode: DatabaseMode;
}

/** What a mode decides. */
export interface ModePlan {
  readonly labels: LabelsPlan;
  readonly port: number;
  readonly client: ClientPlan;
  readonly budget: BudgetPlan;
  /** Who may connect, besides clients that connect later. */
  readonly network: NetworkGuardPlan;
  /** Whether the author named any who may. */
  readonly hasPeers: boolean;
  readonly externalSecrets: readonly ExternalSecretPlan[];
  /** Set in native mode. */
  readonly native?: NativePlan;
  /** Set where CloudNativePG runs it. */
  readonly cnpg?: CnpgPlan;
  /** Absent where there is no backup. */
  readonly recovery?: RecoveryPlan;
  /** What the author should know, a sentence each. */
  readonly notes: readonly string[];
}

/** How clients reach it. */
export interface ClientPlan extends EngineClient {
  /** Name of the Service. */
  readonly service: string;
  readonly secretName: string;
  readonly passwordKey: string;
}

/** The connections clients share. */
export interface BudgetPlan {
  readonly maxConnections: number;
  readonly reserved: readonly Reserve[];
  /** What to do where they are too few. */
  readonly fix: string;
}

/** What both modes start from. */
export interface SharedPlan {
  readonly resources: ResourcesPlan;
  readonly maxConnections: number;
  readonly storage: StoragePlan;
  readonly backup?: BackupPlan;
  readonly backupDeclined?: string;
  /** MiB a second that a restore was measured to write. */
  readonly restoreSpeed?: number;
}
