import { StatefulDatabaseProps } from './props';
import { ClusterProfile } from '../../cluster/cluster-profile';
import { DatabaseEngine } from '../../parts/database/database-engine';
import { DatabaseMode } from '../../parts/database/database-mode';
import { IssueList } from '../../validation/issue-list';
import { textOf, wholeNumberIn } from '../../validation/ranges';
import { shown } from '../../validation/shown';

const CLUSTERS = 'clusters.postgresql.cnpg.io';
/** Own judgement: each is a full copy of the data. */
const MOST_INSTANCES = 9;

/** The operator where there is one, for what it can run. */
export function planMode(props: StatefulDatabaseProps, profile: ClusterProfile, issues: IssueList): DatabaseMode {
  const isPostgres = props.engine instanceof DatabaseEngine && props.engine._kind === 'postgres';
  const mode = props.mode ?? (isPostgres && profile.hasCustomResource(CLUSTERS) ? DatabaseMode.CNPG : DatabaseMode.NATIVE);
  if (!Object.values(DatabaseMode).includes(mode)) {
    issues.add({ prop: 'mode', must: 'be DatabaseMode.NATIVE or DatabaseMode.CNPG', got: shown(mode) });
    return DatabaseMode.NATIVE;
  }
  if (mode !== DatabaseMode.CNPG || isPostgres) return mode;
  if (props.engine instanceof DatabaseEngine) issues.add({ prop: 'mode', must: 'be DatabaseMode.NATIVE for engines other than PostgreSQL', got: shown(mode) });
  return DatabaseMode.NATIVE;
}

/** Props that one mode alone reads, and what to use in the other. */
const READ_BY: { readonly [mode in DatabaseMode]: { readonly [prop in keyof StatefulDatabaseProps]?: string } } = {
  [DatabaseMode.NATIVE]: {
    replicationManager: 'use instances',
    startupBudget: 'the operator waits an hour',
    terminationGracePeriod: 'the operator waits half an hour',
    podAnnotations: 'use annotations',
    serviceAccountName: 'use cloudIdentity, which goes to the account the operator makes',
  },
  [DatabaseMode.CNPG]: { cnpg: 'set mode: DatabaseMode.CNPG' },
};

/** Where the author chose the mode, and not the cluster: what the other mode alone reads is a mistake. */
export function refuseOtherMode(props: StatefulDatabaseProps, mode: DatabaseMode, issues: IssueList): void {
  if (props.mode === undefined) return;
  const other = mode === DatabaseMode.CNPG ? DatabaseMode.NATIVE : DatabaseMode.CNPG;
  for (const [prop, fix] of Object.entries(READ_BY[other])) {
    const value = props[prop as keyof StatefulDatabaseProps];
    if (value !== undefined) issues.add({ prop, must: `be left out in ${mode} mode, which does not read it`, got: shown(value), fix });
  }
}

/** Instances of a native database: a StatefulSet copies nothing from one to another. */
export function planInstances({ instances, replicationManager }: StatefulDatabaseProps, issues: IssueList): number {
  const manager = replicationManager === undefined ? undefined : textOf(issues, 'replicationManager', replicationManager);
  const wanted = wholeNumberIn(issues, 'instances', instances ?? 1, { min: 1, max: MOST_INSTANCES }) ?? 1;
  if (wanted === 1 || manager !== undefined || issues.concerns('replicationManager')) return wanted;
  issues.add({
    prop: 'instances',
    must: 'be 1 in native mode: a StatefulSet replicates nothing, so each instance would be a database of its own and clients would write to any',
    got: String(wanted),
    fix: 'use DatabaseMode.CNPG, or name the replicationManager in the image',
  });
  return 1;
}
