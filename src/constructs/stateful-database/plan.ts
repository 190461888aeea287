import { SharedPlan, StatefulDatabasePlan } from './database-plan';
import { KNOWN_PROPS } from './known-props';
import { planCnpgMode } from './plan-cnpg-mode';
import { planMode, refuseOtherMode } from './plan-mode';
import { planNativeMode } from './plan-native-mode';
import { StatefulDatabaseProps } from './props';
import { ClusterProfile } from '../../cluster/cluster-profile';
import { DatabaseMode } from '../../parts/database/database-mode';
import { planBackup } from '../../parts/database/plan-backup';
import { RecoveryPlan, planRestoreSpeed } from '../../parts/database/plan-recovery';
import { planStorage } from '../../parts/database/plan-storage';
import { LOG_ALLOWANCE, ResourcesPlan, planResources } from '../../parts/resources/plan-resources';
import { Qos, ResourcePreset } from '../../parts/resources/resources';
import { frozenCopy } from '../../validation/frozen-copy';
import { IssueList } from '../../validation/issue-list';
import { isStruct, refuseNulls } from '../../validation/known-props';
import { wholeNumberIn } from '../../validation/ranges';

/** Decides everything, or throws one error with all that is wrong. */
export function planStatefulDatabase(props: StatefulDatabaseProps, id: string, profile: ClusterProfile, subject: string): StatefulDatabasePlan {
  const issues = new IssueList();
  if (!isStruct(issues, '', props, KNOWN_PROPS)) issues.throwIfAny(subject);
  const mode = planMode(props, profile, issues);
  refuseOtherMode(props, mode, issues);
  const shared = planShared(props, id, mode, profile, issues);
  const planned = mode === DatabaseMode.CNPG ? planCnpgMode(props, id, shared, profile, issues) : planNativeMode(props, id, shared, profile, issues);
  refuseNulls(issues, props);
  issues.throwIfAny(subject, Object.keys(KNOWN_PROPS));
  const notes = [...planned.notes, ...recoveryNotesOf(planned.recovery, shared.backupDeclined)];
  return frozenCopy({ ...planned, mode, notes });
}

function planShared(props: StatefulDatabaseProps, id: string, mode: DatabaseMode, profile: ClusterProfile, issues: IssueList): SharedPlan {
  const { plan: backup, declined: backupDeclined } = planBackup({ ...props, mode, name: props.name ?? id }, profile, issues);
  return {
    resources: planServerResources(props, issues),
    maxConnections: wholeNumberIn(issues, 'maxConnections', props.maxConnections ?? 100, { min: 10, max: 10000 }) ?? 100,
    storage: planStorage(props.storage, profile, issues),
    backup,
    backupDeclined,
    restoreSpeed: planRestoreSpeed(props.objectives, issues),
  };
}

/** Limits that are the requests: the kubelet evicts it last, and the kernel kills it last. */
function planServerResources({ resources }: StatefulDatabaseProps, issues: IssueList): ResourcesPlan {
  return planResources({ at: 'resources', resources, qos: Qos.GUARANTEED, preset: ResourcePreset.LARGE, ephemeralStorage: LOG_ALLOWANCE }, issues);
}

function recoveryNotesOf(recovery: RecoveryPlan | undefined, declined: string | undefined): string[] {
  if (recovery === undefined) return [`no backup: ${declined}`];
  const { rpo, rto } = recovery;
  return [`a lost disk takes up to ${rpo?.seconds}s of changes with it (${rpo?.sum}), and ${rto.seconds}s to come back (${rto.sum})`];
}
